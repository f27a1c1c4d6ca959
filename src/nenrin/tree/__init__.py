"""The customer KPI tree: what it is, and every KPI's value in every month."""

from nenrin.tree.grow import grow
from nenrin.tree.kpi import Also, ByPlan, Kpi, Target, Tolerance
from nenrin.tree.reading import Reading
from nenrin.tree.ties import Tie, deviations
from nenrin.tree.tree import Node, Tree
from nenrin.tree.year_to_date import year_to_date

__all__ = [
    "Also", "ByPlan", "Kpi", "Node", "Reading", "Target", "Tie", "Tolerance", "Tree", "deviations", "grow",
    "year_to_date",
]
