"""The stages of the segment map as a table: how many are in each, how many were, and what they bought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.customers import Customers, Tally, together
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number
from nenrin.report.customers_message import value_message
from nenrin.report.customers_tree import ACTIVE, bought, bought_format, counting
from nenrin.vocabulary import Fact, Figure, Kind, Sentence

_BUYING = 3
"""The first stages are those of customers who bought in the month."""


@dataclass(frozen=True)
class StageRow:
    """One stage, or (``leading``) several together; without ``bought`` where nobody of the stage bought."""

    name: str
    counts: tuple[Number, ...]
    bought: tuple[Number, ...]
    leading: bool = False


@dataclass(frozen=True)
class Stages:
    """The table; ``say``: what the moves did; ``valued``: whether there is anything to say of purchases.

    ``tied``: the same number in the KPI tree, where a KPI counts the same customers.
    """

    rows: tuple[StageRow, ...]
    say: Markup
    valued: bool
    source: Markup
    tied: Markup


def stages(context: Context, found: Customers) -> Stages:
    """Those who bought, their sum, those who did not, the sum of all."""
    report = context.report
    said = value_message(found, bought_format(report), report.brief.currency)
    gap = found.definition.churn_after_months if found.definition else 1
    return Stages(
        rows=tuple(_rows(context, found)),
        say=context.write(said) if said else Markup(""),
        valued=any(group.value is not None for group in found.groups),
        source=context.write(Sentence("customers.source_stages", {"gap": gap})),
        tied=_tied(context, found),
    )


def _rows(context: Context, found: Customers) -> Iterator[StageRow]:
    whole, text = sum(group.customers for group in found.groups), context.words.text
    for place, group in enumerate(found.groups):
        path, share = f"customers.stages.{group.stage.value}", group.customers / whole if whole else None
        amounts = _bought(context, group.tally, path) if place < _BUYING else ()
        counts = (*_counted(context, group.tally, path), context.share(share, "", path=f"{path}.share"))
        yield StageRow(text(f"customers.{group.stage.value}"), counts, amounts)
        if place == _BUYING - 1:
            yield _sum(context, together(found.groups[:_BUYING]), "active", whole)
    yield _sum(context, together(found.groups), "all", whole)


def _sum(context: Context, tally: Tally, name: str, whole: int) -> StageRow:
    """Several stages as one row."""
    path, share = f"customers.{name}", tally.customers / whole if whole else None
    counts = (*_counted(context, tally, path), context.share(share, "", path=f"{path}.share"))
    return StageRow(context.words.text(path), counts, _bought(context, tally, path), leading=True)


def _counted(context: Context, tally: Tally, path: str) -> tuple[Number, ...]:
    parts: dict[str, tuple[int, Kind]] = {
        "customers": (tally.customers, "count"), "before": (tally.before, "count"), "change": (tally.change, "change"),
    }
    return tuple(
        context.number(Figure(float(value), kind, id=f"{path}.{part}"), "") for part, (value, kind) in parts.items()
    )


def _bought(context: Context, tally: Tally, path: str) -> tuple[Number, ...]:
    parts: dict[str, tuple[float | None, Kind]] = {
        "value": (tally.value, "level"), "value_before": (tally.value_before, "level"),
        "value_change": (tally.value_change, "change"),
    }
    return tuple(
        context.number(bought(context.report, value, f"{path}.{part}", kind), "")
        for part, (value, kind) in parts.items()
    )


def _tied(context: Context, found: Customers) -> Markup:
    """The KPI that counts the same customers, with its own value; said, too, where the two differ."""
    kpi = counting(context.report).get(ACTIVE)
    if kpi is None:
        return Markup("")
    report = context.report
    value = report.compared[kpi].actual
    figure = replace(report.figure(kpi, value), id=f"kpis.{kpi}.value")
    facts: dict[str, Fact] = {"kpi": report.label(kpi), "value": figure}
    return context.write(Sentence(f"customers.source_{'tied' if value == found.active else 'untied'}", facts))
