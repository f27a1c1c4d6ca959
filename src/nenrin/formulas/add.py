"""The sum of two parts."""

from __future__ import annotations

from typing import ClassVar

from nenrin.formulas.infix import Infix
from nenrin.formulas.node import Binding


class Add(Infix):
    """``a + b``."""

    binding: ClassVar[Binding] = Binding.SUM
    symbol: ClassVar[str] = "+"
    sign: ClassVar[str] = "+"

    def combine(self, left: float, right: float) -> float:
        """Their sum."""
        return left + right

    def slopes(self, left: float, right: float) -> tuple[float, float]:  # noqa: ARG002 (the same everywhere)
        """One each."""
        return 1.0, 1.0
