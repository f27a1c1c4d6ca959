"""What is to be changed in the files: new causes, edits of known ones, edits of the work list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from nenrin.vocabulary import Problem

Trail: TypeAlias = tuple[str, ...]
"""Where a value stands in a cause or a line: ("months", "to")."""
_SAME = 1e-9


@dataclass(frozen=True)
class Edit:
    """One value of a file to set; ``before``: what it says now, None where it says nothing."""

    key: str
    trail: Trail
    value: object
    before: object = None


@dataclass
class Weighed:
    """``causes``: new ones, by field; ``edits`` of causes by id; ``lines``: edits of the work list by key."""

    causes: list[dict[str, Any]] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    lines: list[Edit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def numbers(size: tuple[Any, ...] | None) -> list[float] | None:
    """Its ends, where all of them are amounts."""
    found = [float(end) for end in size or () if isinstance(end, int | float)]
    return found if size and len(found) == len(size) else None


def equal(one: object, other: object) -> bool:
    """Whether two values say the same; amounts to 1e-9."""
    if isinstance(one, list) and isinstance(other, list):
        mine, theirs = numbers(tuple(one)), numbers(tuple(other))
        return one == other if not mine or not theirs else all(map(_close, mine, theirs))
    return one == other


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME * max(abs(one), abs(other))
