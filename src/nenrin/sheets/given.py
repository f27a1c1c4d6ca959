"""What stands on Data beside measures and plans: segments as far as they fit, and what only the run can know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nenrin.explanations import Cause
from nenrin.findings import State
from nenrin.report import Report
from nenrin.sheets.names import JUDGED, TARGET, WEIGHT
from nenrin.sheets.series import Series, within
from nenrin.vocabulary import Month, Place, Problem

MOST_SEGMENTS = 400
"""More rows of segments than this stay out of the workbook."""
MOST_MONTHS = 8_000
"""Data has every month twice beside its first columns, and a sheet has 16,384 columns."""
MOST_REPORTED = 1_000_000
"""A sheet has 1,048,576 rows: more printed numbers than this are not listed one by one."""


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


def left_out(report: Report) -> tuple[Problem, ...]:
    """What the workbook cannot hold, as warnings of the run: each says where it stands instead."""
    return (*_months_left_out(report), *_segments_left_out(report))


def _months_left_out(report: Report) -> Iterator[Problem]:
    months = shown(report)
    first = min(report.tree.months, default=report.month)
    if first < months[0]:
        wrong = f"{months[0] - first} months before {months[0]} are left out: a sheet takes {MOST_MONTHS} of them"
        right = "all of them stand under  kpis  in the JSON of figures"
        yield Problem(_place(report), wrong, right, warning=True)


def _segments_left_out(report: Report) -> Iterator[Problem]:
    _, without = segments(report, shown(report))
    if not without:
        return
    named = ", ".join(without[:3]) + (" …" if len(without) > len(without[:3]) else "")
    wrong = f"segments of {len(without)} KPIs are left out ({named}): a sheet takes {MOST_SEGMENTS} rows of them"
    yield Problem(_place(report), wrong, "all of them stand under  segments  in the JSON of figures", warning=True)


def _place(report: Report) -> Place:
    return Place(f"{report.client.id}_{report.month}.xlsx", sheet="Data")


def found_by_run(report: Report, months: Iterable[Month]) -> dict[str, dict[str, Series]]:
    """Whether a KPI may be judged and its target, in every month with a range; what one unit of it does to the KGI."""
    kpis, month = report.tree.kpis, report.month
    judged: dict[str, Series] = {}
    for kpi in kpis:
        fit = {one: float(_judged(report, kpi, one)) for one in months if report.expectations.get(kpi, {}).get(one)}
        judged[kpi] = fit | {month: float(report.verdict(kpi).state is not State.NOT_JUDGED)}
    targets: dict[str, Series] = {
        kpi: dict.fromkeys(judged[kpi], one.target.value)
        for kpi, one in kpis.items() if one.strategic and one.target is not None
    }
    weights: dict[str, Series] = {
        one.kpi: {month: one.effect_on_root / one.unexplained}
        for one in report.findings.callouts if one.effect_on_root is not None and one.unexplained
    }
    return {JUDGED: judged, TARGET: targets, WEIGHT: weights}


def _judged(report: Report, kpi: str, month: Month) -> bool:
    """Whether an earlier month can be judged here: it has a range, and no sized cause of then worked on the KPI.

    Such a claim would have to be carried through the tree as it was then, which the register's rows do not do.
    """
    if report.expectations[kpi][month].mid is None:
        return False
    below = _below(report, kpi)
    return not any(cause.size is not None and cause.in_force(month) and cause.kpi in below for cause in _sized(report))


def _sized(report: Report) -> tuple[Cause, ...]:
    return tuple(cause for cause in report.causes if cause.size is not None)


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
