"""One row of the register: live numbers, cells to fill, and the working columns that verdicts add up."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats, naming, verdicts
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.judgement import NONE, Judgement
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.register import AT, Item
from nenrin.sheets.register_changes import copies, counts
from nenrin.sheets.register_entries import Entries, complete, earlier, entries, issued, standing
from nenrin.sheets.rows import BODY
from nenrin.sheets.settings import NORMAL
from nenrin.vocabulary import Month


def line(layout: Layout, row: int, item: Item) -> Iterator[Cell]:
    """All cells of a row, and behind them the copy of what people fill."""
    found = list(_line(layout, row, item))
    yield from (*found, *copies(found), *counts(row))


def _line(layout: Layout, row: int, item: Item) -> Iterator[Cell]:
    at = {name: spot(row, column) for name, column in AT.items()}
    yield Cell(row, AT["key"], item.key, role="grey_wrapped_middle")
    filled = entries(layout, item)
    yield from _numbers(layout, row, item, at)
    yield _needed(layout, row, item, at)
    yield from _entries(layout, row, item, filled)
    yield from _claim(layout, row, item, at)
    yield from _working(layout, row, item, at)


def _numbers(layout: Layout, row: int, item: Item, at: dict[str, str]) -> Iterator[Cell]:
    """Found by the KPI's id, never by the row: verdict, surprise, what remains, whether an explanation is needed."""
    found = f"MATCH({at['kpi_id']},{verdicts.column(layout, 'key')},0)"
    known = item.kpi != ""
    judged = Judgement(layout, item.kpi) if known else None
    place = float(layout.order[item.kpi] + 1) if known else NONE
    yield Cell(row, AT["row"], place, f'IFERROR({found},"{NONE}")', "number_grey", "0")
    values: dict[str, Value] = dict.fromkeys(("kpi", "verdict", "surprise", "unexplained"), NONE)
    if judged is not None:
        values = {"kpi": naming.label(layout, item.kpi), "verdict": layout.words.verdict(layout.report, item.kpi)}
        sizes = {name: judged.sizes[name] for name in ("surprise", "unexplained")}
        values |= {name: NONE if size is None else size for name, size in sizes.items()}
    number = _signed(layout, item) if known else ""
    unit = naming.unit(layout, item.kpi, naming.whole(layout, item.kpi)) if known else NONE
    yield Cell(row, AT["unit"], unit, role="grey_centre")
    for name, value in values.items():
        formula = f'IFERROR(INDEX({verdicts.column(layout, name)},{at["row"]}),"{NONE}")'
        role = "linked" if name in ("surprise", "unexplained") else "linked_wrapped"
        link = layout.cell("tree", layout.entry(item.kpi).row, 0) if known and name == "kpi" else None
        yield Cell(row, AT[name], value, formula, role, number if role == "linked" else "", link=link)


def _needed(layout: Layout, row: int, item: Item, at: dict[str, str]) -> Cell:
    """Whether the verdict asks, and whether a cause and an owner stand here."""
    words = {name: layout.words.text(f"sheet.result.{name}") for name in ("no", "done", "open")}
    asks = f"N(INDEX({verdicts.column(layout, 'asks')},{at['row']}))"
    there = f"LEN(TRIM({at['cause']}))*LEN(TRIM({at['owner']}))>0"
    formula = f'IFERROR(IF({asks}=0,"{words["no"]}",IF({there},"{words["done"]}","{words["open"]}")),"{words["no"]}")'
    asked = item.kpi != "" and Judgement(layout, item.kpi).asks
    value = words["no"] if not asked else words["done"] if complete(layout, item) else words["open"]
    return Cell(row, AT["needed"], value, formula, "result")


def _entries(layout: Layout, row: int, item: Item, filled: Entries) -> Iterator[Cell]:
    """The cells that people fill, with what the register and the work list know already."""
    words = layout.words
    groups = {"kind": "kind", "status": "progress"}
    for name in ("kind", "cause", "evidence", "owner", "status", "reviewer"):
        text = filled.get(name)
        shown = words.text(f"sheet.{groups[name]}.{text}") if text and name in groups else text
        yield Cell(row, AT[name], shown, role="input_text")
    for name in ("from", "to", "due"):
        month = filled.get(name)
        value = serial(Month.parse(str(month))) if month else None
        yield Cell(row, AT[name], value, role="input_month", number_format=formats.month(words))
    told = standing(layout, item) if item.cause is not None else earlier(layout, item)
    yield Cell(row, AT["earlier"], told, role="grey_wrapped_middle")
    yield Cell(row, AT["issued"], issued(layout, item), role="grey")


def _claim(layout: Layout, row: int, item: Item, at: dict[str, str]) -> Iterator[Cell]:
    """The effect claimed: put in at the cause's own KPI, carried through the tree to those above."""
    number = _signed(layout, item)
    keys = _column(layout, "key")
    for name, value in (("low", item.low), ("high", item.high)):
        if item.carried:
            own = f"INDEX({_column(layout, name)},MATCH({at['carried']},{keys},0))"
            formula = f'IF(COUNT({own})=1,{own}*N({at["reach"]}),"")'
            yield Cell(row, AT[name], value, formula, "number", number)
        else:
            yield Cell(row, AT[name], value, role="input", number_format=number)
    yield Cell(row, AT["carried"], item.carried or None, role="grey")
    if item.carried:
        yield Cell(row, AT["reach"], item.reach, role="input", number_format="#,##0.0000")


def _working(layout: Layout, row: int, item: Item, at: dict[str, str]) -> Iterator[Cell]:
    """Whether the claim counts in the month, its middle, and the square of its range."""
    month, number = layout.report.month, _signed(layout, item)
    yield Cell(row, AT["kpi_id"], item.kpi or None, role="grey_wrapped_middle" if item.kpi else "input_text")
    ends = f'OR({at["to"]}="",{at["to"]}>=report_month)'
    flags = {
        "in_force": (float(item.in_force(month)), f"IF(AND({at['from']}<=report_month,{ends}),1,0)", "0"),
        "sized": (float(item.sized(month)), f"IF(COUNT({at['low']},{at['high']})=2,{at['in_force']},0)", "0"),
        "effect": (float(item.effect(month)), f"IF({at['sized']}=1,({at['low']}+{at['high']})/2,0)", number),
        "square": (
            (NORMAL * item.spread(month)) ** 2, f"IF({at['sized']}=1,(z_95*({at['high']}-{at['low']})/4)^2,0)",
            "0.0E+00",
        ),
    }
    for name, (value, formula, format_) in flags.items():
        yield Cell(row, AT[name], value, formula, "number_grey", format_)


def _signed(layout: Layout, item: Item) -> str:
    """Effects are written unscaled: what people type is what counts."""
    return formats.change(naming.whole(layout, item.kpi), layout.words) if item.kpi else "General"


def _column(layout: Layout, name: str) -> str:
    return area((BODY, AT[name]), (layout.register_ends, AT[name]), "both")
