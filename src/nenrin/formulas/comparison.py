"""Two values of a row compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from nenrin.formulas.node import Binding, Dialect, Labels, Node, bracketed
from nenrin.formulas.row_only import Truth

Operator: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]
_ENGINE: dict[Operator, str] = {"==": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_SIGNS: dict[Operator, str] = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


@dataclass(frozen=True)
class Comparison(Truth):
    """``amount > 0``; false where either side is blank, ``!=`` too."""

    left: Node
    operator: Operator
    right: Node
    binding: ClassVar[Binding] = Binding.COMPARISON

    @property
    def parts(self) -> tuple[Node, ...]:
        """Both sides."""
        return self.left, self.right

    def query(self, dialect: Dialect) -> str:
        """Never NULL."""
        left, right = (part.query(dialect) for part in self.parts)
        return f"COALESCE({left} {_ENGINE[self.operator]} {right}, {dialect.literal(value=False)})"

    def words(self, label: Labels, language: str) -> str:
        """``Amount > 0``."""
        left, right = (bracketed(part, part.words(label, language), Binding.SUM) for part in self.parts)
        return f"{left} {_SIGNS[self.operator]} {right}"
