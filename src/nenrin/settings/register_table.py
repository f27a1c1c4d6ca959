"""A register of causes kept in a spreadsheet or CSV: one row a cause, the same keys as columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nenrin.settings.compose import MOST_LETTERS
from nenrin.settings.document import Document, Trail
from nenrin.settings.register_headers import COLUMNS, column_of, english, plain, slip
from nenrin.settings.scalar import scalar
from nenrin.settings.suspects import forbidden
from nenrin.sources import Handwritten, Written, handwritten
from nenrin.vocabulary import Place, Problem, Problems

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"})
MARKED = ("'=", "'+", "'-", "'@")
"""How a text begins in CSV that a spreadsheet would otherwise take for a formula: the apostrophe is not part of it."""
_NEEDED = "the columns id, label, kpi, direction, from, kind and more"
_PERCENTAGE = "write a percentage as text (5%), or the amount as text (0.05)"


def read_table(path: Path, shown_as: str) -> Document:
    """The rows as a document like that of ``causes.yaml``, each value at its cell; raises Problems like any table.

    Columns: the keys of a cause, with ``from`` and ``to`` for its months, ``size_low`` and ``size_high`` for its size,
    and perhaps ``label_en`` and ``label_ja``; or their Japanese names. A control is written in YAML. Other columns,
    sheets, titles above the head and rows with nothing under these headers are the client's own.
    """
    table = open_table(path, shown_as)
    causes: list[dict[str, Any]] = []
    places: dict[Trail, Place] = {(): Place(shown_as), ("causes",): Place(shown_as)}
    broken = list(_unknown_columns(table))
    for row in map(table.row, table.filled):
        said = {header: one for header, one in row.items() if one.value is not None and column_of(header) is not None}
        if not said:
            continue
        number = len(causes)
        causes.append({})
        places["causes", number] = next(iter(row.values())).place
        for header, written in said.items():
            key = COLUMNS[plain(header)]
            trail = ("causes", number, *key)
            broken += [(trail, problem) for problem in _unclear(header, key, written)]
            if not _put(causes[-1], key, _value(key, written)):
                wrong = f"{header}: the row says this under another header already"
                broken.append((trail, Problem(written.place, wrong, "leave one of them blank")))
                continue
            places[trail] = written.place
            places.setdefault(trail[:3], written.place)
    return Document(shown_as, {"causes": causes}, {}, places, broken=tuple(broken))


def open_table(path: Path, shown_as: str, content: bytes | None = None) -> Handwritten:
    """The table as it stands in its file, or as ``content`` would stand there; raises Problems like any table."""
    table = handwritten(path, shown_as, lambda header: column_of(header) is not None, content)
    if ("id",) not in map(column_of, table.headers):
        place = table.grid.place(table.grid.numbers[table.head])
        unknown = [problem for _, problem in _unknown_columns(table)]
        raise Problems([*unknown, Problem(place, "no column for the id of a cause", f"a register has {_NEEDED}")])
    return table


def _unknown_columns(table: Handwritten) -> Iterator[tuple[Trail, Problem]]:
    """Headers that are a slip of the pen, or of what a table does not hold; any other is the client's own."""
    for header, written in table.row(table.filled[0]).items() if table.filled else ():
        if column_of(header) is None and (right := slip(header)):
            yield ("causes", 0, header), Problem(written.place, f"unknown column {header!r} in the register", right)


def _unclear(header: str, key: Trail, written: Written) -> Iterator[Problem]:
    """What could mean two things, or does harm on paper."""
    value = written.value
    if key[0] == "size" and isinstance(value, float) and 0 < abs(value) < 1:
        yield Problem(written.place, f"{header}: {value:g} can be an amount or a percentage", _PERCENTAGE)
    if isinstance(value, str) and (sign := forbidden(value.replace("\r\n", "\n"))) is not None:
        yield Problem(written.place, f"{header}: the control character {sign} in a text", "delete it")
    if isinstance(value, str) and len(value) > MOST_LETTERS:
        wrong = f"{header}: a text of {len(value):,} characters"
        yield Problem(written.place, wrong, f"a text has at most {MOST_LETTERS:,}")


def _put(cause: dict[str, Any], trail: Trail, value: object) -> bool:
    """Set a value; whether there was room for it: a name is one text, or one in every language."""
    key, *inner = str(trail[0]), *trail[1:]
    if not inner:
        return cause.setdefault(key, value) is value
    if isinstance(inner[0], int):
        cause.setdefault(key, []).append(value)
        return True
    there = cause.setdefault(key, {})
    return isinstance(there, dict) and there.setdefault(inner[0], value) is value


def _value(trail: Trail, written: Written) -> object:
    """A day in a month's column is its month; text is read as it would be in YAML where a number or truth is meant."""
    value, key = written.value, str(trail[0])
    if isinstance(value, dt.date):
        return f"{value:%Y-%m}" if key == "months" else f"{value:%Y-%m-%d}"
    if not isinstance(value, str):
        return value if key == "size" else f"{value:.15g}"
    typed = value[1:] if written.place.cell is None and value.startswith(MARKED) else english(key, value)
    if key == "size":
        return scalar(typed)
    if key in ("lasting", "approved"):
        return {"yes": True, "no": False, "true": True, "false": False}.get(typed.casefold(), typed)
    return typed
