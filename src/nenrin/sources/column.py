"""One column read: every distinct cell once, every refusal and repair remembered with its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from zoneinfo import ZoneInfo

from nenrin.sources.clean import rules_for
from nenrin.sources.grid import Grid
from nenrin.sources.moment import day, moment
from nenrin.sources.number import exact, integer, number
from nenrin.sources.plain import identifier, name, text, truth
from nenrin.sources.refusal import Refused, Repaired
from nenrin.sources.source import Column, Source

Reader: TypeAlias = Callable[[object], "object | Repaired"]


@dataclass(frozen=True)
class Typed:
    """The cells as values, None where blank or refused; the rows of what was refused; how many cells were repaired."""

    cells: Sequence[object]
    blanks: int
    refused: Sequence[tuple[int, Refused]]
    repaired: Counter[str]


def read_column(cells: Sequence[object], name: str, source: Source, grid: Grid, zone: ZoneInfo) -> Typed:
    """Read the cells of one column by its declared type, after the cleaning rules."""
    read = _reader(source.columns[name], grid, zone)
    rules = rules_for(name, source.clean)
    steps = (*rules, read)
    known = {cell: _attempt(cell, steps) for cell in set(cells)}
    outcomes = list(map(known.__getitem__, cells))
    refused, repaired = [], Counter[str]()
    if any(outcome.__class__ in {Refused, _Mended} for outcome in known.values()):
        refused = [(row, outcome) for row, outcome in enumerate(outcomes) if isinstance(outcome, Refused)]
        for outcome in outcomes:
            if isinstance(outcome, _Mended):
                repaired.update(outcome.reasons)
        outcomes = [_value(outcome) for outcome in outcomes]
    return Typed(outcomes, outcomes.count(None) - len(refused), refused, repaired)


@dataclass(frozen=True, slots=True)
class _Mended:
    value: object
    reasons: tuple[str, ...]


def _attempt(cell: object, steps: Sequence[Reader]) -> object:
    """The value of a cell: None, the value, a _Mended value, or a Refused (which a cell may already be)."""
    if isinstance(cell, Refused):
        return cell
    reasons: list[str] = []
    for step in steps:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return _Mended(None, tuple(reasons)) if reasons else None
        try:
            cell = step(cell)
        except Refused as refusal:
            return refusal
        if isinstance(cell, Repaired):
            reasons.append(cell.reason)
            cell = cell.value
    cell = None if cell == "" else cell
    return _Mended(cell, tuple(reasons)) if reasons else cell


def _value(outcome: object) -> object:
    if isinstance(outcome, Refused):
        return None
    return outcome.value if isinstance(outcome, _Mended) else outcome


def _reader(column: Column, grid: Grid, zone: ZoneInfo) -> Reader:
    """How a cell of the declared type is read."""
    comma, from_1904 = grid.comma, grid.from_1904
    if column.type.startswith("decimal"):
        precision, scale = (int(part) for part in column.type[len("decimal(") : -1].split(","))
        return lambda cell: exact(cell, precision, scale, comma=comma)
    readers: dict[str, Reader] = {
        "id": identifier,
        "text": text,
        "category": name if column.values is None else _among(column.values),
        "boolean": truth,
        "integer": lambda cell: integer(cell, comma=comma),
        "float": lambda cell: float(number(cell, comma=comma)),
        "date": lambda cell: day(cell, zone, from_1904=from_1904),
        "datetime": lambda cell: moment(cell, zone, from_1904=from_1904),
    }
    return readers[column.type]


def _among(values: Sequence[str]) -> Reader:
    """A reader that knows every name there is."""

    def read(cell: object) -> str | Repaired:
        found = name(cell)
        if (found.value if isinstance(found, Repaired) else found) not in values:
            wrong = f"is none of the declared values ({', '.join(values)})"
            raise Refused(wrong, "add it to  values: […], or map it in  clean:")
        return found

    return read
