"""The KPI tree on one page: where every card stands, the lines between them, the operators on the lines."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nenrin.charts import style, svg
from nenrin.charts.mark import Mark, Outline, Shape, Text, disc, joined, polyline
from nenrin.charts.tidy import tidy
from nenrin.tree import Node

CARD_WIDE, CARD_HIGH = 56.0, 17.4
"""The largest card, in millimetres."""
_LOOSEST = 27.0
"""Largest distance from card to card, measured from top to top."""
_APART = 52.0
"""Largest distance between two columns of cards, in millimetres."""
_GAP, _AIRY, _NARROW = 6.0, 11.0, 44.0
"""Least distance between two columns of cards, and the distance down to which cards are wider than ``_NARROW``; in
millimetres."""


@dataclass(frozen=True)
class Layout:
    """Left and top of every card by path, and the drawing's size; millimetres."""

    places: Mapping[str, tuple[float, float]]
    wide: float
    high: float
    card_wide: float
    card_high: float


def lay_out(root: Node, wide: float, high: float) -> Layout:
    """The tidy tree, growing to the right, stretched to ``wide`` × ``high`` but no looser than it needs."""
    found = tidy(root)
    deepest = max(depth for depth, _ in found.values())
    longest = max(place for _, place in found.values())
    card_wide = max(_across(wide, deepest, _GAP, _NARROW), _across(wide, deepest, _AIRY, CARD_WIDE))
    across = min((wide - card_wide) / deepest, card_wide + _APART) if deepest else 0.0
    card_high = min(CARD_HIGH, (high - 2.0) / (longest + 1) * 0.88)
    down = min((high - 2.0 - card_high) / longest, _LOOSEST) if longest else 0.0
    drawn = 2.0 + longest * down + card_high
    places = {path: (depth * across, 2.0 + place * down) for path, (depth, place) in found.items()}
    return Layout(places, wide, min(high, drawn), card_wide, card_high)


def _across(wide: float, deepest: int, gap: float, most: float) -> float:
    """How wide a card is with ``gap`` to the next column."""
    return min(most, (wide - deepest * gap) / (deepest + 1))


def connectors(root: Node, layout: Layout, sentence: str, language: str) -> str:
    """An SVG over the whole drawing: elbows from each card to its children, a small disc with each operator."""
    scale = 72 / 25.4
    lines: list[Outline] = []
    marks: list[Mark] = []
    for node in root.walk():
        if node.children:
            lines += _elbows(node, layout)
            marks += _operators(node.children, layout)
    scaled = tuple((step, tuple((x * scale, y * scale) for x, y in points)) for step, points in joined(lines))
    shapes: list[Mark] = [Shape(scaled, stroke=style.PRIOR, thickness=0.7), *marks]
    return svg.document(shapes, layout.wide * scale, layout.high * scale, sentence, language, "links")


def _middle(layout: Layout, path: str) -> float:
    return layout.places[path][1] + layout.card_high / 2


def _elbows(node: Node, layout: Layout) -> list[Outline]:
    """Out of the parent, down or up a shared spine, into each child."""
    out = layout.places[node.path][0] + layout.card_wide
    spine = _spine(node.children, layout)
    middles = [_middle(layout, child.path) for child in node.children]
    start = _middle(layout, node.path)
    lefts = [layout.places[child.path][0] for child in node.children]
    into = [polyline([(spine, y), (left, y)]) for left, y in zip(lefts, middles, strict=True)]
    whole = polyline([(spine, min(*middles, start)), (spine, max(*middles, start))])
    return [polyline([(out, start), (spine, start)]), whole, *into]


def _spine(children: Sequence[Node], layout: Layout) -> float:
    return layout.places[children[0].path][0] - _GAP / 2


def _operators(children: Sequence[Node], layout: Layout) -> list[Mark]:
    """How each child is joined to the sibling before it, between the two."""
    scale = 72 / 25.4
    marks: list[Mark] = []
    x = _spine(children, layout) * scale
    for before, child in itertools.pairwise(children):
        if not child.operator:
            continue
        y = (_middle(layout, before.path) + _middle(layout, child.path)) / 2 * scale
        marks.append(Shape(disc(x, y, 4.4), fill=style.PAPER, stroke=style.PRIOR, thickness=0.7))
        marks.append(Text(x, y + 2.4, child.operator, 7.6, style.INK, bold=True, anchor="middle"))
    return marks
