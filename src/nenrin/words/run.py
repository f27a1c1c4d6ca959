"""A sentence in pieces, so that a page can tell its numbers, its dates and the client's own words from the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from nenrin.vocabulary import Figure, Month

Role = Literal["text", "figure", "date", "name"]


@dataclass(frozen=True)
class Run:
    """A piece of a sentence and what it is.

    ``figure``: a number that the program found (``figure`` holds it); ``date``: a month or a day; ``name``: what a
    person wrote, a label or a segment; ``text``: words of the catalogue. ``origin``: plan and fact, for a number
    without an id of its own.
    """

    text: str
    role: Role = "text"
    figure: Figure | None = None
    month: Month | None = None
    origin: str = ""


def cased(runs: tuple[Run, ...], manner: str) -> tuple[Run, ...]:
    """The first letter of the whole lowered, unless its first word is an acronym (``NPS``), or raised."""
    for place, run in enumerate(runs):
        if run.text:
            return (*runs[:place], replace(run, text=_cased(run.text, manner)), *runs[place + 1:])
    return runs


def _cased(spelled: str, manner: str) -> str:
    first = spelled.split(" ", 1)[0]
    if manner == "cap":
        return spelled[:1].upper() + spelled[1:]
    return spelled if len(first) > 1 and first.upper() == first else spelled[:1].lower() + spelled[1:]
