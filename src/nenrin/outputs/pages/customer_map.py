"""The segment map once more, as a phone shows it: a table as narrow as the screen, in the map's own shades."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.charts import spots
from nenrin.charts.heat import shade
from nenrin.customers import Customers
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number


@dataclass(frozen=True)
class Spot:
    """One cell: its customers, how many more or fewer than the month before, its shade."""

    count: Number
    moved: Number
    shade: str


@dataclass(frozen=True)
class Line:
    """One row: how long ago they last bought."""

    name: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Map:
    """The table; ``columns``: how often they bought."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def table(context: Context, customers: Customers) -> Map | None:
    """None on paper, which has room for the map itself."""
    if context.mode != "html":
        return None
    found = spots(customers, context.language)
    return Map(found.columns, tuple(
        Line(name, tuple(
            Spot(Number(one.text, "", one.figure if one.text != "–" else ""),
                 Number(one.below, "", one.figure_below if one.below else ""), shade(one.depth or 0.0))
            for one in row
        ))
        for name, row in zip(found.rows, found.squares, strict=True)
    ))
