"""The funnels, at the foot of Feeds: every step as a share of the one before with its range, from Tree."""

from __future__ import annotations

import math
from collections.abc import Iterator

from nenrin.effects.chance import NORMAL
from nenrin.report.funnel import Flow
from nenrin.sheets import naming, run_said
from nenrin.sheets.address import spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.formats import NONE
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.tree_columns import AT as TREE

NAMES = (
    "step", "count", "of", "rate", "room", "middle", "half", "low", "high", "count_before", "of_before", "rate_before",
    "change",
)
AT = {name: column for column, name in enumerate(NAMES)}
_HEADS = 3
"""The title, the quantile, the columns' titles."""
_TIED = ("rate", "low", "high", "rate_before", "change")
_SHARE = "0.0000%"


def funnels(layout: Layout) -> Iterator[Cell]:
    """A row for every step but the first of each funnel; nothing where the report has none."""
    flows, words, first = layout.report.flows, layout.words, _first(layout)
    if not flows:
        return
    yield from band(first, (0, len(NAMES) - 1), words.text("sheet.feeds.funnels"))
    yield Cell(first + 1, 0, words.text("sheet.feeds.quantile"), role="text")
    yield Cell(first + 1, 1, NORMAL, role="issued", number_format="General")
    for name, column in AT.items():
        role = "head_left" if name == "step" else "head"
        yield Cell(first + 2, column, words.text(f"sheet.feeds.funnel.{name}"), role=role)
    for row, (flow, place) in enumerate(_steps(flows), first + _HEADS):
        yield from _line(layout, row, flow, place)


def links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number in the JSON of figures, and its cell."""
    numbers = {id(flow): number for number, flow in enumerate(layout.report.flows)}
    for row, (flow, place) in enumerate(_steps(layout.report.flows), _first(layout) + _HEADS):
        for name in _TIED:
            yield f"funnels.{numbers[id(flow)]}.steps.{place}.{name}", layout.cell("feeds", row, AT[name])


def _first(layout: Layout) -> int:
    return run_said.after(layout) + 1


def _steps(flows: tuple[Flow, ...]) -> list[tuple[Flow, int]]:
    return [(flow, place) for flow in flows for place in range(1, len(flow.steps))]


def _line(layout: Layout, row: int, flow: Flow, place: int) -> Iterator[Cell]:
    """Wilson (1927) with t = z² / n: middle (p + t/2) / (1 + t), half the range √(t (p (1 − p) + t/4)) / (1 + t)."""
    above, step = flow.steps[place - 1 : place + 1]
    at, z = {name: spot(row, column) for name, column in AT.items()}, spot(_first(layout) + 1, 1, "both")
    yield Cell(row, AT["step"], naming.label(layout, step.kpi), role="text")
    counts = {"count": (step, "ac"), "of": (above, "ac"), "count_before": (step, "py"), "of_before": (above, "py")}
    read = {name: layout.read(layout.entry(one.kpi), column) for name, (one, column) in counts.items()}
    for name, (one, column) in counts.items():
        there, found = layout.cell("tree", layout.entry(one.kpi).row, TREE[column]), read[name]
        shown = f'IF(ISNUMBER({there}),{there},"{NONE}")'
        yield Cell(row, AT[name], NONE if found is None else found, shown, "linked", naming.level(layout, one.kpi))
    rate, before = _share(read["count"], read["of"]), _share(read["count_before"], read["of_before"])
    room = _share(NORMAL**2, read["of"])
    middle, half = _wilson(rate, room)
    formulas: dict[str, tuple[float | None, str, str]] = {
        "rate": (rate, f"{at['count']}/{at['of']}", _SHARE),
        "room": (room, f"{z}*{z}/{at['of']}", "General"),
        "middle": (middle, f"({at['rate']}+{at['room']}/2)/(1+{at['room']})", _SHARE),
        "half": (half, f"SQRT({at['room']}*({at['rate']}*(1-{at['rate']})+{at['room']}/4))/(1+{at['room']})", _SHARE),
        "low": (_less(middle, half), f"{at['middle']}-{at['half']}", _SHARE),
        "high": (_less(middle, half and -half), f"{at['middle']}+{at['half']}", _SHARE),
        "rate_before": (before, f"{at['count_before']}/{at['of_before']}", _SHARE),
        "change": (_less(rate, before), f"{at['rate']}-{at['rate_before']}", _SHARE),
    }
    for name, (value, formula, number) in formulas.items():
        said: Value = NONE if value is None else value
        yield Cell(row, AT[name], said, f'IFERROR({formula},"{NONE}")', "number", number)


def _share(count: float | None, of: float | None) -> float | None:
    return count / of if count is not None and of else None


def _wilson(share: float | None, room: float | None) -> tuple[float | None, float | None]:
    if share is None or room is None:
        return None, None
    spread = room * (share * (1 - share) + room / 4)
    return (share + room / 2) / (1 + room), math.sqrt(spread) / (1 + room) if spread >= 0 else None


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
