"""The KPI tree: drawn, on as many sheets as it needs, and the whole of it as a list that folds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.charts import style
from nenrin.charts.tree import connectors, lay_out
from nenrin.findings import State
from nenrin.outputs.pages.branches import Branch, branches
from nenrin.outputs.pages.card import TALL, Card, card
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.drawing import drawing
from nenrin.outputs.pages.shapes import Head
from nenrin.report.messages import tree_message
from nenrin.vocabulary import Sentence

WIDE, HIGH = 271.0, 138.0
"""Room for the drawing on a landscape page, in millimetres."""
_HEADLINE = {"en": 15.5, "ja": 13.6}
_KINDS = (State.ON_PLAN, State.BEHIND_PLAN, State.STABLE, State.EXPLAINED, State.UNEXPLAINED, State.NOT_JUDGED)


@dataclass(frozen=True)
class Sheet:
    """One page of the drawn tree; sizes in millimetres."""

    head: Head
    root: Card
    links: Markup
    wide: float
    high: float
    card_wide: float
    card_high: float

    @property
    def tall(self) -> bool:
        """Whether its cards have room for two lines of name."""
        return self.card_high >= TALL


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
    aside: str


def tree(context: Context) -> Tree:
    """The tree in the shape it grows in."""
    report = context.report
    sheets = tuple(_sheet(context, branch, number) for number, branch in enumerate(branches(report.tree.root)))
    whole = card(context, report.tree.root, lay_out(report.tree.root, WIDE, HIGH), {})
    beside = context.words.join([context.label(kpi) for kpi in report.tree.aside])
    return Tree(
        sheets, whole, _legend(context), context.text("tree_note"),
        context.text("tree_aside", kpis=beside) if beside else "",
    )


def _sheet(context: Context, branch: Branch, number: int) -> Sheet:
    layout = lay_out(branch.root, WIDE, HIGH)
    label = context.report.label(branch.root.kpi)
    reference = context.text(f"versus_{context.compared}")
    what = context.text("what_tree", kpi=label, month=context.report.month, reference=reference)
    sentence = Sentence("page.tree_continued", {"kpi": label}) if number else tree_message(context.report)
    head = context.head("tree", sentence, what, room=WIDE * 72 / 25.4, size=_HEADLINE[context.language])
    alt = context.text("alt_tree", kpi=label, count=sum(1 for _ in branch.root.walk()))
    return Sheet(
        replace(head, id=branch.anchor),
        card(context, branch.root, layout, branch.onward),
        drawing(connectors(branch.root, layout, alt, context.language)),
        layout.wide, layout.high, layout.card_wide, layout.card_high,
    )


def _legend(context: Context) -> tuple[Legend, ...]:
    """The states that occur, amber once for all that leave a question."""
    occurring = {style.STATES[verdict.state] for verdict in context.report.findings.verdicts.values()}
    return tuple(
        Legend(style.STATES[state], context.text(f"legend_{state.name.lower()}"))
        for state in _KINDS if style.STATES[state] in occurring
    )
