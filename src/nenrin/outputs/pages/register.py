"""The register of causes, as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.explanations import Cause
from nenrin.outputs.pages.context import Context
from nenrin.vocabulary import Figure, Format


@dataclass(frozen=True)
class Known:
    """One entry of the register of causes."""

    name: str
    kpi: str
    months: str
    size: str
    evidence: str
    author: str


def register(context: Context) -> tuple[Known, ...]:
    """The register, in its own order."""
    words = context.words
    found = []
    for cause in context.report.causes:
        low, high = cause.size or ("", "")
        size = context.text("direction_only") if cause.size is None else _size(context, cause.kpi, low, high)
        found.append(Known(
            words.label(cause.label), context.label(cause.kpi) if cause.kpi in context.report.tree.kpis else cause.kpi,
            _months(context, cause), size, cause.evidence,
            context.text("said_by", author=cause.author, day=words.day(cause.date)) if cause.date else cause.author,
        ))
    return tuple(found)


def _months(context: Context, cause: Cause) -> str:
    """One month, a span, or since when."""
    start = context.words.month(cause.months.from_, "short")
    if cause.months.to is None:
        return context.text("since", month=start)
    end = context.words.month(cause.months.to, "short")
    return start if start == end else context.text("span", first=start, last=end)


def _size(context: Context, kpi: str, low: float | str, high: float | str) -> str:
    """An amount in the KPI's unit, or a share of the expected value as written."""
    shown = [
        one.replace("-", context.words.text("format.minus")) if isinstance(one, str)
        else context.words.show(Figure(one, "level", _unscaled(context, kpi), context.report.brief.currency))
        for one in (low, high)
    ]
    return context.text("span", first=shown[0], last=shown[1])


def _unscaled(context: Context, kpi: str) -> Format:
    """The KPI's format without its thousands: a claim is printed as it was written."""
    return context.report.kpi(kpi).format.model_copy(update={"scale": "one"})
