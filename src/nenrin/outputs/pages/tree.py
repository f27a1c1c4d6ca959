"""The KPI tree: drawn, on as many sheets as it needs, and the whole of it as a list that folds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.charts import style
from nenrin.charts.fonts import width
from nenrin.charts.history import history, present
from nenrin.charts.tree import connectors, lay_out
from nenrin.findings import State
from nenrin.outputs.pages.branches import Branch, branches
from nenrin.outputs.pages.card import LARGE, TALL, Card, card
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.packing import Row, across, height, packed, tallest
from nenrin.outputs.pages.shapes import Head
from nenrin.report.messages import tree_message, yardstick
from nenrin.report.tally import in_state
from nenrin.vocabulary import Fact, Sentence

WIDE, HIGH = 271.0, 138.0
"""Room for the drawings on a landscape page, in millimetres; less high below two lines of headline or legend."""
_GUTTER = 8.0
_PAGE = {"en": 153.6, "ja": 153.5}
"""What a landscape page leaves below kicker and subject, in millimetres, for headline, drawings and legend."""
_HEADLINE = {"en": 15.5, "ja": 13.6}
_LINE = {"en": 6.8, "ja": 7.1}
_LEGEND, _LEGEND_LINE, _KEY = 6.6, 3.5, 25.0
"""Size of the legend in points, height of its line in millimetres, and what stands around a name in it, in points."""
_FULL = 0.96
_ASIDE = 24
"""KPIs beside the tree that are named."""
_NAMED = 4
"""Branches that a sheet's headline names."""
_KINDS = (State.ON_PLAN, State.BEHIND_PLAN, State.STABLE, State.EXPLAINED, State.UNEXPLAINED, State.NOT_JUDGED)


@dataclass(frozen=True)
class Drawing:
    """One branch as it is drawn; places and sizes in millimetres."""

    anchor: str
    root: Card
    links: Markup
    left: float
    top: float
    wide: float
    high: float
    card_wide: float
    card_high: float

    @property
    def tall(self) -> bool:
        """Whether its cards have room for two lines of name."""
        return self.card_high >= TALL

    @property
    def large(self) -> bool:
        """Whether their type is larger."""
        return self.card_high >= LARGE


@dataclass(frozen=True)
class Sheet:
    """One page of the drawn tree, with one branch or several small ones."""

    head: Head
    drawings: tuple[Drawing, ...]
    wide: float
    high: float


@dataclass(frozen=True)
class Legend:
    """One colour and what it means."""

    colour: str
    name: str


@dataclass(frozen=True)
class Tree:
    """All sheets; the whole tree from its root; the KPIs that stand beside it; the legend."""

    sheets: tuple[Sheet, ...]
    whole: Card
    legend: tuple[Legend, ...]
    note: str
    aside: Markup


def tree(context: Context) -> Tree:
    """The tree in the shape it grows in."""
    report = context.report
    legend, note, aside = _legend(context), _note(context), _aside(context)
    words = f"{note} {aside.striptags()}"
    lines = math.ceil(
        (math.fsum(width(one.name, _LEGEND, context.language) + _KEY for one in legend) +
         width(words, _LEGEND, context.language)) / (WIDE * 72 / 25.4 * _FULL),
    )
    sheets = tuple(_sheet(context, rows, lines) for rows in packed(branches(report.tree.root)))
    whole = card(context, report.tree.root, lay_out(report.tree.root, WIDE, HIGH), {})
    return Tree(sheets, whole, legend, note, aside)


def _sheet(context: Context, rows: Sequence[Row], legend: int) -> Sheet:
    """The rows below each other, as high as their tallest branches need."""
    shown = [branch for row in rows for branch in row]
    head = _head(context, shown)
    room = min(HIGH, _PAGE[context.language] - _LINE[context.language] * len(head.headline.lines) -
               _LEGEND_LINE * legend - 1.5)
    leaf = room / height(rows)
    drawings: list[Drawing] = []
    for row in rows:
        top = max((one.top + one.high + leaf for one in drawings), default=0.0)
        drawings += _row(context, row, top, leaf * tallest(row))
    return Sheet(head, tuple(drawings), WIDE, max(one.top + one.high for one in drawings))


