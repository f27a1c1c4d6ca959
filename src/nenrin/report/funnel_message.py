"""What a funnel says in a sentence: how many came through, and which step fell most against last year."""

from __future__ import annotations

from collections.abc import Sequence

from nenrin.report.funnel import Flow, Rate, Step
from nenrin.report.report import Report
from nenrin.vocabulary import Fact, Figure, Format, Kind, Sentence

_FINE = 0.1
"""A rate below this is printed with two decimals."""


def funnel_message(report: Report, flow: Flow, place: int) -> Sentence:
    """One funnel; ``place``: which of the report's."""
    first, last = flow.steps[0], flow.steps[-1]
    facts: dict[str, Fact] = {"first": report.label(first.kpi), "last": report.label(last.kpi), "month": report.month}
    if flow.through is None:
        return Sentence("funnel.absent", {**facts, "funnel": flow.label})
    facts["through"] = share_figure(flow.through, f"funnels.{place}.through")
    if flow.through_before is None:
        return Sentence("funnel.alone", facts)
    fell = flow.fell
    if fell is None:
        return Sentence("funnel.held", facts)
    path, above = step_path(flow, fell, place), flow.steps[flow.steps.index(fell) - 1]
    facts |= {
        "step": report.label(fell.kpi), "above": report.label(above.kpi), "rate": rate_figure(fell, "rate", path),
        "change": rate_figure(fell, "change", path, "change"),
    }
    return Sentence("funnel.fell", facts)


def funnels_message(report: Report, flows: Sequence[Flow]) -> Sentence:
    """The funnel in which a step fell most; else the first."""
    worst = max(range(len(flows)), key=lambda place: max(step.fell_by for step in flows[place].steps))
    return funnel_message(report, flows[worst], worst)


def step_path(flow: Flow, step: Step, place: int) -> str:
    """Where the JSON of figures holds a step."""
    return f"funnels.{place}.steps.{flow.steps.index(step)}"


def rate_figure(step: Step, name: str, path: str, kind: Kind = "level") -> Figure:
    """A rate, a limit or a change of a step: all of one step with the same decimals."""
    return Figure(getattr(step, name), kind, _format(step.rate), id=f"{path}.{name}")


def month_figure(step: Step, one: Rate, path: str) -> Figure:
    """The rate of one month, with the decimals of the step."""
    return Figure(one.rate, "level", _format(step.rate), id=f"{path}.months.{one.month}.rate")


def share_figure(share: float | None, path: str) -> Figure:
    """The share that came through."""
    return Figure(share, "level", _format(share), id=path)


def _format(rate: float | None) -> Format:
    return Format(style="percent", digits=1 if rate is None or rate >= _FINE else 2)
