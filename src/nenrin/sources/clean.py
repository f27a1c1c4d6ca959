"""The cleaning rules of the configuration, applied to one cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from nenrin.sources.number import WIDE
from nenrin.sources.refusal import Repaired
from nenrin.sources.source import Clean
from nenrin.vocabulary import Sentence

Rule: TypeAlias = Callable[[object], "object | Repaired"]

_MAPPED = Sentence("source.mapped")


def rules_for(column: str, clean: Sequence[Clean]) -> tuple[Rule, ...]:
    """What is done to every cell of ``column`` before it is read, in the order of the file."""
    return tuple(_rule(said) for said in clean if said.column == column)


def _rule(said: Clean) -> Rule:
    spellings, unit = said.map or {}, (said.strip or "").translate(WIDE)
    stripped = Sentence("source.stripped", {"unit": said.strip or ""})

    def apply(cell: object) -> object | Repaired:
        if not isinstance(cell, str):
            return cell
        text = cell.strip()
        if text in spellings:
            return Repaired(spellings[text], _MAPPED)
        narrow = text.translate(WIDE)
        bare = narrow.removeprefix(unit).removesuffix(unit).strip()
        return Repaired(bare, stripped) if unit and bare != narrow else cell

    return apply
