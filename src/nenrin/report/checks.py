"""What a run proves about its own figures, each check one function."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nenrin.attribution import Attribution
from nenrin.explanations import Coverage, Explanation
from nenrin.measures import Measures
from nenrin.sources import Intake
from nenrin.tree import Tree, deviations
from nenrin.vocabulary import Fact, Month, Sentence

_EXACT = 1e-12
"""Largest residual of an attribution, as a share of the root."""
_TIES = 1e-9
"""Largest relative difference between a KPI and its split."""
_NO_DIFFERENCE = f"{0.0:.1e}"
_FLOATS = Decimal("1e-11")
"""Largest rounding of sums of floats, as a share of all that was added: ten times what 100,000 rows make of it."""


@dataclass(frozen=True)
class Check:
    """One thing that was proved, or found not to hold. ``name`` is a key of the text catalogue's ``check`` section.

    ``limit``: the most that what is measured may be; None where nothing is.
    """

    name: str
    passed: bool
    detail: Sentence
    limit: float | None = None


def check(
    tree: Tree,
    measures: Measures,
    attributions: Mapping[str, Attribution],
    explanations: Mapping[str, Explanation],
    intakes: Iterable[Intake],
    month: Month,
    coverages: Mapping[str, Coverage] | None = None,
) -> tuple[Check, ...]:
    """Every check of the figures, in the order in which the report shows them.

    The coverage ledger is checked where there is one.
    """
    return (
        _rows(tuple(intakes)),
        _complete(measures, month),
        _ties(tree),
        _segments(measures),
        _attribution(attributions),
        _ledger(explanations),
        *(() if coverages is None else (_coverage(coverages),)),
    )


def _rows(intakes: tuple[Intake, ...]) -> Check:
    """Every row that was read was used or set aside with a reason."""
    read = sum(intake.rows_read for intake in intakes)
    used = sum(intake.rows_used for intake in intakes)
    aside = sum(rows for intake in intakes for _, rows in intake.set_aside)
    lost = read - used - aside
    facts: dict[str, Fact] = {"read": read, "used": used, "aside": aside, "files": len(intakes), "lost": lost}
    return Check("rows", lost == 0, Sentence("check.rows_detail", facts), 0.0)


def _complete(measures: Measures, month: Month) -> Check:
    """The reporting month is whole in every source."""
    partial = [found[month].partial for found in measures.coverage.values() if month in found]
    reasons = tuple(reason for reason in partial if reason is not None)
    if reasons:
        return Check("complete", passed=False, detail=reasons[0])
    return Check("complete", bool(partial), Sentence("check.complete_detail", {"month": month}))


def _ties(tree: Tree) -> Check:
    """Every KPI equals what its split says, in every month."""
    found = deviations(tree)
    worst = max(found, default=0.0)
    facts: dict[str, Fact] = {"count": len(found), "worst": f"{worst:.1e}"}
    return Check("ties", worst <= _TIES, _told("ties", facts), _TIES)


def _segments(measures: Measures) -> Check:
    """Amounts by segment add up to the total in every month: exactly, or as far as sums of floats can."""
    cells, wrong = 0, 0
    for segments in measures.segments.values():
        for kpi in measures.additive:
            series = [segment[kpi] for segment in segments.values() if kpi in segment]
            if not series:
                continue
            for month, total in measures.series[kpi].items():
                parts = [one.get(month, Decimal(0)) for one in series]
                size = sum(map(abs, parts), Decimal(0)) if kpi in measures.inexact else Decimal(0)
                cells += 1
                wrong += abs(sum(parts, Decimal(0)) - total) > _FLOATS * size
    return Check("segments", wrong == 0, Sentence("check.segments_detail", {"count": cells, "wrong": wrong}), 0.0)


def _attribution(attributions: Mapping[str, Attribution]) -> Check:
    """The contributions of the leaves add up to the change of the root."""
    shares = [
        abs(one.residual) / max(abs(one.start), abs(one.end), 1e-300)
        for one in attributions.values()
        if one.failure is None and one.start is not None and one.end is not None
    ]
    worst = max(shares, default=0.0)
    facts: dict[str, Fact] = {"count": len(shares), "worst": f"{worst:.1e}"}
    return Check("attribution", worst <= _EXACT, _told("attribution", facts), _EXACT)


def _ledger(explanations: Mapping[str, Explanation]) -> Check:
    """Change = expected + explained + unexplained, at every KPI."""
    gaps = []
    for one in explanations.values():
        parts = (one.expected_change, one.explained, one.unexplained)
        if one.change is None or None in parts:
            continue
        size = max(abs(one.change), *(abs(part) for part in parts if part is not None), 1e-300)
        gaps.append(abs(one.change - math.fsum(part for part in parts if part is not None)) / size)
    worst = max(gaps, default=0.0)
    facts: dict[str, Fact] = {"count": len(gaps), "worst": f"{worst:.1e}"}
    return Check("ledger", worst <= _TIES, _told("ledger", facts), _TIES)


def _coverage(coverages: Mapping[str, Coverage]) -> Check:
    """Every part of every change by name, down to nothing."""
    gaps = [
        abs(one.residual) / max(abs(one.change), *(abs(part) for _, part in one.parts), 1e-300)
        for one in coverages.values()
    ]
    worst = max(gaps, default=0.0)
    facts: dict[str, Fact] = {"count": len(gaps), "worst": f"{worst:.1e}"}
    return Check("coverage", worst <= _TIES, _told("coverage", facts), _TIES)


def _told(name: str, facts: Mapping[str, Fact]) -> Sentence:
    """What a check found; that there is no difference at all is said in words."""
    return Sentence(f"check.{name}_{'none' if facts['worst'] == _NO_DIFFERENCE else 'detail'}", facts)
