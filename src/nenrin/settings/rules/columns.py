"""Columns that cannot be confused, a time that is one, pairs that can be told."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject
from nenrin.sources import Source
from nenrin.sources.header import fold
from nenrin.vocabulary import Place, Problem


def headers(subject: Subject) -> Iterator[Problem]:
    """A header that two columns claim would give one of them the other's values."""
    for source in subject.settings.sources.values():
        owners: dict[str, str] = {}
        for name, place, header in _headers(source):
            owner = owners.setdefault(fold(header), name)
            if owner != name:
                wrong = f"the header {header!r} is claimed by two columns, {owner!r} and {name!r}"
                yield Problem(place, wrong, "leave it to one of them")


def _headers(source: Source) -> Iterator[tuple[str, Place, str]]:
    for name, column in source.columns.items():
        yield name, column.place(), name
        for number, header in enumerate(column.headers):
            yield name, column.place(f"from.{number}"), header


def time_column(subject: Subject) -> Iterator[Problem]:
    """The month of a row is the month of its time."""
    for source in subject.settings.sources.values():
        column = source.columns.get(source.time)
        if column is not None and column.type not in {"date", "datetime"}:
            wrong = f"the time column {source.time!r} has type {column.type}"
            yield Problem(column.place("type"), wrong, "say  type: date  or  type: datetime")


def pairing(subject: Subject) -> Iterator[Problem]:
    """Pairs are told by at least one equal column and an opposite number; their name is no column's."""
    for source in subject.settings.sources.values():
        for name, pair in source.pairs.items():
            opposite = source.columns.get(pair.opposite)
            if name in source.columns:
                yield Problem(pair.place(), f"the pair {name!r} has the name of a column", "choose another name")
            if not pair.same:
                wrong = f"the pair {name!r} names no column that is the same"
                yield Problem(pair.place("same"), wrong, "say  same: [customer_id]")
            if opposite is not None and not opposite.type.startswith(("integer", "decimal", "float")):
                wrong = f"the column {pair.opposite!r} has type {opposite.type} and no opposite"
                yield Problem(pair.place("opposite"), wrong, "name a number column")
