"""What is given a label exists: a value of a column, a group of a dimension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.settings.subject import Subject
from nenrin.vocabulary import Label, Place, Problem, Spec, nearest


def values(subject: Subject) -> Iterator[Problem]:
    """Told as far as the configuration says which values there are."""
    for source in subject.settings.sources.values():
        for column in source.columns.values():
            if column.values is not None:
                yield from _unknown(column, column.labels, column.values, "value")
    for dimension in subject.settings.dimensions.values():
        found = subject.settings.sources.get(dimension.source)
        column_found = found.columns.get(dimension.of) if found is not None else None
        if dimension.groups is not None:
            others = (dimension.other,) if dimension.other is not None else ()
            yield from _unknown(dimension, dimension.labels, (*dimension.groups, *others), "group")
        elif column_found is not None and column_found.values is not None:
            yield from _unknown(dimension, dimension.labels, column_found.values, "value")


def _unknown(spec: Spec, labels: Mapping[str, Label], known: tuple[str, ...], what: str) -> Iterator[Problem]:
    for name in labels:
        if name not in known:
            place: Place = spec.place(f"labels.{name}")
            right = nearest(name, known) or f"known here: {', '.join(known)}"
            yield Problem(place, f"labels: there is no {what} {name!r}", right)
