"""Numbers in tables: rounded half up, signed where they are changes, in the scale and with the unit of their KPI."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.vocabulary import Figure, Format, Kind, Label
from nenrin.vocabulary.figure import half_up
from nenrin.words import show, unit

K = Format(style="currency", scale="thousand")
K1 = Format(style="currency", scale="thousand", digits=1)
M2 = Format(style="currency", scale="million", digits=2)
MAN = Format(style="currency", scale="万")
OKU = Format(style="currency", scale="億", digits=1)
MONEY = Format(style="currency", digits=2)
RATE = Format(style="percent", digits=1)
RATE0 = Format(style="percent")
PEOPLE = Format(unit=Label({"en": "customers", "ja": "人"}))
ORDERS = Format(digits=2, unit=Label({"en": "orders", "ja": "件"}))
PLAIN = Format()

ROWS: list[tuple[float | None, Kind, Format, str, str]] = [
    # levels: the scale divides, thousands are separated, halves go away from zero
    (1_461_756.0, "level", K, "1,462", "1,462"),
    (1_461_756.0, "level", K1, "1,461.8", "1,461.8"),
    (1_461_756.0, "level", M2, "1.46", "1.46"),
    (1_461_756.0, "level", MAN, "1.46", "146"),
    (1_461_756_000.0, "level", OKU, "1.46", "14.6"),
    (2.675, "level", MONEY, "2.68", "2.68"),
    (1.005, "level", MONEY, "1.01", "1.01"),
    (0.125, "level", MONEY, "0.13", "0.13"),
    (2_500.0, "level", K, "3", "3"),
    (1_500.0, "level", K, "2", "2"),
    (499.0, "level", K, "0", "0"),
    (500.0, "level", K, "1", "1"),
    (0.0, "level", K, "0", "0"),
    (0.0, "level", M2, "0.00", "0.00"),
    (-0.0, "level", MONEY, "0.00", "0.00"),
    (999.995, "level", MONEY, "1,000.00", "1,000.00"),
    (1_234_567.0, "level", PEOPLE, "1,234,567", "1,234,567"),
    (311.0, "level", PEOPLE, "311", "311"),
    (1.695, "level", ORDERS, "1.70", "1.70"),
    (-12.0, "level", PEOPLE, "−12", "△12"),
    (-1_234.5, "level", MONEY, "−1,234.50", "△1,234.50"),
    # rates: the ratio × 100, without the sign %
    (0.027, "level", RATE, "2.7", "2.7"),
    (0.02675, "level", RATE, "2.7", "2.7"),
    (0.0005, "level", RATE, "0.1", "0.1"),
    (1.0, "level", RATE, "100.0", "100.0"),
    (0.725, "level", RATE0, "73", "73"),
    (-0.05, "level", RATE, "−5.0", "△5.0"),
    # changes: a sign always, but for a printed zero
    (38_123.0, "change", K, "+38", "+38"),
    (-21_600.0, "change", K, "−22", "△22"),
    (-21_500.0, "change", K, "−22", "△22"),
    (21_500.0, "change", K, "+22", "+22"),
    (-499.0, "change", K, "0", "0"),
    (499.0, "change", K, "0", "0"),
    (0.0, "change", K, "0", "0"),
    (-0.04, "change", RATE, "−4.0", "△4.0"),
    (0.009, "change", RATE, "+0.9", "+0.9"),
    (-0.0004, "change", RATE, "0.0", "0.0"),
    (0.0005, "change", RATE, "+0.1", "+0.1"),
    (-55.0, "change", PEOPLE, "−55", "△55"),
    (0.205, "change", ORDERS, "+0.21", "+0.21"),
    (-1_234_567.0, "change", PEOPLE, "−1,234,567", "△1,234,567"),
    (-15_000_000.0, "change", Format(style="currency", scale="million"), "−15", "△15"),
    # relative changes: one decimal, whatever the KPI's digits
    (0.0754, "relative", K, "+7.5%", "+7.5%"),
    (-0.09, "relative", PEOPLE, "−9.0%", "△9.0%"),
    (0.389, "relative", K, "+38.9%", "+38.9%"),
    (0.0005, "relative", K, "+0.1%", "+0.1%"),
    (0.0004, "relative", K, "0.0%", "0.0%"),
    (-0.0004, "relative", K, "0.0%", "0.0%"),
    (12.4, "relative", K, "+1,240.0%", "+1,240.0%"),
    (0.0, "relative", RATE, "0.0%", "0.0%"),
    # shares: whole percents, unsigned
    (0.72, "share", K, "72%", "72%"),
    (0.005, "share", K, "1%", "1%"),
    (0.0, "share", K, "0%", "0%"),
    (1.0, "share", RATE, "100%", "100%"),
    (-0.41, "share", K, "−41%", "△41%"),
    # counts: plain whole numbers, whatever the KPI's scale
    (53_628.0, "count", K, "53,628", "53,628"),
    (12.0, "count", RATE, "12", "12"),
    # what is not there
    (None, "level", K, "–", "–"),
    (None, "change", RATE, "–", "–"),
    (None, "relative", PEOPLE, "–", "–"),
    (None, "share", K, "–", "–"),
    (None, "count", PLAIN, "–", "–"),
]


@pytest.mark.parametrize(("value", "kind", "format_", "english", "japanese"), ROWS)
def test_a_figure_is_printed(value: float | None, kind: Kind, format_: Format, english: str, japanese: str) -> None:
    figure = Figure(value, kind, format_, "GBP")
    assert (show(figure, "en"), show(figure, "ja")) == (english, japanese)


UNITS: list[tuple[Format, str, Kind, str, str]] = [
    (K, "GBP", "level", "£k", "千ポンド"),
    (K, "GBP", "change", "£k", "千ポンド"),
    (MONEY, "GBP", "level", "£", "ポンド"),
    (Format(style="currency", scale="million"), "JPY", "level", "¥m", "百万円"),
    (Format(style="currency", scale="billion"), "USD", "level", "$bn", "十億ドル"),
    (MAN, "JPY", "level", "¥m", "万円"),
    (OKU, "JPY", "level", "¥bn", "億円"),
    (K, "CHF", "level", "CHF k", "千CHF"),
    (RATE, "GBP", "level", "%", "%"),
    (RATE, "GBP", "change", "pts", "ポイント"),
    (PEOPLE, "GBP", "level", "customers", "人"),
    (PEOPLE, "GBP", "change", "customers", "人"),
    (Format(scale="thousand", unit=PEOPLE.unit), "GBP", "level", "thousand customers", "千人"),
    (Format(scale="thousand"), "GBP", "level", "thousand", "千"),
    (PLAIN, "GBP", "level", "", ""),
    (K, "GBP", "relative", "", ""),
    (K, "GBP", "share", "", ""),
    (PEOPLE, "GBP", "count", "", ""),
]


@pytest.mark.parametrize(("format_", "currency", "kind", "english", "japanese"), UNITS)
def test_a_column_names_its_unit_once(format_: Format, currency: str, kind: Kind, english: str, japanese: str) -> None:
    assert (unit(format_, currency, "en", kind), unit(format_, currency, "ja", kind)) == (english, japanese)


values = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)
formats = st.builds(
    Format, style=st.sampled_from(["number", "currency", "percent"]), digits=st.integers(0, 6),
    scale=st.sampled_from(["one", "thousand", "million", "billion", "万", "億"]),
)


@given(values, formats, st.sampled_from(["level", "change"]), st.sampled_from(["en", "ja"]))
def test_what_is_printed_reads_back_as_the_rounded_number(
    value: float, format_: Format, kind: Kind, language: str,
) -> None:
    printed = show(Figure(value, kind, format_, "JPY"), language)
    read = Decimal(printed.replace(",", "").replace("−", "-").replace("△", "-"))
    fewer_tens = {"万": 2, "億": 1}.get(format_.scale, 0) if language == "en" and format_.style != "percent" else 0
    assert read.scaleb(fewer_tens) == half_up(value / format_.divisor, format_.digits), "the same step in any language"
    assert -read.as_tuple().exponent == format_.digits + fewer_tens  # type: ignore[operator]  # (a finite number's exponent)


@given(values, formats, st.sampled_from(["en", "ja"]))
def test_a_change_carries_its_sign_and_no_zero_does(value: float, format_: Format, language: str) -> None:
    printed = show(Figure(value, "change", format_, "JPY"), language)
    negative = {"en": "−", "ja": "△"}[language]
    expected = "+" if value > 0 else negative
    if set(printed) <= set("0."):
        expected = ""
    assert printed.startswith(expected)
    assert printed[len(expected)].isdigit()


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(KeyError, match="no texts for language 'fr'"):
        show(Figure(None), "fr")
