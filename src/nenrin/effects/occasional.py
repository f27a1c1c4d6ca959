"""Sources that hold nothing but trials: no month needs rows of them, and none is partial for lack of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nenrin.effects.initiative import Initiative
from nenrin.measures import Customer, Measure


def occasional(
    causes: Iterable[Initiative], measures: Mapping[str, Measure], customer: Customer | None,
) -> frozenset[str]:
    """The sources that controls read and that neither a KPI nor the customers are counted from."""
    counted = {measure.source for measure in measures.values()}
    counted |= {customer.source} if customer is not None else set()
    controls = (cause.control for cause in causes)
    return frozenset(one.source for one in controls if one is not None and one.source is not None) - counted
