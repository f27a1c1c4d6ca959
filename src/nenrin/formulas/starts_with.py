"""Whether a text begins with another."""

from __future__ import annotations

from typing import ClassVar

from nenrin.formulas.node import Dialect
from nenrin.formulas.text_match import TextMatch


class StartsWith(TextMatch):
    """``starts_with(invoice, 'C')``; capitals and widths count."""

    english: ClassVar[tuple[str, str]] = ("begins with", "does not begin with")
    japanese: ClassVar[tuple[str, str]] = ("で始まる", "で始まらない")

    def query(self, dialect: Dialect) -> str:
        """By its first characters: no wildcard can slip in, as it could with LIKE."""
        column, text = (part.query(dialect) for part in self.parts)
        length = dialect.literal(len(self.text))
        return f"COALESCE(SUBSTRING({column}, 1, {length}) = {text}, {dialect.literal(value=False)})"
