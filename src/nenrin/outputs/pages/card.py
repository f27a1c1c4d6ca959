"""One node of the tree as a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nenrin.charts import sparkline
from nenrin.charts.fonts import width
from nenrin.charts.lines import fitted
from nenrin.charts.tree import Layout
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number
from nenrin.report.drivers import name
from nenrin.tree import Node

_POINT = 72 / 25.4
_PADDING, _SPARK, _VERSUS, _BESIDE, _BROAD = 2.6, 10.0, 11.8, 13.0, 17.0
"""Millimetres taken by padding, sparkline and difference of a low card, and by the sparkline of a tall and a large one.
"""
TALL, LARGE = 11.4, 14.6
"""Height from which a card has room for two lines of name, and for its sparkline above the difference; and from which
its type is larger; millimetres."""
_NAME, _LARGER = 6.9, 7.7
"""Sizes of a name, in points."""


@dataclass(frozen=True)
class Card:
    """Where it stands (millimetres) and what it shows. ``onward``: the anchor of the sheet that goes on below it."""

    kpi: str
    lines: tuple[str, ...]
    full_name: str
    value: Number
    unit: str
    versus: Number
    against: str
    spark: str
    state: str
    state_name: str
    operator: str
    callout: int | None
    left: float
    top: float
    onward: str
    children: tuple[Card, ...]


def card(context: Context, node: Node, layout: Layout, onward: Mapping[str, str]) -> Card:
    """The card of ``node`` and of all below it."""
    report = context.report
    month = report.month + -node.back
    full = context.spell(name(report, node))
    value = context.level(node.kpi, report.tree.value(node.kpi, month), f"series.{month}" if node.back else "value")
    unit = "" if value.text == "–" else context.beside(node.kpi)
    reference = context.compared
    comparison = report.compared[node.kpi].against(reference)
    alone = node.back or (context.first and comparison.change is None)
    versus = Number("") if alone else context.relative(node.kpi, comparison, reference)
    verdict, callout = report.verdict(node.kpi), None if node.back else report.callout(node.kpi)
    left, top = layout.places.get(node.path, (0.0, 0.0))
    room = (layout.card_wide - _PADDING) * _POINT
    lines = fitted(full, context.language, room, _size(layout), most=2 if layout.card_high >= TALL else 1, weight=600)
    drawn = not node.back and _has_room(lines, value, unit, layout, context.language)
    return Card(
        kpi=node.kpi, lines=lines, full_name=full, value=value, unit=unit,
        versus=versus, against=context.text(f"versus_{reference}"),
        spark=sparkline(report, node.kpi) if drawn else "",
        state="history" if node.back else verdict.state.name.lower(),
        state_name=context.words.verdict(report, node.kpi), operator=node.operator,
        callout=callout.number if callout else None, left=left, top=top, onward=onward.get(node.path, ""),
        children=tuple(card(context, child, layout, onward) for child in node.children),
    )


def _size(layout: Layout) -> float:
    return _LARGER if layout.card_high >= LARGE else _NAME


def _has_room(lines: Sequence[str], value: Number, unit: str, layout: Layout, language: str) -> bool:
    """Whether the sparkline has its place: beside the second line of a name on a tall card, beside the value else."""
    if layout.card_high >= TALL:
        taken = width(lines[1], _size(layout), language, 600) if len(lines) > 1 else 0.0
        place = _BROAD if layout.card_high >= LARGE else _BESIDE
    else:
        taken, place = width(value.text, 9, language, 700) + width(f" {unit}", 6.2, language), _SPARK + _VERSUS
    return taken <= (layout.card_wide - _PADDING - place) * _POINT
