"""The customer KPI tree: what it is, and every KPI's value in every month."""

from nenrin.tree.kpi import Also, Kpi, Target
from nenrin.tree.tree import Node, Tree

__all__ = ["Also", "Kpi", "Node", "Target", "Tree"]
