"""The bars of the waterfall by the engine's numbers, and where each stands on Feeds."""

from __future__ import annotations

import math
from dataclasses import dataclass

from nenrin.sheets import naming
from nenrin.sheets.address import area
from nenrin.sheets.layout import Layout

SHOWN = 9
"""Drivers with a bar of their own; the others share one."""
COLUMNS = (
    "step", "rank", "effect", "start", "end", "foot_up", "good_up", "bad_up", "total_up", "foot_down", "good_down",
    "bad_down", "total_down", "label",
)
AT = {name: column for column, name in enumerate(COLUMNS)}
"""The column of every name, from 0."""
PRINTING = (AT["end"], AT["foot_up"], AT["good_up"], AT["bad_up"])
"""Above the column titles: the KGI's divisor, decimals, and what stands before and after its number."""


@dataclass(frozen=True)
class Step:
    """One bar: its name, what it adds, where it starts; ``rank`` 0 for the rest and the total."""

    name: str
    effect: float
    start: float
    rank: int = 0
    total: bool = False

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.start + self.effect


def steps(layout: Layout) -> tuple[Step, ...]:
    """The largest drivers, the rest where there are more, and the total change from zero."""
    taken, entries = layout.way, {entry.key: entry for entry in layout.nodes}
    ranked = list(taken.ranks)
    found: list[Step] = []
    level = 0.0
    for rank, path in enumerate(ranked[:SHOWN], 1):
        found.append(Step(naming.entry_label(layout, entries[path]), taken.effects.get(path, 0.0), level, rank))
        level = found[-1].end
    change = math.fsum(taken.effects.get(path, 0.0) for path in ranked)
    if len(ranked) > SHOWN:
        found.append(Step(layout.words.text("sheet.feeds.others"), change - level, level))
    return (*found, Step(layout.words.text("sheet.feeds.total"), change, 0.0, total=True))


def start_row(layout: Layout) -> int:
    """The row of the column titles, on Feeds."""
    return layout.entries[-1].row + 3


def after(layout: Layout) -> int:
    """The first free row below."""
    return start_row(layout) + len(steps(layout)) + 2


def column(layout: Layout, name: str) -> str:
    """A column over all bars, as a chart reads it."""
    first = start_row(layout) + 1
    return layout.on("feeds", area((first, AT[name]), (first + len(steps(layout)) - 1, AT[name]), "both"))


def end_cell(layout: Layout) -> str:
    """Where the last bar before the total ends."""
    return layout.cell("feeds", start_row(layout) + len(steps(layout)) - 1, AT["end"])


def total_cell(layout: Layout) -> str:
    """The total's effect."""
    return layout.cell("feeds", start_row(layout) + len(steps(layout)), AT["effect"])


def largest_cell(layout: Layout, name: str) -> str:
    """The largest driver's name (``step``) or what it adds (``effect``)."""
    return layout.cell("feeds", start_row(layout) + 1, AT[name])


def printing_cells(layout: Layout) -> tuple[str, ...]:
    """The cells with the KGI's divisor, decimals, and what stands before and after its number."""
    return tuple(layout.cell("feeds", start_row(layout) - 1, at, "both") for at in PRINTING)
