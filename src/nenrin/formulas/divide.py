"""One part divided by another."""

from __future__ import annotations

from typing import ClassVar

from nenrin.formulas.infix import Infix
from nenrin.formulas.month_only import MonthOnly
from nenrin.formulas.node import Binding, Node


class DivisionByZero(ZeroDivisionError):  # noqa: N818 (named like the one it refines)
    """A divisor is 0; ``divisor`` is the node that was."""

    def __init__(self, divisor: Node) -> None:
        self.divisor = divisor
        super().__init__("a divisor is 0")


class Divide(MonthOnly, Infix):
    """``a / b``; a divisor of 0 is never passed over. On rows there is none: query engines disagree on divisions."""

    binding: ClassVar[Binding] = Binding.PRODUCT
    symbol: ClassVar[str] = "/"
    sign: ClassVar[str] = "÷"

    def combine(self, left: float, right: float) -> float:
        """Their quotient; DivisionByZero where there is none."""
        if right == 0:
            raise DivisionByZero(self.right)
        return left / right

    def slopes(self, left: float, right: float) -> tuple[float, float]:
        """1 ÷ divisor, and −dividend ÷ divisor²."""
        if right == 0:
            raise DivisionByZero(self.right)
        return 1 / right, -left / right / right
