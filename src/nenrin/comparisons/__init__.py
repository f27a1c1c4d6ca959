"""A month beside another month, the year before, the year so far, the plan."""

from nenrin.comparisons.compare import compare, compared
from nenrin.comparisons.comparison import REFERENCES, Compared, Comparison, YearToDate
from nenrin.comparisons.plan import Plan
from nenrin.comparisons.planned import Planned
from nenrin.comparisons.read import plan_problems, read_plan

__all__ = [
    "REFERENCES", "Compared", "Comparison", "Plan", "Planned", "YearToDate", "compare", "compared",
    "plan_problems", "read_plan",
]
