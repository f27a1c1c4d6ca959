"""The few shapes that all pages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["pdf", "html"]
Tone = Literal["good", "bad", "open", "mute", ""]


@dataclass(frozen=True)
class Number:
    """A printed figure: its text, how it is coloured, and where it stands in the JSON of figures."""

    text: str
    tone: Tone = ""
    path: str = ""


@dataclass(frozen=True)
class Headline:
    """A sentence broken for paper: lines of phrases; a screen breaks between phrases as it needs."""

    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Head:
    """The top of a page: anchor, kicker, headline, and who · what · when · unit."""

    id: str
    kicker: str
    headline: Headline
    who: str
    what: str


def tone(favourable: bool | None) -> Tone:  # noqa: FBT001 (a fact about the figure, not a switch)
    """Good or bad for the goal, whatever the sign."""
    return "" if favourable is None else "good" if favourable else "bad"
