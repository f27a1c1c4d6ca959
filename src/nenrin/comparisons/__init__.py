"""A month beside another month, the year before, the year so far, the plan."""

from nenrin.comparisons.comparison import REFERENCES, Compared, Comparison, YearToDate
from nenrin.comparisons.plan import Plan

__all__ = ["REFERENCES", "Compared", "Comparison", "Plan", "YearToDate"]
