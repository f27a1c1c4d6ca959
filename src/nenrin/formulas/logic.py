"""Conditions joined and turned round: and, or, not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nenrin.formulas.node import Binding, Dialect, Labels, Node, bracketed
from nenrin.formulas.row_only import Truth


@dataclass(frozen=True)
class Joined(Truth):
    """The base of ``and`` and ``or``: conditions that are never NULL, so two values are all there are."""

    conditions: tuple[Truth, ...]
    english: ClassVar[str]
    japanese: ClassVar[str]

    @property
    def parts(self) -> tuple[Node, ...]:
        """The conditions."""
        return self.conditions

    def query(self, dialect: Dialect) -> str:
        """``… AND …``."""
        spelled = (bracketed(part, part.query(dialect), self.binding + 1) for part in self.conditions)
        return f" {self.english.upper()} ".join(spelled)

    def words(self, label: Labels, language: str) -> str:
        """``… and …``."""
        spelled = (bracketed(part, part.words(label, language), self.binding + 1) for part in self.conditions)
        return (self.japanese if language == "ja" else f" {self.english} ").join(spelled)


class And(Joined):
    """``a and b``."""

    binding: ClassVar[Binding] = Binding.AND
    english: ClassVar[str] = "and"
    japanese: ClassVar[str] = "、かつ"


class Or(Joined):
    """``a or b``."""

    binding: ClassVar[Binding] = Binding.OR
    english: ClassVar[str] = "or"
    japanese: ClassVar[str] = "、または"


@dataclass(frozen=True)
class Not(Truth):
    """``not a``: true wherever ``a`` is not, blanks included."""

    condition: Truth
    binding: ClassVar[Binding] = Binding.NOT

    @property
    def parts(self) -> tuple[Node, ...]:
        """The condition."""
        return (self.condition,)

    def query(self, dialect: Dialect) -> str:
        """``NOT …``."""
        return f"NOT {bracketed(self.condition, self.condition.query(dialect), Binding.COMPARISON)}"

    def words(self, label: Labels, language: str) -> str:
        """``does not …``."""
        return self.condition.denial(label, language)
