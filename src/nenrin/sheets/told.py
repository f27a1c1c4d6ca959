"""What only the run can tell of a month, for every month of the history: Coverage, Goal and Unexplained read it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping

from nenrin.attribution import Attribution
from nenrin.explanations import Coverage, Explanation
from nenrin.findings import Findings
from nenrin.projections import Landing, Lever, Projection
from nenrin.report import Report
from nenrin.sheets.names import (
    CALENDAR,
    CALLED,
    CLAIMED,
    CLAIMS,
    INITIATIVES,
    MIX,
    RESTATED,
    SEEN,
    SQUARED,
    WEIGHT,
)
from nenrin.sheets.register import items
from nenrin.sheets.series import Series
from nenrin.sheets.told_goal import Rows, landed, pulled, shared_out
from nenrin.sheets.told_ranges import ranges
from nenrin.vocabulary import Month

DEVIATIONS = 1.959964
"""How many standard deviations hold 95 %."""
_PARTS: Mapping[str, Callable[[Coverage], float]] = {
    CALENDAR: lambda one: one.calendar, INITIATIVES: lambda one: one.initiatives, MIX: lambda one: one.mix,
    RESTATED: lambda one: one.restatement,
}


def told(report: Report, months: Iterable[Month]) -> Rows:
    """By name, KPI and month; a row stands only where it holds anything, and 0 is left blank but for months to come."""
    shown = tuple(months)
    covered = {month: coverages(report, month) for month in shown}
    found: Rows = {
        name: _sparse({month: {kpi: of(one) for kpi, one in covered[month].items()} for month in shown})
        for name, of in _PARTS.items()
    }
    found |= landed(report.root, {month: end for month in shown if (end := landing(report, month)) is not None})
    found |= pulled({month: levers(report, month) for month in shown})
    years = {month: one.contributions for month in shown if (one := year(report, month)) is not None}
    found |= shared_out(years, tuple(node.path for node in report.tree.nodes if node.leaf))
    found[CALLED] = _sparse({
        month: {one.kpi: float(one.number) for one in findings(report, month).callouts} for month in shown
    })
    found[WEIGHT] = _sparse({month: dict(_weights(findings(report, month))) for month in shown})
    found[SEEN] = _sparse({
        month: {kpi: float(_seen(one)) for kpi, one in explanations(report, month).items()} for month in shown
    })
    return {**found, **_claims(report, shown), **ranges(report)}


def findings(report: Report, month: Month) -> Findings:
    """What was found out about a month; nothing where the report does not know it."""
    if month == report.month:
        return report.findings
    return report.past[month].findings if month in report.past else Findings({})


def coverages(report: Report, month: Month) -> Mapping[str, Coverage]:
    """Where the changes of a month went."""
    if month == report.month:
        return report.coverages
    return report.past[month].coverages if month in report.past else {}


def explanations(report: Report, month: Month) -> Mapping[str, Explanation]:
    """What is known about the changes of a month."""
    if month == report.month:
        return report.explanations
    return report.past[month].explanations if month in report.past else {}


def landing(report: Report, month: Month) -> Landing | None:
    """Where the fiscal year landed, as of a month."""
    projection = _projection(report, month)
    return projection.landing if projection is not None else None


def levers(report: Report, month: Month) -> Mapping[str, Lever]:
    """What each leaf would have had to do to close the gap, as of a month."""
    projection = _projection(report, month)
    return projection.levers if projection is not None else {}


def year(report: Report, month: Month) -> Attribution | None:
    """Who moved the fiscal year up to a month, against the year before; None where it could not be shared out."""
    found = report.year if month == report.month else None
    found = report.past[month].year if found is None and month in report.past else found
    return None if found is None or found.failure is not None else found


def _projection(report: Report, month: Month) -> Projection | None:
    if month == report.month:
        return report.projection
    return report.past[month].projection if month in report.past else None


def _weights(found: Findings) -> Iterator[tuple[str, float]]:
    """What one unit of a called-out KPI does to the KGI."""
    for one in found.callouts:
        if one.effect_on_root is not None and one.unexplained:
            yield one.kpi, one.effect_on_root / one.unexplained


def _claims(report: Report, months: tuple[Month, ...]) -> Rows:
    """What the register's rows, which hold the claims of the reporting month, lack of those of another month."""
    rows = items(report) if report.past else ()
    lacking: dict[str, dict[Month, dict[str, float]]] = {CLAIMS: {}, CLAIMED: {}, SQUARED: {}}
    for month in (one for one in months if one in report.past):
        held: dict[str, list[float]] = {}
        for item in (item for item in rows if item.sized(month)):
            count, effect, square = held.get(item.kpi, [0.0, 0.0, 0.0])
            held[item.kpi] = [count + 1, effect + item.effect(month), square + (DEVIATIONS * item.spread(month)) ** 2]
        explained = report.past[month].explanations
        for place, name in enumerate(lacking):
            lacking[name][month] = {
                kpi: _claimed(explained.get(kpi))[place] - held.get(kpi, [0.0, 0.0, 0.0])[place]
                for kpi in {**held, **explained} if kpi in report.tree.kpis
            }
    return {name: _sparse(lines) for name, lines in lacking.items()}


def _seen(one: Explanation) -> bool:
    """Whether there are claims, and each came where it was made: here none of them failed."""
    return any(claim.sized for claim in one.claims) and not any(claim.answerable for claim in one.claims)


def _claimed(one: Explanation | None) -> tuple[float, float, float]:
    """How many claims of some size, how much together, and the square of their range."""
    sized = [claim for claim in one.claims if claim.sized] if one is not None else []
    squares = math.fsum((DEVIATIONS * claim.spread) ** 2 for claim in sized)
    return float(len(sized)), math.fsum(claim.effect for claim in sized), squares


def _sparse(lines: Mapping[Month, Mapping[str, float]]) -> dict[str, Series]:
    """By KPI, the months in which there is something."""
    found: dict[str, dict[Month, float]] = {}
    for month, values in lines.items():
        for kpi, value in values.items():
            if value:
                found.setdefault(kpi, {})[month] = value
    return dict(found)
