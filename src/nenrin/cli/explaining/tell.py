"""The account of a KPI in words: sections of lines, in the report's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nenrin.cli.explaining.account import Account
from nenrin.cli.explaining.definition import definition
from nenrin.cli.explaining.knowledge import known, unknown
from nenrin.cli.explaining.moves import moves
from nenrin.cli.explaining.origin import origin
from nenrin.cli.explaining.values import values

if TYPE_CHECKING:
    from nenrin.words import Words

_SECTIONS = {"what": definition, "values": values, "from": origin, "moved": moves, "known": known, "unknown": unknown}


@dataclass(frozen=True)
class Section:
    """A question and its answer."""

    title: str
    lines: tuple[str, ...]


def tell(account: Account, words: Words) -> Iterator[Section]:
    """What it is, its values, where they come from, what moved it, what is known, what is not."""
    for title, lines in _SECTIONS.items():
        yield Section(words.text(f"explain.{title}"), tuple(lines(account, words)))
