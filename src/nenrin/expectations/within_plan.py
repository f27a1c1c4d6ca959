"""The plan as the expectation: what was agreed, and how far from it nobody asks.

Good at: KPIs that are steered to a figure, and new ones without any history. Blind to: whether the plan was ever
likely; season, growth and chance count only so far as the plan had them.
"""

from __future__ import annotations

from nenrin.tree import Tolerance

FREEDOM = 100.0
"""Practically a normal distribution: a tolerance is agreed, not estimated. Twice the tolerance has p = 0.002."""


def half_width(tolerance: Tolerance, planned: float) -> float:
    """Half the band around ``planned``, in the KPI's unit."""
    said = tolerance.tolerance
    return float(said.rstrip("%")) / 100 * abs(planned) if isinstance(said, str) else said
