"""Whether a leaf has ever changed so much: against the year before, and only where that year can be compared."""

from __future__ import annotations

import pytest

from forest import grow
from nenrin.projections.seen import seen

DOUBLED = [50.0] * 12 + [100.0] * 12 + [110.0] * 12


def test_the_most_favourable_change_against_the_year_before_is_found() -> None:
    found = seen(grow({"root": DOUBLED}, {"root": {"better": "up"}}), "root", 2, frozenset())
    assert found is not None
    assert found.change == pytest.approx(1.0)


def test_customers_by_their_past_are_not_compared_with_months_that_could_not_know_it() -> None:
    """Nobody can have come back in the first months of the data: that they doubled later is no achievement."""
    measure = {"source": "orders", "agg": "count_distinct", "of": "member", "customers": "reactivated"}
    said = {"root": {"better": "up", "formula": None, "measure": measure}}
    found = seen(grow({"root": DOUBLED}, said), "root", 2, frozenset())
    assert found is not None
    assert found.change == pytest.approx(0.1)
