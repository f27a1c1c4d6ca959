"""Rows fit their texts and columns their numbers."""

from __future__ import annotations

import pytest

from nenrin.sheets import Cell
from nenrin.sheets.fitting import fitted, heights, length_of, lines_of


@pytest.mark.parametrize(("value", "number_format", "shown"), [
    (1234567.891, '#,##0.00;"−"#,##0.00;0', "1,234,567.89"),
    (-1234567.0, '"+"#,##0;"−"#,##0;0', "−1,234,567"),
    (1234567.0, '"+"#,##0,;"−"#,##0,;0', "+1,235"),
    (11.5, "#,##0.0000##", "11.5000"),
    (30521112.841234567, "#,##0.0000##", "30,521,112.841235"),
    (0.0345, '"+"0.0%" pts";"−"0.0%;0', "+3.5% pts"),
])
def test_a_number_is_as_long_as_it_prints(value: float, number_format: str, shown: str) -> None:
    assert length_of(value, number_format) == len(shown)


def test_a_month_is_as_long_as_the_longest_of_its_format() -> None:
    """An ideograph is 2.3 Latin letters wide."""
    assert length_of(40000.0, "mmm yyyy") == len("Nov 2011")
    assert length_of(40000.0, 'yyyy"年"m"月"') == pytest.approx(len("201111") + 2 * 2.3)


def test_other_dates_have_the_width_they_were_given() -> None:
    assert length_of(40000.0, "dd mmm") == 0


def test_a_key_needs_more_room_than_running_text() -> None:
    assert lines_of("retained_customers@2026-01", 22) == 2
    assert lines_of("retained customers of 2026", 22) == 1


def test_a_column_grows_for_a_number_that_would_show_as_hashes_and_never_shrinks() -> None:
    cells = [Cell(0, 0, 123_456_789_012.0, number_format="#,##0.00"), Cell(0, 1, 1.0, number_format="0")]
    assert fitted(cells, ((0, 0, 8.0), (1, 1, 20.0))) == ((0, 0, 19.0), (1, 1, 20.0))


def test_a_text_takes_as_many_lines_as_its_column_leaves_it() -> None:
    assert lines_of("a" * 24, 20) == 1
    assert lines_of("a" * 25, 20) == 2
    assert lines_of("あ" * 11, 20) == 2
    assert lines_of("one\ntwo", 20) == 2


def test_only_wrapped_texts_make_a_row_higher() -> None:
    cells = [Cell(3, 0, "x" * 100, role="text_wrapped"), Cell(4, 0, "x" * 100, role="text")]
    assert heights(cells, ((0, 0, 10.0),)) == {3: 9 * 13.5 + 3}
