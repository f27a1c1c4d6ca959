"""What only the run can reckon of the issued month's call-outs: a table at the foot of Unexplained, a constant each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nenrin.findings import Callout
from nenrin.sheets import callout_below, callout_levels, naming
from nenrin.sheets.address import spot
from nenrin.sheets.callout_columns import AT, LAST
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import issued_only
from nenrin.vocabulary import Figure, Sentence

VALUE = AT["high"]
"""The column of what was reckoned."""
_LABEL, _TEXT = AT["kpi"], AT["unit"]
_COPY = LAST + 3
"""Right of what is printed: the constants."""
_SHARE, _FALSE = "0%", "0.00"
_MOVED = re.compile(r"said\.callout\.(part|segment)_moved\.amount(\.\d+)?")


class Found(NamedTuple):
    """``id``: its name in the JSON of figures; what it is of, what it is, how much, and how that is shown."""

    id: str
    label: str
    text: str
    value: float
    number: str


def table(layout: Layout) -> Iterator[Cell]:
    """A line each, empty in any other month; then the levels."""
    first = callout_below.reckoned(layout)
    yield from band(first, (0, LAST), layout.words.text("sheet.unexplained.run.title"))
    for row, one in enumerate(reckoned(layout), first + 1):
        yield Cell(row, _LABEL, one.label, role="label")
        yield Cell(row, _TEXT, one.text, role="plain")
        yield Cell(row, VALUE, one.value, issued_only(spot(row, _COPY)), "number", one.number)
        yield Cell(row, _COPY, one.value, role="issued", number_format=one.number)
    yield from callout_levels.table(layout, _levels(layout))


def links(layout: Layout) -> Iterator[tuple[str, str]]:
    """By name, the cell that shows it."""
    for row, one in enumerate(reckoned(layout), callout_below.reckoned(layout) + 1):
        yield one.id, layout.cell("unexplained", row, VALUE)
    yield from callout_levels.links(layout, _levels(layout))


@lru_cache(maxsize=1)
def reckoned(layout: Layout) -> tuple[Found, ...]:
    """Everything of this kind that the month has."""
    false, said = layout.report.findings.expected_false, layout.words.text("sheet.unexplained.run.false")
    called = layout.report.findings.callouts
    every = [one for callout in called for one in (*_of(layout, callout), *_moved(layout, callout))]
    return (Found("expected_false", "–", said, false, _FALSE), *{one.id: one for one in every}.values())


def _levels(layout: Layout) -> int:
    return callout_below.reckoned(layout) + len(reckoned(layout)) + 2


def _of(layout: Layout, callout: Callout) -> Iterator[Found]:
    """What cancels each other out, and the shares of segments and of a branch."""
    words, there = layout.words, f"callouts.{callout.number - 1}"
    label = naming.label(layout, callout.kpi)
    if callout.cancelled is not None:
        text = words.text("sheet.unexplained.run.cancelled")
        yield Found(f"{there}.cancelled", label, text, callout.cancelled, naming.level(layout, layout.report.root))
    for number, where in enumerate(callout.where):
        cut = " × ".join(naming.dimension(layout, one) for one in where.segments)
        text = words.text("sheet.unexplained.run.where", dimension=cut, segment=naming.segments(layout, where))
        yield Found(f"{there}.where.{number}.share", label, text, where.share, _SHARE)
    if callout.branch_share is not None:
        text = words.text("sheet.unexplained.run.branch", kpi=naming.label(layout, callout.branch))
        yield Found(f"{there}.branch_share", label, text, callout.branch_share, _SHARE)


def _moved(layout: Layout, callout: Callout) -> Iterator[Found]:
    """How far the parts moved that cancel each other out; in percent of what was expected Verdicts reckons it."""
    for one, figure in moves(callout):
        whose = callout.kpi if one.plan == "callout.segment_moved" else layout.report.root
        text = layout.words.text("sheet.unexplained.run.moved", kpi=one.facts["name"])
        for id_ in named(layout, figure) if figure.kind == "change" else ():
            label, value = naming.label(layout, callout.kpi), figure.value or 0.0
            yield Found(id_, label, naming.clean(text), value, naming.change(layout, whose))


def moves(callout: Callout) -> Iterator[tuple[Sentence, Figure]]:
    """What moved, and how far, as the headline has it."""
    for side in ("up", "down"):
        found = callout.headline.facts.get(side, ())
        for one in found if isinstance(found, tuple) else ():
            amount = one.facts.get("amount") if isinstance(one, Sentence) else None
            if isinstance(one, Sentence) and isinstance(amount, Figure) and amount.value is not None:
                yield one, amount


def named(layout: Layout, figure: Figure) -> list[str]:
    """The names under which a movement of that size is printed."""
    return [one.id for one in layout.reported if one.value == figure.value and _MOVED.fullmatch(one.id)]
