"""Addresses as a spreadsheet writes them."""

from __future__ import annotations

import pytest

from nenrin.sheets.address import area, letters, on, spot


@pytest.mark.parametrize(("column", "name"), [
    (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD"),
])
def test_columns_count_in_letters(column: int, name: str) -> None:
    assert letters(column) == name


def test_what_stays_when_a_formula_is_copied_carries_a_sign() -> None:
    assert [spot(6, 2, fixed) for fixed in ("", "row", "column", "both")] == ["C7", "C$7", "$C7", "$C$7"]
    assert area((0, 0), (9, 27), "column") == "$A1:$AB10"


@pytest.mark.parametrize(("name", "said"), [
    ("Calc", "Calc!A1"), ("Calc 2", "'Calc 2'!A1"), ("計算", "'計算'!A1"), ("O'Neil", "'O''Neil'!A1"),
    ("2011", "'2011'!A1"), ("a_b", "a_b!A1"),
])
def test_a_sheet_that_needs_quotes_gets_them(name: str, said: str) -> None:
    assert on(name, "A1") == said
