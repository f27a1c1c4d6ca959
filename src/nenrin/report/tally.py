"""How many KPIs ended the month in which state."""

from __future__ import annotations

from collections.abc import Iterable

from nenrin.findings import State
from nenrin.report.report import Report
from nenrin.vocabulary import Sentence

OPEN = (State.PARTLY_EXPLAINED, State.UNEXPLAINED, State.FAILED_TO_MOVE, State.MASKED)
"""The states that leave a question."""


def partial(report: Report) -> Sentence | None:
    """Why the reporting month is not a whole one; None where it is."""
    found = (months[report.month].partial for months in report.measures.coverage.values() if report.month in months)
    return next((reason for reason in found if reason is not None), None)


def unsettled(report: Report) -> tuple[str, ...]:
    """The KPIs to keep an eye on: on watch, or not fully explained and yet not called out."""
    called_out = {callout.kpi for callout in report.findings.callouts}
    found = {*report.findings.watch, *in_state(report, report.tree.kpis, *OPEN)} - called_out
    return tuple(kpi for kpi in report.tree.kpis if kpi in found)


def judged(report: Report) -> tuple[str, ...]:
    """The KPIs that have both a value and an expected range this month."""
    return tuple(
        kpi for kpi in report.tree.kpis
        if report.expectation(kpi).low is not None and report.tree.value(kpi, report.month) is not None
    )


def outside(report: Report) -> tuple[str, ...]:
    """The judged KPIs that lie outside their expected range."""
    return tuple(kpi for kpi in judged(report) if not _inside(report, kpi))


def covered(report: Report, kpi: str) -> bool:
    """Whether known causes cover the KPI's surprise; a strategic KPI's state does not say so, its claims do.

    Of a KPI that cannot be judged nobody can tell.
    """
    if report.verdict(kpi).state is State.NOT_JUDGED:
        return False
    if not report.kpi(kpi).strategic:
        return report.verdict(kpi).state is State.EXPLAINED
    found = report.explanations.get(kpi)
    if found is None or not found.claims or found.low is None or found.high is None:
        return False
    return found.low <= 0.0 <= found.high


def strategic(report: Report) -> tuple[str, ...]:
    """The KPIs that are being improved now."""
    return tuple(name for name, kpi in report.tree.kpis.items() if kpi.strategic)


def remaining(report: Report) -> tuple[str, ...]:
    """The KPIs that are neither strategic nor called out: what is expected not to move."""
    called_out = {callout.kpi for callout in report.findings.callouts}
    return tuple(name for name, kpi in report.tree.kpis.items() if not kpi.strategic and name not in called_out)


def in_state(report: Report, kpis: Iterable[str], *states: State) -> tuple[str, ...]:
    """Those of ``kpis`` that ended the month in one of ``states``."""
    return tuple(kpi for kpi in kpis if report.verdict(kpi).state in states)


def _inside(report: Report, kpi: str) -> bool:
    expected, actual = report.expectation(kpi), report.tree.value(kpi, report.month)
    if actual is None or expected.low is None or expected.high is None:
        return True
    return expected.low <= actual <= expected.high
