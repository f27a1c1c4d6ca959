"""One column read: every distinct cell once, every refusal and repair remembered with its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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
from nenrin.vocabulary import Sentence

Reader: TypeAlias = Callable[[object], "object | Repaired"]


@dataclass(frozen=True)
class Typed:
    """The cells as values, None where blank or refused; the rows of what was refused; how many cells were repaired."""

    cells: Sequence[object]
    blanks: int
    refused: Sequence[tuple[int, Refused]]
    repaired: Counter[Sentence]


def read_column(
    cells: Sequence[object], counted: Counter[object], name: str, source: Source, grid: Grid, zone: ZoneInfo,
) -> Typed:
    """Read the cells of one column by its declared type, after the cleaning rules.

    ``counted``: how often each distinct cell stands there, in the order of their first rows.
    """
    read = _reader(source.columns[name], grid, zone)
    rules = rules_for(name, source.clean)
    known = _attempts(counted, read) if not rules else {cell: _attempt(cell, (*rules, read)) for cell in counted}
    special = {cell: outcome for cell, outcome in known.items() if outcome.__class__ in _SPECIAL}
    lost = {cell: outcome for cell, outcome in special.items() if isinstance(outcome, Refused)}
    refused = [(row, lost[cell]) for row, cell in enumerate(cells) if cell in lost] if lost else []
    repaired = Counter[Sentence]()
    for cell, outcome in special.items():
        known[cell] = None
        if isinstance(outcome, _Mended):
            known[cell] = outcome.value
            for reason in outcome.reasons:
                repaired[reason] += counted[cell]
    blanks = sum(counted[cell] for cell, value in known.items() if value is None)
    return Typed(list(map(known.__getitem__, cells)), blanks - len(refused), refused, repaired)


def _attempts(cells: Iterable[object], read: Reader) -> dict[object, object]:
    """What ``_attempt`` says of each cell where reading is the only step: most columns, so it is done at once."""
    known: dict[object, object] = {}
    for cell in cells:
        if cell.__class__ is float:
            try:
                found = read(cell)
            except Refused as refusal:
                found = refusal
            known[cell] = _attempt(cell, (read,)) if found.__class__ is Repaired else found
        else:
            known[cell] = _attempt(cell, (read,))
    return known


@dataclass(frozen=True, slots=True)
class _Mended:
    value: object
    reasons: tuple[Sentence, ...]


_SPECIAL = frozenset({Refused, _Mended})


def _attempt(cell: object, steps: Sequence[Reader]) -> object:
    """The value of a cell: None, the value, a _Mended value, or a Refused (which a cell may already be)."""
    if isinstance(cell, Refused):
        return cell
    reasons: list[Sentence] = []
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
