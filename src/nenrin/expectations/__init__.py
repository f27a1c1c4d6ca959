"""What a month should have been: a band from the past only."""

from nenrin.expectations.expect import FAMILY, expect, expect_series
from nenrin.expectations.expectation import Expectation
from nenrin.expectations.moment import Moment
from nenrin.expectations.student import p_value

__all__ = ["FAMILY", "Expectation", "Moment", "expect", "expect_series", "p_value"]
