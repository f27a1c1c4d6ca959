"""One part less another."""

from __future__ import annotations

from typing import ClassVar

from nenrin.formulas.infix import Infix
from nenrin.formulas.node import Binding


class Subtract(Infix):
    """``a - b``."""

    binding: ClassVar[Binding] = Binding.SUM
    symbol: ClassVar[str] = "-"
    sign: ClassVar[str] = "−"

    def combine(self, left: float, right: float) -> float:
        """Their difference."""
        return left - right

    def slopes(self, left: float, right: float) -> tuple[float, float]:  # noqa: ARG002 (the same everywhere)
        """One, and minus one."""
        return 1.0, -1.0
