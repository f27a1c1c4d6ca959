"""Whether a text contains another."""

from __future__ import annotations

from typing import ClassVar

from nenrin.formulas.node import Dialect
from nenrin.formulas.text_match import TextMatch


class Contains(TextMatch):
    """``contains(description, 'gift')``; capitals and widths count."""

    english: ClassVar[tuple[str, str]] = ("contains", "does not contain")
    japanese: ClassVar[tuple[str, str]] = ("を含む", "を含まない")

    def query(self, dialect: Dialect) -> str:
        """By position: no wildcard can slip in, as it could with LIKE."""
        column, text = (part.query(dialect) for part in self.parts)
        return f"COALESCE(POSITION({text} IN {column}) > 0, {dialect.literal(value=False)})"
