"""What is wrong with a formula's text."""

from __future__ import annotations


class FormulaError(ValueError):
    """Text outside the language: the ``column`` (from 1), what is ``wrong``, what would be ``right``."""

    def __init__(self, column: int, wrong: str, right: str = "") -> None:
        self.column, self.wrong, self.right = column, wrong, right
        super().__init__(f"column {column}: {wrong}" + (f"; {right}" if right else ""))
