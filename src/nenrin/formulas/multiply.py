"""The product of two parts."""

from __future__ import annotations

from typing import ClassVar

from nenrin.formulas.infix import Infix
from nenrin.formulas.node import Binding


class Multiply(Infix):
    """``a * b``."""

    binding: ClassVar[Binding] = Binding.PRODUCT
    symbol: ClassVar[str] = "*"
    sign: ClassVar[str] = "×"

    def combine(self, left: float, right: float) -> float:
        """Their product."""
        return left * right

    def slopes(self, left: float, right: float) -> tuple[float, float]:
        """Each the other operand."""
        return right, left
