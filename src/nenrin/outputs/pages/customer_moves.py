"""Who moved: a matrix of the stages of the month before (rows) and of the month (columns), darker where more did."""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts.heat import shade
from nenrin.customers import Customers, Stage
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number
from nenrin.report.customers_message import move_message
from nenrin.vocabulary import Figure

NOT_YET = "not_yet"


@dataclass(frozen=True)
class Move:
    """One cell; ``colour`` is empty where nobody moved."""

    number: Number
    colour: str = ""


@dataclass(frozen=True)
class MoveRow:
    """One stage of the month before, and where its customers are now."""

    name: str
    cells: tuple[Move, ...]
    total: Number


@dataclass(frozen=True)
class Moves:
    """The matrix with its totals; ``say``: the largest move."""

    columns: tuple[str, ...]
    rows: tuple[MoveRow, ...]
    totals: tuple[Number, ...]
    total: Number
    say: Markup


def moves(context: Context, found: Customers) -> Moves:
    """Those who are new come from nowhere; the totals are those of the stages."""
    said = move_message(found)
    return Moves(
        columns=tuple(context.words.text(f"customers.{stage.value}") for stage in Stage),
        rows=tuple(_row(context, found, start) for start in (None, *Stage)),
        totals=tuple(
            _counted(context, found.group(stage).customers, f"customers.stages.{stage.value}.customers")
            for stage in Stage
        ),
        total=_counted(context, sum(group.customers for group in found.groups), "customers.all.customers"),
        say=context.write(said) if said else Markup(""),
    )


def _row(context: Context, found: Customers, start: Stage | None) -> MoveRow:
    name = start.value if start else NOT_YET
    counts = {end: found.migration.get((start, end), 0) for end in Stage}
    most = max(found.migration.values(), default=1)
    cells = tuple(
        Move(_counted(context, count, f"customers.migration.{name}.{end.value}"), shade(math.sqrt(count / most)))
        if count else Move(Number("–"))
        for end, count in counts.items()
    )
    path = f"customers.stages.{name}.before" if start else "customers.arrived"
    return MoveRow(context.words.text(f"customers.{name}"), cells, _counted(context, sum(counts.values()), path))


def _counted(context: Context, count: int, path: str) -> Number:
    return context.number(Figure(float(count), "count", id=path), "")
