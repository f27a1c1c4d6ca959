"""No band is narrower than chance makes a count or a rate of counts."""

from __future__ import annotations

import pytest

from forest import FIRST, grow
from nenrin.expectations.sampling import sampling_error

MONTH = FIRST + 2
COUNT = {"measure": {"source": "orders", "agg": "count_distinct", "of": "customer_id"}}
TREE = grow(
    {
        "root": [1.0, 1.0, 1.0], "customers": [800.0, 1000.0, 5.0], "again": [400.0, 450.0, 2.0],
        "orders": [1000.0, 1600.0, 9.0], "rate": [0.5, 0.45, 0.4], "prior": [0.5, 0.5, 0.4],
        "per_customer": [1.2, 1.6, 1.8], "spend": [9.0, 9.0, 9.0],
    },
    {
        "customers": COUNT, "again": COUNT, "orders": COUNT, "rate": {"formula": "again / customers"},
        "prior": {"formula": "again / prev(customers)"}, "per_customer": {"formula": "orders / customers"},
        "spend": {"formula": "root / customers"},
    },
)


def test_a_count_of_400_is_uncertain_by_39() -> None:
    assert sampling_error(TREE, "customers", MONTH, 400.0) == pytest.approx(39.2, abs=0.01)


def test_a_count_is_uncertain_by_one_event_at_least() -> None:
    assert sampling_error(TREE, "customers", MONTH, 0.0) == pytest.approx(1.96, abs=0.001)


def test_a_rate_is_binomial_over_the_cases_of_the_month_before() -> None:
    """1.96·√(0.45·0.55/1000) = 0.03083; the judged month's own denominator, 5, is not looked at."""
    assert sampling_error(TREE, "rate", MONTH, 0.45) == pytest.approx(0.03083, abs=1e-5)


def test_a_denominator_of_an_earlier_month_is_known() -> None:
    assert sampling_error(TREE, "prior", MONTH, 0.45) == pytest.approx(0.03083, abs=1e-5)


def test_a_rate_of_zero_or_one_keeps_half_an_event_of_doubt() -> None:
    """1.96·√(0.0005·1/1000) = 0.001386."""
    assert sampling_error(TREE, "rate", MONTH, 0.0) == pytest.approx(0.001386, abs=1e-6)
    assert sampling_error(TREE, "rate", MONTH, 1.0) == pytest.approx(0.001386, abs=1e-6)


def test_orders_per_customer_is_poisson() -> None:
    """1.96·√(1.6/1000) = 0.0784."""
    assert sampling_error(TREE, "per_customer", MONTH, 1.6) == pytest.approx(0.0784, abs=1e-4)


def test_amounts_and_rates_of_amounts_have_no_known_sampling_error() -> None:
    assert sampling_error(TREE, "root", MONTH, 100.0) == 0.0
    assert sampling_error(TREE, "spend", MONTH, 0.01) == 0.0
