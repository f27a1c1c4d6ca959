"""Whatever names a column names one that its source declares."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject, unknown
from nenrin.sources import Source
from nenrin.vocabulary import Place, Problem


def known_columns(subject: Subject) -> Iterator[Problem]:
    """Conditions may also name a source's pairs; keys, cleaning rules and dimensions only its columns."""
    for name, place, key, condition in subject.conditions():
        known = subject.asked(name)
        for column in dict.fromkeys(column for column, _ in condition.references()):
            if known is not None and column not in known:
                yield unknown(subject.word(place, column), "column", column, known, f" in {key}")
    for name, source in subject.settings.sources.items():
        columns = subject.columns(name) or ()
        for place, key, column in _named(source):
            if column not in columns:
                yield unknown(place, "column", column, columns, f" in {key}")
    for dimension in subject.settings.dimensions.values():
        known = subject.columns(dimension.source)
        if known is not None and dimension.of not in known:
            yield unknown(dimension.place("of"), "column", dimension.of, known, " in of")


def _named(source: Source) -> Iterator[tuple[Place, str, str]]:
    yield source.place("time"), "time", source.time
    if source.entity is not None:
        yield source.place("entity"), "entity", source.entity
    if source.client is not None:
        yield source.client.place("column"), "client", source.client.column
    for number, column in enumerate(source.keys):
        yield source.place(f"keys.{number}"), "keys", column
    for rule in source.clean:
        yield rule.place("column"), "clean", rule.column
    for pair in source.pairs.values():
        for number, column in enumerate(pair.same):
            yield pair.place(f"same.{number}"), "same", column
        yield pair.place("opposite"), "opposite", pair.opposite
