"""One column read: every distinct cell once, every refusal and repair remembered with its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from zoneinfo import ZoneInfo

from nenrin.sources import moment, number, plain
from nenrin.sources.clean import rules_for
from nenrin.sources.grid import Grid
from nenrin.sources.refusal import Refused, Repaired
from nenrin.sources.source import Column, Source

Reader: TypeAlias = Callable[[object], "object | Repaired"]


@dataclass(frozen=True)
class Typed:
    """The values, None where a cell is blank or refused; the rows of what was refused; how many cells were repaired."""

    values: Sequence[object]
    blanks: int
    refused: Sequence[tuple[int, Refused]]
    repaired: Counter[str]


def read_column(cells: Sequence[object], name: str, source: Source, grid: Grid, zone: ZoneInfo) -> Typed:
    """Read the cells of one column by its declared type, after the cleaning rules."""
    read = _reader(source.columns[name], grid, zone)
    rules = rules_for(name, source.clean)
    known = {cell: _attempt(cell, (*rules, read)) for cell in set(cells)}
    outcomes = [known[cell] for cell in cells]
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
            cell = None
            break
        try:
            cell = step(cell)
        except Refused as refusal:
            return refusal
        if isinstance(cell, Repaired):
            reasons.append(cell.reason)
            cell = cell.value
    if cell == "":
        cell = None
    return _Mended(cell, tuple(reasons)) if reasons else cell


def _value(outcome: object) -> object:
    if isinstance(outcome, Refused):
        return None
    return outcome.value if isinstance(outcome, _Mended) else outcome


def _reader(column: Column, grid: Grid, zone: ZoneInfo) -> Reader:
    """How a cell of the declared type is read."""
    if column.type.startswith("decimal"):
        precision, scale = (int(part) for part in column.type[len("decimal(") : -1].split(","))
        return lambda cell: number.exact(cell, precision, scale, comma=grid.comma)
    if column.values is not None and column.type in {"id", "text", "category"}:
        return lambda cell: _allowed(plain.name(cell), column.values or ())
    readers: dict[str, Reader] = {
        "id": plain.identifier,
        "text": plain.text,
        "category": plain.name,
        "boolean": plain.truth,
        "integer": lambda cell: number.integer(cell, comma=grid.comma),
        "float": lambda cell: float(number.number(cell, comma=grid.comma)),
        "date": lambda cell: moment.day(cell, zone, from_1904=grid.from_1904),
        "datetime": lambda cell: moment.moment(cell, zone, from_1904=grid.from_1904),
    }
    return readers[column.type]


def _allowed(found: str | Repaired, values: Sequence[str]) -> str | Repaired:
    spelled = found.value if isinstance(found, Repaired) else found
    if spelled not in values:
        raise Refused(f"is none of the declared values {', '.join(values)}", "add it to  values: […], or map it in  clean:")
    return found
