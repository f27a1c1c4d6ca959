"""Whether a value of a row is blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nenrin.formulas.node import Binding, Dialect, Labels, Node, bracketed
from nenrin.formulas.row_only import Truth


@dataclass(frozen=True)
class IsNull(Truth):
    """``customer_id is null``, ``customer_id is not null``."""

    part: Node
    negated: bool = False
    binding: ClassVar[Binding] = Binding.COMPARISON

    @property
    def parts(self) -> tuple[Node, ...]:
        """The value."""
        return (self.part,)

    def query(self, dialect: Dialect) -> str:
        """``"customer_id" IS NULL``."""
        inside = bracketed(self.part, self.part.query(dialect), Binding.ATOM)
        return f"{inside} IS {'NOT ' if self.negated else ''}NULL"

    def words(self, label: Labels, language: str) -> str:
        """``Customer is blank``."""
        inside = self.part.words(label, language)
        if language == "ja":
            return f"{inside}が空欄でない" if self.negated else f"{inside}が空欄"
        return f"{inside} is {'not ' if self.negated else ''}blank"
