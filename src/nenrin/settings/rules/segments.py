"""The groups of a dimension do not overlap."""

from __future__ import annotations

from collections.abc import Iterator

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
        if dimension.other is not None and dimension.groups is None:
            yield Problem(dimension.place("other"), "other: other than what, without groups", "add groups")
        if dimension.other is not None and dimension.other in (dimension.groups or {}):
            wrong = f"other: {dimension.other!r} is also the name of a group"
            yield Problem(dimension.place("other"), wrong, "choose another name")