def _row(context: Context, row: Row, top: float, high: float) -> Iterator[Drawing]:
    times = across(row[0]) if len(row) > 1 else 1
    wide = (WIDE - _GUTTER * (times - 1)) / times
    for place, branch in enumerate(row):
        layout = lay_out(branch.root, wide, high)
        label = context.report.label(branch.root.kpi)
        alt = context.text("alt_tree", kpi=label, count=sum(1 for _ in branch.root.walk()))
        links = context.picture(lambda: connectors(branch.root, layout, alt, context.language))  # noqa: B023 (called at once)
        yield Drawing(
            branch.anchor, card(context, branch.root, layout, branch.onward), links, place * (wide + _GUTTER), top,
            layout.wide, layout.high, layout.card_wide, layout.card_high,
        )


def _head(context: Context, shown: Sequence[Branch]) -> Head:
    """The first sheet says the month's finding, the others which branches they show."""
    report = context.report
    labels = tuple(report.label(branch.root.kpi) for branch in shown)
    reference = context.text(f"versus_{context.compared}")
    if context.first and context.compared == "prior_month":
        what = context.told("what_tree_alone", kpi=labels[0], month=report.month)
    else:
        what = context.told("what_tree", kpi=labels[0], month=report.month, reference=reference)
    if shown[0].root.path == report.tree.root.path and shown[0].anchor == "s-tree":
        sentence = tree_message(report)
    elif len(labels) == 1:
        sentence = Sentence("page.tree_continued", {"kpi": labels[0]})
    elif len(labels) <= _NAMED:
        sentence = Sentence("page.tree_branches", {"kpis": labels})
    else:
        facts: dict[str, Fact] = {"first": labels[0], "last": labels[-1], "count": len(labels)}
        sentence = Sentence("page.tree_branches_many", facts)
    head = context.head("tree", sentence, what, room=WIDE * 72 / 25.4, size=_HEADLINE[context.language])
    return replace(head, id=shown[0].anchor)


def _aside(context: Context) -> Markup:
    """The KPIs that stand beside the tree; of very many only the first."""
    labels = tuple(context.report.label(kpi) for kpi in context.report.tree.aside)
    if not labels:
        return Markup("")
    if len(labels) > _ASIDE:
        return context.told("tree_aside_more", kpis=labels[:_ASIDE], count=len(labels) - _ASIDE)
    return context.told("tree_aside", kpis=labels)


def _note(context: Context) -> str:
    """What the lines and discs on the cards are, as far as there are any."""
    report = context.report
    shown = {kpi: history(report, kpi) for kpi in report.tree.kpis}
    planned = {kpi for kpi in shown if report.compared[kpi].plan.value is not None}
    dashed = [
        kind for kind, kpis in (("plan", planned), ("prior_year", {*shown} - planned))
        if any(present(shown[kpi].plan if kind == "plan" else shown[kpi].prior) for kpi in kpis)
    ]
    drawn = any(len(present(one.actual)) > 1 for one in shown.values())
    told = [f"tree_spark_{'both' if len(dashed) > 1 else ''.join(dashed) or 'alone'}"] * drawn
    told += ["tree_discs"] * bool(report.findings.callouts)
    return ("" if context.language == "ja" else " ").join(context.text(key) for key in told)


def _legend(context: Context) -> tuple[Legend, ...]:
    """The states that occur, amber once for all that leave a question."""
    report = context.report
    occurring = {style.STATES[verdict.state] for verdict in report.findings.verdicts.values()}
    held = yardstick(report, in_state(report, (*report.tree.kpis,), State.ON_PLAN, State.BEHIND_PLAN))
    return tuple(
        Legend(style.STATES[state], context.text(f"legend_{state.name.lower()}", yardstick=held))
        for state in _KINDS if style.STATES[state] in occurring
    )
