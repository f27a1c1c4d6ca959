"""The smallest of several parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from nenrin.formulas.extreme import Extreme


class Minimum(Extreme):
    """``min(a, b)``."""

    function: ClassVar[str] = "MIN"
    engine: ClassVar[str] = "LEAST"
    english: ClassVar[tuple[str, str]] = ("smaller", "smallest")
    japanese: ClassVar[tuple[str, str]] = ("小さい方", "最小値")

    def choose(self, found: Iterable[float]) -> float:
        """The smallest."""
        return min(found)
