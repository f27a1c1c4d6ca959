"""The base of conditions on a part of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nenrin.formulas.literal import Literal
from nenrin.formulas.name import Name
from nenrin.formulas.node import Labels, Node
from nenrin.formulas.row_only import Truth


@dataclass(frozen=True)
class TextMatch(Truth):
    """A column and the text looked for; false where the column is blank."""

    column: Name
    text: str
    english: ClassVar[tuple[str, str]]
    japanese: ClassVar[tuple[str, str]]

    @property
    def parts(self) -> tuple[Node, ...]:
        """The column and the text."""
        return self.column, Literal(self.text)

    def words(self, label: Labels, language: str) -> str:
        """``invoice begins with “C”``."""
        return self._say(label, language, 0)

    def denial(self, label: Labels, language: str) -> str:
        """``invoice does not begin with “C”``."""
        return self._say(label, language, 1)

    def _say(self, label: Labels, language: str, which: int) -> str:
        column, text = (part.words(label, language) for part in self.parts)
        if language == "ja":
            return f"{column}が{text}{self.japanese[which]}"
        return f"{column} {self.english[which]} {text}"
