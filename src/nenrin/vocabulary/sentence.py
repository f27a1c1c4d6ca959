"""A sentence before it has a language: the name of its plan and the facts that fill it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from nenrin.vocabulary.figure import Figure
from nenrin.vocabulary.label import Label
from nenrin.vocabulary.month import Month

Fact: TypeAlias = "Figure | Label | Month | Sentence | tuple[Fact, ...] | str | int"


@dataclass(frozen=True)
class Sentence:
    """``plan`` is a key of the text catalogue (``verdict.stable``); ``facts`` are its named values.

    Rooms that find something out say it as a Sentence; only ``words`` turns it into a language.
    """

    plan: str
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def __hash__(self) -> int:
        """By the plan alone, which equal sentences share: facts are a mapping, and have no hash."""
        return hash(self.plan)
