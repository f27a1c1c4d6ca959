"""What is said of each month's call-outs, line by line: a table on Feeds from which Unexplained takes its month's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from nenrin.findings import Callout
from nenrin.sheets import formats, history, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.callout_columns import AT, WIDTHS
from nenrin.sheets.callout_rows import watched
from nenrin.sheets.cell import Cell
from nenrin.sheets.folding import folded
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.told import findings
from nenrin.vocabulary import Month

TEXT = AT["unit"]
"""The column of Unexplained where texts begin."""
PLACES = {"label": 0, "month": 1, "number": 2, "step": 3, "place": 4, "kpi": 5, "watched": 6, "text": 7}
"""The columns of the table; ``step`` and ``place`` count the lines of the month chosen and say where they stand;
``watched`` numbers the KPIs that a month watches, beside their ids."""
_ROOM = sum(width for column, _, width in WIDTHS if TEXT <= column < AT["state"])
_HEADS = {"number": "called", "place": "line"}
"""Columns that are called otherwise here."""
NONE = formats.NONE


class Line(NamedTuple):
    """``number``, ``label``, ``kpi`` and ``watched`` stand where something new begins, else they are empty."""

    label: str
    text: str
    number: float | str = ""
    kpi: str = ""
    watched: int = 0


@lru_cache(maxsize=1)
def lines(layout: Layout) -> Mapping[Month, tuple[Line, ...]]:
    """By month, oldest first: every call-out in words, what is watched, new levels; only months that have any."""
    found = {month: tuple(_of_month(layout, month)) for month in layout.months}
    return {month: told for month, told in found.items() if told}


def table(layout: Layout) -> Iterator[Cell]:
    """All months one below the other, on Feeds."""
    words, row = layout.words, _first(layout)
    if not lines(layout):
        return
    yield from band(row - 2, (0, max(PLACES.values())), words.text("sheet.feeds.words"))
    for name, at in PLACES.items():
        text = words.text(f"sheet.feeds.column.{_HEADS.get(name, name)}")
        yield Cell(row - 1, at, text, role="head_left" if name in ("label", "text") else "head")
    yield from _steps(layout, row)
    for month, told in lines(layout).items():
        for line in told:
            yield Cell(row, PLACES["label"], line.label, role="text")
            yield Cell(row, PLACES["month"], serial(month), role="grey_centre", number_format=formats.month(words))
            yield Cell(row, PLACES["number"], line.number, role="grey_centre", number_format="0")
            yield Cell(row, PLACES["text"], line.text, role="plain")
            if line.watched:
                yield Cell(row, PLACES["kpi"], line.kpi, role="grey", indent=1)
                yield Cell(row, PLACES["watched"], float(line.watched), role="grey_centre", number_format="0")
            row += 1


def longest(layout: Layout) -> int:
    """How many lines the month with the most of them has."""
    return max(map(len, lines(layout).values()), default=0)


def place_cell(layout: Layout, step: int) -> str:
    """Where the line ``step`` (from 0) of the month chosen stands in the table, from 1; "–" where it has fewer."""
    return layout.cell("feeds", _first(layout) + step, PLACES["place"])


def _steps(layout: Layout, row: int) -> Iterator[Cell]:
    """The lines of the month chosen, one after the other, beside the first rows of the table."""
    months, month = column(layout, "month"), layout.report.month
    own = len(lines(layout).get(month, ()))
    before = sum(len(told) for one, told in lines(layout).items() if one < month)
    for step in range(longest(layout)):
        which = spot(row + step, PLACES["step"])
        yield Cell(row + step, PLACES["step"], step + 1.0, role="number_grey", number_format="0")
        found = f"MATCH(report_month,{months},0)+{which}-1"
        formula = f'IF({which}<=COUNTIF({months},report_month),{found},"{NONE}")'
        value = before + step + 1.0 if step < own else NONE
        yield Cell(row + step, PLACES["place"], value, formula, "number_grey", "0")


def column(layout: Layout, name: str) -> str:
    """A column of the table, as Unexplained reads it."""
    return layout.on("feeds", beside(layout, name))


def beside(layout: Layout, name: str) -> str:
    """The same, as Feeds itself reads it."""
    first, count = _first(layout), sum(map(len, lines(layout).values()))
    return area((first, PLACES[name]), (first + count - 1, PLACES[name]), "both")


def after(layout: Layout) -> int:
    """The first free row below."""
    return _first(layout) + sum(map(len, lines(layout).values())) + 1


@lru_cache(maxsize=1)
def _first(layout: Layout) -> int:
    """Below the history of the KGI, on Feeds."""
    return history.after(layout) + 2


def _of_month(layout: Layout, month: Month) -> Iterator[Line]:
    words, found = layout.words, findings(layout.report, month)
    order = {kpi: number for number, kpi in enumerate(watched(layout).get(month, ()), 1)}
    for callout in found.callouts:
        yield from _of_callout(layout, callout)
    for kpi in found.watch:
        said = words.text("sheet.unexplained.watch", text=words.say(found.verdicts[kpi].reason))
        first, *others = _folded(naming.label(layout, kpi), said)
        yield first._replace(kpi=kpi, watched=order.get(kpi, 0))
        yield from others
    for kpi, levels in found.levels.items():
        for level in levels:
            yield from _folded(naming.label(layout, kpi), words.text("sheet.unexplained.level", text=words.say(level)))


def _of_callout(layout: Layout, callout: Callout) -> Iterator[Line]:
    """Kind, since when, who answers until when; where it sits, what is asked, on what it rests, what is ruled out."""
    words, say = layout.words, layout.words.say
    facts = {name: getattr(callout, name) or NONE for name in ("since", "due")}
    kind = words.text(f"sheet.unexplained.kinds.{callout.kind}")
    said = words.text("sheet.unexplained.card", kind=kind, owner=words.label(callout.owner) or NONE, **facts)
    yield Line(naming.label(layout, callout.kpi), said, float(callout.number))
    texts = {
        "where": _where(layout, callout), "question": say(callout.question),
        **{name: "\n".join(map(say, getattr(callout, name))) or NONE for name in ("basis", "ruled_out")},
    }
    for name, text in texts.items():
        yield from _folded(words.text(f"sheet.unexplained.column.{name}"), text)


def _folded(label: str, text: str) -> Iterator[Line]:
    """A label beside the first line of its text."""
    for number, line in enumerate(folded(naming.clean(text), _ROOM)):
        yield Line("" if number else label, line)


def _where(layout: Layout, callout: Callout) -> str:
    """The segments that hold it, largest first."""
    words, parts = layout.words, []
    for where in callout.where:
        cut = " × ".join(naming.dimension(layout, one) for one in where.segments)
        facts = {"dimension": cut, "segment": naming.segments(layout, where)}
        parts.append(words.text("sheet.unexplained.segment", share=f"{where.share:.0%}", **facts))
    return "\n".join(parts) or words.text("sheet.unexplained.nowhere")
