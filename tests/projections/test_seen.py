"""Whether a leaf has ever changed so much: against the year before, and only where that year can be compared."""

from __future__ import annotations

import pytest

from forest import grow
from nenrin.projections.seen import seen
from nenrin.vocabulary import Month

DOUBLED = [50.0] * 12 + [100.0] * 12 + [110.0] * 12
FIRST = Month(2008, 1)
AHEAD = (FIRST + 36, FIRST + 37)


def test_the_most_favourable_change_against_the_year_before_is_found() -> None:
    found = seen(grow({"root": DOUBLED}, {"root": {"better": "up"}}), "root", AHEAD, frozenset())
    assert found is not None
    assert found.change == pytest.approx(1.0)


def test_customers_by_their_past_are_not_compared_with_months_that_could_not_know_it() -> None:
    """Nobody can have come back in the first months of the data: that they doubled later is no achievement."""
    measure = {"source": "orders", "agg": "count_distinct", "of": "member", "customers": "reactivated"}
    said = {"root": {"better": "up", "formula": None, "measure": measure}}
    found = seen(grow({"root": DOUBLED}, said), "root", AHEAD, frozenset())
    assert found is not None
    assert found.change == pytest.approx(0.1)


def test_what_came_in_the_months_ahead_or_later_was_not_seen_yet() -> None:
    """As of the end of the third year nothing is known of the fourth."""
    grown = grow({"root": [*DOUBLED, *[900.0] * 12]}, {"root": {"better": "up"}})
    assert seen(grown, "root", AHEAD, frozenset()) == seen(grow({"root": DOUBLED}), "root", AHEAD, frozenset())
    later = seen(grown, "root", (FIRST + 48, FIRST + 49), frozenset())
    assert later is not None
    assert later.change == pytest.approx(900 / 110 - 1)
