"""Numbers in sentences: with their unit, at the size people say them, never finer than the KPI's own format."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.vocabulary import Figure, Format, Kind, Label
from nenrin.words import amount

K = Format(style="currency", scale="thousand")
K1 = Format(style="currency", scale="thousand", digits=1)
MONEY = Format(style="currency")
PRICE = Format(style="currency", digits=3)
MAN = Format(style="currency", scale="万")
RATE = Format(style="percent", digits=1)
PEOPLE = Format(unit=Label({"en": "customers", "ja": "人"}))
PER = Format(digits=2, unit=Label({"en": "orders", "ja": "件"}))

RANGE_ENDS: list[tuple[float, Format, str, str]] = [
    (118_000.0, K, "£118k", "118"), (5_756.0, MONEY, "£5,756", "5,756"), (0.511, RATE, "51.1%", "51.1"),
    (344.0, PEOPLE, "344", "344"), (0.0, K, "£0", "0"), (300.0, K, "£300", "300ポンド"),
]


@pytest.mark.parametrize(("value", "shape", "english", "japanese"), RANGE_ENDS)
def test_the_lower_end_of_a_range_leaves_a_unit_that_follows_to_the_upper_end(
    value: float, shape: Format, english: str, japanese: str,
) -> None:
    """118～308千ポンド, 51.1～65.1%; £118k to £308k. What no unit of the upper end would fit keeps its own."""
    figure = Figure(value, "level", shape, "GBP")
    assert (amount(figure, "en", named=False), amount(figure, "ja", named=False)) == (english, japanese)


ROWS: list[tuple[float | None, Kind, Format, str, str]] = [
    (1_461_756.0, "level", K, "£1.46m", "1,462千ポンド"),
    (38_123.0, "level", K, "£38k", "38千ポンド"),
    (38_123.0, "level", K1, "£38.1k", "38.1千ポンド"),
    (812.0, "level", K, "£1k", "1千ポンド"),
    (812.0, "level", K1, "£0.8k", "0.8千ポンド"),
    (300.0, "level", K, "£300", "300ポンド"),
    (-300.0, "change", K, "−£300", "△300ポンド"),
    (0.0, "level", K, "£0", "0ポンド"),
    (999_960.0, "level", K, "£1.00m", "1,000千ポンド"),
    (999_400.0, "level", K, "£999k", "999千ポンド"),
    (1_200_000_000.0, "level", K, "£1.20bn", "1,200,000千ポンド"),
    (-21_600.0, "change", K, "−£22k", "△22千ポンド"),
    (21_600.0, "change", K, "+£22k", "+22千ポンド"),
    (452.0, "level", MONEY, "£452", "452ポンド"),
    (9_999.0, "level", MONEY, "£9,999", "9,999ポンド"),
    (10_000.0, "level", MONEY, "£10.0k", "10,000ポンド"),
    (140_572.0, "level", MONEY, "£141k", "140,572ポンド"),
    (-140_572.0, "change", K1, "−£141k", "△140.6千ポンド"),
    (-1_234_567.0, "change", MONEY, "−£1.23m", "△1,234,567ポンド"),
    (999_999_999_999.0, "level", K, "£1,000bn", "1,000,000,000千ポンド"),
    (2.3456, "level", PRICE, "£2.346", "2.346ポンド"),
    (1_462_000.0, "level", MAN, "£1.46m", "146万ポンド"),
    (0.0268, "level", RATE, "2.7%", "2.7%"),
    (-0.009, "change", RATE, "−0.9 points", "△0.9ポイント"),
    (311.0, "level", PEOPLE, "311 customers", "311人"),
    (1.0, "level", PEOPLE, "1 customer", "1人"),
    (-55.0, "change", PEOPLE, "−55 customers", "△55人"),
    (1.7, "level", PER, "1.70 orders", "1.70件"),
    (1_234.0, "level", Format(), "1,234", "1,234"),
    (-0.088, "relative", K, "−8.8%", "△8.8%"),
    (0.72, "share", K, "72%", "72%"),
    (3.0, "count", K, "3", "3"),
    (None, "change", K, "–", "–"),
]


@pytest.mark.parametrize(("value", "kind", "format_", "english", "japanese"), ROWS)
def test_an_amount_is_said(value: float | None, kind: Kind, format_: Format, english: str, japanese: str) -> None:
    figure = Figure(value, kind, format_, "GBP")
    assert (amount(figure, "en"), amount(figure, "ja")) == (english, japanese)


def test_the_board_of_a_japanese_company_reads_millions_of_yen() -> None:
    profit = Figure(-22_400_000.0, "change", Format(style="currency", scale="million"), "JPY")
    assert (amount(profit, "ja"), amount(profit, "en")) == ("△22百万円", "−¥22m")


def test_a_currency_without_a_sign_keeps_its_code() -> None:
    figure = Figure(38_123.0, "level", K, "CHF")
    assert (amount(figure, "en"), amount(figure, "ja")) == ("CHF 38k", "38千CHF")


@pytest.mark.parametrize(("kind", "format_", "english", "japanese"), [
    ("change", K, "£22k", "22千ポンド"), ("change", PEOPLE, "21,600 customers", "21,600人"),
    ("relative", K, "2,160,000.0%", "2,160,000.0%"),
])
def test_words_around_an_amount_may_carry_its_sign(kind: Kind, format_: Format, english: str, japanese: str) -> None:
    figure = Figure(-21_600.0, kind, format_, "GBP")
    assert (amount(figure, "en", signed=False), amount(figure, "ja", signed=False)) == (english, japanese)


def test_the_noun_of_a_unit_may_be_left_out_but_money_and_percent_keep_theirs() -> None:
    said = [amount(Figure(311.0, "level", format_, "GBP"), "en", named=False) for format_ in (PEOPLE, MONEY)]
    assert [*said, amount(Figure(0.0311, "level", RATE), "en", named=False)] == ["311", "£311", "3.1%"]


@given(
    st.floats(min_value=0.01, max_value=9e11), st.sampled_from(["one", "thousand", "million"]), st.integers(0, 2),
)
def test_english_money_reads_back_within_half_a_step_of_three_digits_or_of_the_format(
    value: float, scale: str, digits: int,
) -> None:
    format_ = Format.model_validate({"style": "currency", "scale": scale, "digits": digits})
    said = re.fullmatch(r"£([\d,.]+)(k|m|bn)?", amount(Figure(value, "level", format_, "GBP"), "en"))
    assert said
    read = float(Decimal(said[1].replace(",", ""))) * {None: 1.0, "k": 1e3, "m": 1e6, "bn": 1e9}[said[2]]
    step = max(format_.divisor * 10.0**-digits, value / 100)
    assert abs(read - value) <= step * 0.5000001
