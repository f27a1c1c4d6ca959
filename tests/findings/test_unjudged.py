"""Who may not be judged, and why."""

from __future__ import annotations

from forest import FIRST, Line, grow, measured
from nenrin.findings.dependence import rests_on
from nenrin.findings.unjudged import unjudged
from nenrin.tree import Tree
from nenrin.vocabulary import Label, Month, Sentence

MONTH = FIRST + 2
WHY = Sentence("coverage.partial", {"month": MONTH})
COUNT = {"source": "orders", "agg": "count_distinct", "of": "customer_id"}


def shop() -> Tree:
    series: dict[str, Line] = {
        "root": [1.0, 1.0, 1.0], "visits": [1.0, 1.0, 1.0], "active": [90.0, 25.0, 40.0], "kept": [9.0, 9.0, 9.0],
        "retention": [0.1, 0.1, 0.36], "conversion": [1.0, 1.0, 1.0], "gone": {FIRST: 1.0},
    }
    said: dict[str, dict[str, object]] = {
        "visits": {"measure": {"source": "web", "agg": "count"}},
        "active": {"measure": COUNT, "smallest_group": 40},
        "kept": {"measure": {**COUNT, "customers": "retained"}},
        "retention": {"formula": "kept / prev(active)", "smallest_group": 30},
        "conversion": {"formula": "root / visits"},
    }
    return grow(series, said)


def why(kpi: str, **coverage: dict[Month, Sentence | None]) -> Sentence | None:
    return unjudged(shop(), kpi, measured(coverage), MONTH)


WHOLE: dict[Month, Sentence | None] = {FIRST + step: None for step in range(3)}


def test_what_each_kpi_rests_on() -> None:
    assert rests_on(shop(), "root") == (("orders", 0),)
    assert rests_on(shop(), "conversion") == (("orders", 0), ("web", 0))
    assert rests_on(shop(), "kept") == (("orders", 0), ("orders", 1))
    assert rests_on(shop(), "retention") == (("orders", 0), ("orders", 1))


def test_a_partial_month_stops_every_kpi_of_its_source_with_the_sources_own_reason() -> None:
    coverage = {**WHOLE, MONTH: WHY}
    assert why("root", orders=coverage, web=WHOLE) == WHY
    assert why("conversion", orders=coverage, web=WHOLE) == WHY
    assert why("visits", orders=coverage, web=WHOLE) is None


def test_a_source_without_the_month_stops_them_too() -> None:
    coverage = {month: found for month, found in WHOLE.items() if month != MONTH}
    assert why("root", orders=coverage) == Sentence("verdict.no_data", {"month": MONTH, "source": Label("orders")})


def test_a_kpi_that_reads_a_partial_earlier_month_is_not_judged() -> None:
    coverage = {**WHOLE, MONTH + -1: WHY}
    expected = Sentence("verdict.earlier_partial", {"month": MONTH + -1, "reason": WHY})
    assert why("kept", orders=coverage) == expected
    assert why("root", orders=coverage) is None


def test_an_absent_value_is_not_judged() -> None:
    assert why("gone", orders=WHOLE) == Sentence("expectation.absent", {"month": MONTH})


def test_a_rate_over_too_small_a_group_is_not_judged() -> None:
    """25 customers of the month before; 30 are needed. A count of 40 is as large as it needs to be."""
    assert why("retention", orders=WHOLE) == Sentence("verdict.too_few", {"needed": 30})
    assert why("active", orders=WHOLE) is None
