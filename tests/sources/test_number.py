"""Numbers are exact or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nenrin.sources.number import exact, integer, number
from nenrin.sources.refusal import Refused, Repaired
from nenrin.vocabulary import Sentence


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1234.5", "1234.5"), ("１２，３４５．５０", "12345.50"), ("12,345", "12345"), ("1,234,567.8", "1234567.8"),
        ("-5", "-5"), ("−5", "-5"), ("－5", "-5"), ("(500)", "-500"), ("（５００）", "-500"), ("△500", "-500"),
        ("▲1,000", "-1000"), ("500-", "-500"), ("+7", "7"), (".5", "0.5"), (" 8 ", "8"), ("-0", "0"),
        (475.24, "475.24"), (1e14, "100000000000000"), (-0.1, "-0.1"),
    ],
)
def test_a_number_is_read_exactly_as_it_is_meant(written: object, meant: str) -> None:
    assert number(written) == Decimal(meant)


@pytest.mark.parametrize(
    "written",
    [
        "nan", "NaN", "Infinity", "-inf", "1e400", "1E5", "0x10", "1_000", "12%", "1.2億", "12千円", "３万", "TRUE",
        "未定", "#N/A", "=1+1", "٣٤٥", "10²", "①", "1234,5", "1,23", "12,34,567", "1.234.567", "--5",
        "5+", "(-5)", "△-5", "1 000",
        "", "￥500", "500円", "$5", "-", ".", "5.", float("nan"), float("inf"), 1e15, 123456789012345678.0,
    ],
)
def test_what_is_not_certainly_a_number_is_refused(written: object) -> None:
    with pytest.raises(Refused):
        number(written)


def test_what_a_percentage_means_is_not_guessed() -> None:
    """Without its sign 12% would be a hundred times as much as the share that it is: both ways are offered."""
    with pytest.raises(Refused) as raised:
        number("12%")
    assert raised.value.right.startswith("write a share in digits, 0.12 for 12%; to read it as 12, add  clean:")


@pytest.mark.parametrize(("written", "unit"), [("３，０００円", "円"), ("¥500", "¥"), ("500 GBP", "GBP")])
def test_a_unit_is_stripped_only_by_a_rule_that_the_message_offers(written: str, unit: str) -> None:
    with pytest.raises(Refused) as refused:
        number(written)
    assert refused.value.right == f"add  clean: [{{column: {{column}}, strip: '{unit}'}}]"


@pytest.mark.parametrize("written", ["1.2億", "12千円", "3M", "4 mn", "10²", "5①"])
def test_a_multiplier_is_never_offered_to_be_stripped(written: str) -> None:
    with pytest.raises(Refused) as refused:
        number(written)
    assert "strip" not in refused.value.right


def test_beside_semicolons_a_comma_could_be_a_decimal_comma() -> None:
    with pytest.raises(Refused, match="decimal comma"):
        number("1,234", comma="")
    assert number("1234.5", comma="") == Decimal("1234.5")


def test_a_value_keeps_the_declared_decimals_and_is_never_rounded() -> None:
    assert str(exact("12.5", 14, 2)) == "12.50"
    assert str(exact("12.500", 14, 2)) == "12.50"
    with pytest.raises(Refused, match="more decimals than the 2 declared"):
        exact("12.345", 14, 2)
    with pytest.raises(Refused, match="more digits"):
        exact("1000", 5, 2)
    assert exact("999.99", 5, 2) == Decimal("999.99")


@pytest.mark.parametrize(
    ("written", "right"),
    [("12.345", "declare  decimal(15,3)"), (12.3456, "declare  decimal(16,4)"), ("0.123456", "declare  decimal(18,6)")],
)
def test_the_type_that_is_offered_holds_the_value(written: object, right: str) -> None:
    with pytest.raises(Refused) as refused:
        exact(written, 14, 2)
    assert refused.value.right == right


@pytest.mark.parametrize("computed", [85.3091999999998, 9.989999999999995, 1 / 3])
def test_what_a_spreadsheet_computed_is_offered_as_float(computed: float) -> None:
    """Each such cell has a tail of its own length: a wider decimal would be refused by the next of them."""
    with pytest.raises(Refused, match="more decimals") as refused:
        exact(computed, 14, 4)
    assert refused.value.right == "declare  float  if such cells are computed, else round them in the file"


def test_numbers_of_more_digits_than_arithmetic_keeps_stay_exact() -> None:
    long = "999999999999999999999999999999999999.99"
    assert str(exact(long, 38, 2)) == long
    assert str(exact(f"({long})", 38, 2)) == f"-{long}"
    assert str(exact("-0", 14, 2)) == "0.00"


def test_binary_noise_of_a_spreadsheet_is_dropped_and_counted_but_real_decimals_are_not() -> None:
    noise = 113.28999999999999                      # 1.03 × 109.99 as a spreadsheet stores it; it shows 113.29
    assert exact(noise, 14, 2) == Repaired(Decimal("113.29"), Sentence("source.noise"))
    with pytest.raises(Refused):
        exact(113.289, 14, 2)
    with pytest.raises(Refused):
        exact("113.28999999999999", 14, 2)


def test_an_integer_is_whole_and_fits_64_bits() -> None:
    assert integer("9223372036854775807") == 2**63 - 1
    assert integer(17850.0) == 17850
    for wrong in ("9223372036854775808", "1.5", 2.25):
        with pytest.raises(Refused):
            integer(wrong)
