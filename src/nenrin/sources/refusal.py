"""What reading a single cell can end in besides a value: a refusal, or a value that had to be repaired."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nenrin.vocabulary import Place, Problem, Problems, Sentence

_SHOWN = 40


class Refused(ValueError):  # noqa: N818 (a cell is refused; the program has no error)
    """A cell that cannot be read: what is wrong (``is no number``), what would be right (``{column}`` is filled in)."""

    def __init__(self, wrong: str, right: str = "") -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


@dataclass(frozen=True, slots=True)
class Repaired:
    """A value that differs from what the cell says, and why: every one is counted and told."""

    value: object
    reason: Sentence


def refused(place: Place | str, wrong: str, right: str = "") -> Problems:
    """What stops the reading of a whole file, ready to be raised."""
    return Problems([Problem(Place(place) if isinstance(place, str) else place, wrong, right)])


def shown(value: object, *, personal: bool = False) -> str:
    """A cell's value fit for a message: in quotes, short, nothing invisible in it; personal values are not shown."""
    if personal:
        return "a value (personal, not shown)"
    return f"'{clipped(_spelled(value))}'"


def clipped(text: str) -> str:
    """The same, short, and nothing invisible in it."""
    seen = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[: _SHOWN + 1])
    return f"{seen[:_SHOWN]}…" if len(seen) > _SHOWN else seen


def _spelled(value: object) -> str:
    """As a person would write it: 12, not 12.0; a day without midnight."""
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
