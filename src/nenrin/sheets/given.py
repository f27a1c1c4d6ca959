"""What stands on Data beside measures and plans: segments as far as they fit, and what only the run can know."""

from __future__ import annotations

from collections.abc import Iterable

from nenrin.expectations import Expectation
from nenrin.explanations import Cause
from nenrin.findings import State
from nenrin.report import Report
from nenrin.sheets.asked import asked
from nenrin.sheets.names import ASKED, JUDGED, SIGNAL, TARGET
from nenrin.sheets.series import Series, within
from nenrin.sheets.told import told
from nenrin.vocabulary import Month

MOST_SEGMENTS = 400
"""More rows of segments than this stay out of the workbook."""
MOST_MONTHS = 8_000
"""Data has every month twice beside its first columns, and a sheet has 16,384 columns."""


def shown(report: Report) -> tuple[Month, ...]:
    """Every calendar month up to the reporting month, gaps included; the latest where a sheet cannot hold them all."""
    first = min(report.tree.months, default=report.month)
    months = tuple(first + step for step in range(report.month - first + 1))
    return months[-MOST_MONTHS:]


def segments(report: Report, months: tuple[Month, ...]) -> tuple[dict[str, Series], tuple[str, ...]]:
    """The segments of KPIs that add up, by ``dimension/segment/kpi``; then ``dimension/kpi`` of those left out.

    A KPI's segments are there all together or not at all, so that their sum can tie.
    """
    found: dict[str, Series] = {}
    without: list[str] = []
    for dimension, parts in report.tree.segments.items():
        for kpi in report.tree.kpis:
            if kpi not in report.tree.additive or kpi not in report.tree.series:
                continue
            own = {
                f"{dimension}/{segment}/{kpi}": line
                for segment, lines in parts.items() for line in within(lines, (kpi,), months).values()
            }
            if len(found) + len(own) <= MOST_SEGMENTS:
                found |= own
            else:
                without.append(f"{dimension}/{kpi}")
    return found, tuple(without)


def found_by_run(report: Report, months: Iterable[Month]) -> dict[str, dict[str, Series]]:
    """Whether a KPI may be judged, a signal on its chart, its target, by month; and what else only the run can tell."""
    kpis, month, months = report.tree.kpis, report.month, tuple(months)
    judged: dict[str, Series] = {}
    for kpi in kpis:
        known = {one: report.past[one].findings.verdicts[kpi] for one in months if one in report.past}
        sized, bands = () if known else _sized(report, kpi), {} if known else report.expectations.get(kpi, {})
        fit = {one: float(_judged(bands[one], sized, one)) for one in months if bands.get(one)}
        fit |= {one: 1.0 for one, verdict in known.items() if verdict.state is not State.NOT_JUDGED}
        judged[kpi] = fit | {month: float(report.verdict(kpi).state is not State.NOT_JUDGED)}
    targets: dict[str, Series] = {
        kpi: dict.fromkeys(judged[kpi], one.target.value)
        for kpi, one in kpis.items() if one.strategic and one.target is not None
    }
    signals: dict[str, Series] = {
        kpi: {one: float(band.signal) for one in judged[kpi] if (band := expected(report, kpi, one)) is not None}
        for kpi, spec in kpis.items() if spec.expectation == "process_behaviour" and judged[kpi]
    }
    return {JUDGED: judged, ASKED: asked(report, judged), SIGNAL: signals, TARGET: targets, **told(report, months)}


def expected(report: Report, kpi: str, month: Month) -> Expectation | None:
    """What a month should have been, judged from its own past; None where nothing is known of it."""
    if month in report.past:
        return report.past[month].expectations.get(kpi)
    return report.expectations.get(kpi, {}).get(month)


def _judged(band: Expectation, sized: Iterable[Cause], month: Month) -> bool:
    """Whether an earlier month can be judged here: it has a range, and no sized cause of then worked on the KPI.

    Such a claim would have to be carried through the tree as it was then, which the register's rows do not do.
    """
    return band.mid is not None and not any(cause.in_force(month) for cause in sized)


def _sized(report: Report, kpi: str) -> tuple[Cause, ...]:
    """The sized causes that work on a KPI or on a part of it."""
    sized = [cause for cause in report.causes if cause.size is not None]
    below = _below(report, kpi) if sized else ()
    return tuple(cause for cause in sized if cause.kpi in below)


def _below(report: Report, kpi: str) -> set[str]:
    """The KPI and all that its formula or split is made of."""
    found, waiting = set(), [kpi]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            one = report.tree.kpis[name]
            waiting += [part for rule in (one.formula, one.split) if rule for part, _ in rule.references()]
    return found
