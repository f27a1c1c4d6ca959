"""The largest of several parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from nenrin.formulas.extreme import Extreme


class Maximum(Extreme):
    """``max(a, b)``."""

    function: ClassVar[str] = "MAX"
    engine: ClassVar[str] = "GREATEST"
    english: ClassVar[tuple[str, str]] = ("larger", "largest")
    japanese: ClassVar[tuple[str, str]] = ("大きい方", "最大値")

    def choose(self, found: Iterable[float]) -> float:
        """The largest."""
        return max(found)
