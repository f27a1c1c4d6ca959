"""A register of causes kept in a spreadsheet or CSV: one row a cause, the same keys as columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nenrin.explanations import Cause
from nenrin.settings.compose import MOST_LETTERS
from nenrin.settings.document import Document, Trail
from nenrin.settings.scalar import scalar
from nenrin.settings.suspects import forbidden
from nenrin.sources import Written, rows
from nenrin.vocabulary import Place, Problem, nearest

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"})
_COLUMNS: dict[str, Trail] = {
    **{key: (key,) for key in Cause.model_fields if key not in {"size", "months", "control"}},
    "label_en": ("label", "en"), "label_ja": ("label", "ja"),
    "size_low": ("size", 0), "size_high": ("size", 1),
    "from": ("months", "from"), "to": ("months", "to"),
}
_PERCENTAGE = "write a percentage as text (5%), or the amount as text (0.05)"


def read_table(path: Path, shown_as: str) -> Document:
    """The rows as a document like that of ``causes.yaml``, each value at its cell; raises Problems like any table.

    Columns: the keys of a cause, with ``from`` and ``to`` for its months, ``size_low`` and ``size_high`` for its size,
    and perhaps ``label_en`` and ``label_ja``. A control is written in YAML.
    """
    table = rows(path, shown_as)
    causes: list[dict[str, Any]] = []
    places: dict[Trail, Place] = {(): Place(shown_as), ("causes",): Place(shown_as)}
    broken = list(_unknown_columns(table))
    for number, row in enumerate(table):
        causes.append({})
        places["causes", number] = next(iter(row.values())).place
        for header, written in row.items():
            key = _COLUMNS.get(_plain(header))
            if key is None or written.value is None:
                continue
            trail = ("causes", number, *key)
            places[trail] = written.place
            places.setdefault(trail[:3], written.place)
            broken += [(trail, problem) for problem in _unclear(header, key, written)]
            _put(causes[-1], key, _value(key, written))
    return Document(shown_as, {"causes": causes}, {}, places, broken=tuple(broken))


def _unknown_columns(table: tuple[dict[str, Written], ...]) -> Iterator[tuple[Trail, Problem]]:
    for header, written in table[0].items() if table else ():
        if _plain(header) not in _COLUMNS:
            right = nearest(_plain(header), _COLUMNS) or f"known here: {', '.join(_COLUMNS)}"
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


def _put(cause: dict[str, Any], trail: Trail, value: object) -> None:
    key, *inner = trail
    if not inner:
        cause[str(key)] = value
    elif isinstance(inner[0], int):
        cause.setdefault(str(key), []).append(value)
    else:
        cause.setdefault(str(key), {})[inner[0]] = value


def _value(trail: Trail, written: Written) -> object:
    """A day in a month's column is its month; text is read as it would be in YAML where a number or truth is meant."""
    value = written.value
    if isinstance(value, dt.date):
        return f"{value:%Y-%m}" if trail[0] == "months" else f"{value:%Y-%m-%d}"
    if trail[0] == "size":
        return scalar(value) if isinstance(value, str) else value
    if trail[0] == "lasting" and isinstance(value, str):
        return {"yes": True, "no": False, "true": True, "false": False}.get(value.casefold(), value)
    return f"{value:.15g}" if isinstance(value, float) else value


def _plain(header: str) -> str:
    return header.strip().casefold().replace(" ", "_")
