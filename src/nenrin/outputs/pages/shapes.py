"""The few shapes that all pages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Mode = Literal["pdf", "html"]
Edition = Literal["client", "working"]
"""Who reads it: the client approved text only; the consultants every hypothesis and note."""
Tone = Literal["good", "bad", "open", "mute", ""]


@dataclass(frozen=True)
class Number:
    """A printed figure: its text, how it is coloured, and where it stands in the JSON of figures."""

    text: str
    tone: Tone = ""
    path: str = ""


@dataclass(frozen=True)
class Headline:
    """A sentence broken for paper: lines of phrases; a screen breaks between phrases as it needs.

    ``small``: set a tenth smaller, where that spares a third line.
    """

    lines: tuple[tuple[Markup, ...], ...]
    small: bool = False

    def text(self, language: str) -> str:
        """The sentence by itself, without marks, as a link is announced."""
        return ("" if language == "ja" else " ").join(self.spoken)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Its lines without marks."""
        return tuple(Markup("").join(line).striptags() for line in self.lines)


@dataclass(frozen=True)
class Head:
    """The top of a page: anchor, kicker, headline, and who · what · when · unit."""

    id: str
    kicker: str
    headline: Headline
    who: str
    what: Markup


def coloured(text: str, tone: Tone) -> Tone:
    """``tone``, unless the number prints as zero: what nobody can see is neither good nor bad."""
    return tone if tone in ("open", "mute") or any(letter in "123456789" for letter in text) else ""


def tone(favourable: bool | None) -> Tone:  # noqa: FBT001 (a fact about the figure, not a switch)
    """Good or bad for the goal, whatever the sign."""
    return "" if favourable is None else "good" if favourable else "bad"
