"""How a KPI's figures are printed: style, digits, scale, unit."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from nenrin.vocabulary.label import Label
from nenrin.vocabulary.spec import Spec

Style = Literal["number", "currency", "percent"]
Scale = Literal["one", "thousand", "million", "billion", "万", "億"]
_DIVISORS: dict[str, int] = {
    "one": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "万": 10**4, "億": 10**8,
}


class Format(Spec):
    """``style: percent`` prints a ratio × 100 and its differences in points; ``scale`` divides before printing."""

    style: Style = "number"
    digits: int = Field(default=0, ge=0, le=6)
    scale: Scale = "one"
    unit: Label | None = None

    @property
    def divisor(self) -> float:
        """What a value is divided by before it is printed."""
        return _DIVISORS[self.scale] if self.style != "percent" else 0.01
