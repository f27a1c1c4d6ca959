"""What a month should have been: a band from the past only."""

from nenrin.expectations.expectation import Expectation

__all__ = ["Expectation"]
