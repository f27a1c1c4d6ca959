"""The register of causes, as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.explanations import Cause
from nenrin.outputs.pages import standing
from nenrin.outputs.pages.context import Context
from nenrin.vocabulary import Fact, Figure, Format, Sentence


@dataclass(frozen=True)
class Known:
    """One entry of the register of causes: as it was written, how it stands, and what its claims came to."""

    name: str
    kpi: str
    unit: str
    months: Markup
    size: Markup
    evidence: str
    author: Markup
    phase: Markup
    lines: tuple[Markup, ...]


def register(context: Context) -> tuple[Known, ...]:
    """The register, in its own order; the client's copy without what is only supposed, or not approved."""
    words = context.words
    found = []
    for cause in context.report.causes:
        if context.edition == "client" and not (cause.measurable and cause.approved):
            continue
        low, high = cause.size or ("", "")
        unsized = "size_measured" if cause.measurable else "direction_only"
        size = context.told(unsized) if cause.size is None else _size(context, cause, low, high)
        found.append(Known(
            words.label(cause.label), context.label(cause.kpi) if cause.kpi in context.report.tree.kpis else cause.kpi,
            _unit(context, cause), _months(context, cause), size, words.label(cause.evidence),
            context.told("said_by", author=cause.author, day=words.day(cause.date)) if cause.date
            else context.write(Sentence("common.plain", {"text": cause.author})),
            standing.phase(context, cause.id), standing.told(context, cause.id),
        ))
    return tuple(found)


def _unit(context: Context, cause: Cause) -> str:
    """Of a size that is an amount; a share of the expected value says so itself."""
    amount = cause.size is not None and not any(isinstance(one, str) for one in cause.size)
    known = cause.kpi in context.report.tree.kpis
    if not amount or not known:
        return ""
    return context.words.unit(_unscaled(context, cause.kpi), context.report.brief.currency)


def _months(context: Context, cause: Cause) -> Markup:
    """One month, a span, or since when."""
    first, last = cause.months.from_, cause.months.to
    if last is None:
        return context.told("since", month=Sentence("page.short_month", {"month": first}))
    months = [Sentence("page.short_month", {"month": month}) for month in (first, last)]
    return context.write(months[0]) if first == last else context.told("span", first=months[0], last=months[1])


def _size(context: Context, cause: Cause, low: float | str, high: float | str) -> Markup:
    """An amount in the KPI's unit, or a share of the expected value as written."""
    return context.told("span", first=_claimed(context, cause, "low", low), last=_claimed(context, cause, "high", high))


def _claimed(context: Context, cause: Cause, side: str, one: float | str) -> Fact:
    if isinstance(one, str):
        return one.replace("-", context.words.text("format.minus"))
    said = Figure(one, "level", _unscaled(context, cause.kpi), context.report.brief.currency)
    name = context.printed.name(said, f"page.register.{cause.id}.{side}")
    plan = "page.claimed_to" if side == "high" else "page.claimed"
    return Sentence(plan, {"amount": replace(said, id=name)})


def _unscaled(context: Context, kpi: str) -> Format:
    """The KPI's format without its thousands: a claim is printed as it was written."""
    return context.report.kpi(kpi).format.model_copy(update={"scale": "one"})
