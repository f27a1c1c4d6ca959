"""Rounding agrees with a spreadsheet, not with binary fractions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nenrin.vocabulary.figure import half_up


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (2.675, 2, "2.68"), (1.005, 2, "1.01"), (-2.675, 2, "-2.68"), (0.5, 0, "1"), (1.5, 0, "2"), (-0.5, 0, "-1"),
        (0.1 + 0.2, 1, "0.3"), (1234567.89499999, 2, "1234567.89"), (0.0, 2, "0.00"), (1e15, 0, "1000000000000000"),
    ],
)
def test_halves_go_away_from_zero_on_the_fifteen_digits_a_spreadsheet_keeps(
    value: float, digits: int, shown: str,
) -> None:
    assert half_up(value, digits) == Decimal(shown)
