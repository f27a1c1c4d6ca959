"""A yes-or-no column that stands as a condition by itself."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.formulas.name import Name
from nenrin.formulas.node import Dialect, Labels, Node
from nenrin.formulas.row_only import Truth


@dataclass(frozen=True)
class IsTrue(Truth):
    """``undoes``; a blank counts as no."""

    part: Name

    @property
    def parts(self) -> tuple[Node, ...]:
        """The column."""
        return (self.part,)

    def query(self, dialect: Dialect) -> str:
        """Never NULL."""
        return f"COALESCE({self.part.query(dialect)}, {dialect.literal(value=False)})"

    def words(self, label: Labels, language: str) -> str:
        """``undoes: yes``."""
        inside = self.part.words(label, language)
        return f"{inside}に該当" if language == "ja" else f"{inside}: yes"

    def denial(self, label: Labels, language: str) -> str:
        """``undoes: no``."""
        inside = self.part.words(label, language)
        return f"{inside}に非該当" if language == "ja" else f"{inside}: no"
