"""A funnel counts the same thing step after step: every step is a KPI counted from the rows of one source."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.report import Funnel
from nenrin.settings.subject import Subject, unknown
from nenrin.tree import Kpi
from nenrin.vocabulary import Problem

_COUNTED = frozenset({"sum", "count", "count_distinct"})


def funnels(subject: Subject) -> Iterator[Problem]:
    """That each step is a part of the one before can only be seen in the data, and is looked at there."""
    for funnel in subject.settings.report.funnels:
        yield from _steps(subject, funnel)


def _steps(subject: Subject, funnel: Funnel) -> Iterator[Problem]:
    sources: dict[str, None] = {}
    for place, name in enumerate(funnel.steps):
        at, kpi = funnel.place(f"steps.{place}"), subject.settings.kpis.get(name)
        if not subject.knows("kpis", name):
            yield unknown(at, "KPI", name, subject.names("kpis"), " in steps")
        elif name in funnel.steps[:place]:
            yield Problem(at, f"steps: {name!r} stands twice", "name each step once")
        elif any(subject.doubtful("kpis", name, key) for key in ("measure", "formula", "format")):
            continue
        elif kpi is not None and not _counts(kpi):
            wrong = f"steps: {name!r} is no count"
            yield Problem(at, wrong, "name KPIs with a measure (sum, count or count_distinct) that are whole numbers")
        elif kpi is not None and kpi.measure is not None and subject.knows("sources", kpi.measure.source):
            sources.setdefault(kpi.measure.source)
            if len(sources) > 1:
                first, other = sources
                wrong = f"steps: {name!r} is counted from {other!r}, the steps before from {first!r}"
                yield Problem(at, wrong, "count all steps of a funnel from one source")
                return


def _counts(kpi: Kpi) -> bool:
    return kpi.measure is not None and kpi.measure.agg in _COUNTED and kpi.format.style == "number" \
        and not kpi.format.digits
