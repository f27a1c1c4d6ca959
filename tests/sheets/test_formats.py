"""Number formats show a KPI as the report prints it, and leave the value alone."""

from __future__ import annotations

import pytest

from nenrin.sheets import formats
from nenrin.vocabulary import Format
from nenrin.vocabulary.format import Scale
from nenrin.words import Words

EN, JA = Words("en"), Words("ja")


def test_a_scale_is_a_matter_of_commas_not_of_values() -> None:
    assert formats.level(Format(scale="thousand", digits=1), EN) == '#,##0.0,;"−"#,##0.0,;#,##0.0,'
    assert formats.level(Format(scale="million"), EN) == '#,##0,,;"−"#,##0,,;#,##0,,'


def test_a_change_carries_its_sign_unless_it_is_zero() -> None:
    assert formats.change(Format(digits=2), EN) == '"+"#,##0.00;"−"#,##0.00;#,##0.00'


def test_differences_of_percentages_say_that_they_are_points() -> None:
    assert formats.change(Format(style="percent", digits=1), EN) == '"+"0.0%" pts";"−"0.0%" pts";0.0%" pts"'
    assert formats.level(Format(style="percent", digits=1), EN) == '0.0%;"−"0.0%;0.0%'


def test_japanese_marks_negative_numbers_with_a_triangle() -> None:
    assert formats.change(Format(), JA).split(";")[1] == '"△"#,##0'


@pytest.mark.parametrize(("scale", "shown"), [
    ("万", "thousand"), ("億", "million"), ("billion", "billion"), ("one", "one"),
])
def test_a_scale_that_no_spreadsheet_has_becomes_the_nearest_smaller_one(scale: Scale, shown: Scale) -> None:
    assert formats.workable(Format(scale=scale)).scale == shown


def test_where_inputs_stand_nothing_is_scaled_and_the_cents_are_seen() -> None:
    money = formats.full(Format(style="currency", scale="million"), "GBP")
    assert (money.scale, money.digits) == ("one", 2)
    assert formats.full(Format(style="percent", digits=1), "GBP").digits == 2
    assert formats.full(Format(digits=3), "GBP").digits == 3


def test_a_currency_without_cents_shows_none_unless_a_price_asks_for_them() -> None:
    assert formats.full(Format(style="currency", scale="万", digits=1), "JPY").digits == 0
    assert formats.full(Format(style="currency", digits=1), "JPY").digits == 1


def test_a_working_number_carries_the_sign_of_its_language() -> None:
    assert formats.plain("#,##0.0", JA) == '#,##0.0;"△"#,##0.0;0'
