"""What a month should have been: a band from the past only."""

from nenrin.expectations.expect import expect, expect_series, latest
from nenrin.expectations.expectation import Expectation
from nenrin.expectations.family import FAMILY
from nenrin.expectations.manner import Manner, days_by_month, manner, manners
from nenrin.expectations.moment import Moment
from nenrin.expectations.student import p_value
from nenrin.expectations.trading_days import TradingDays, known_holidays, trading_days

__all__ = [
    "FAMILY", "Expectation", "Manner", "Moment", "TradingDays", "days_by_month", "expect", "expect_series",
    "known_holidays", "latest", "manner", "manners", "p_value", "trading_days",
]
