"""The groups of a dimension do not overlap."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.measures import Dimension
from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem


def segments(subject: Subject) -> Iterator[Problem]:
    """A value in two groups would be counted twice, or in one by chance."""
    for dimension in subject.settings.dimensions.values():
        owners: dict[str, str] = {}
        for group, values in (dimension.groups or {}).items():
            for value in values:
                owner = owners.setdefault(value, group)
                if owner != group:
                    wrong = f"the value {value!r} is in two groups, {owner!r} and {group!r}"
                    yield Problem(dimension.place(f"groups.{group}"), wrong, "leave it in one")
        yield from _groupable(subject, dimension)
        if dimension.other is not None and dimension.groups is None:
            yield Problem(dimension.place("other"), "other: other than what, without groups", "add groups")
        if dimension.other is not None and dimension.other in (dimension.groups or {}):
            wrong = f"other: {dimension.other!r} is also the name of a group"
            yield Problem(dimension.place("other"), wrong, "choose another name")


def _groupable(subject: Subject, dimension: Dimension) -> Iterator[Problem]:
    """The values of a group are texts: a column of something else would never equal them."""
    source = subject.settings.sources.get(dimension.source)
    column = source.columns.get(dimension.of) if source is not None else None
    kind = column.type if column is not None else "text"
    values = [value for values in (dimension.groups or {}).values() for value in values]
    whole = kind == "integer" and all(value.removeprefix("-").isdecimal() and value.isascii() for value in values)
    if values and not whole and kind not in {"id", "text", "category"}:
        wrong = f"the groups of {dimension.of!r} are texts, the column is {kind}"
        yield Problem(dimension.place("groups"), wrong, "name a column of type category")
