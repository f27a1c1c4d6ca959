"""What is left over where parts add up to a whole: as a share, so that rounding of large amounts is no difference."""

from __future__ import annotations

from collections.abc import Iterable


def left_over(gap: str, whole: str, parts: str) -> str:
    """A gap as a share of the whole, or of the largest part where parts that offset each other are larger still.

    The measure of ``attribution.share_along``: rounding grows with what is added up, not with what comes of it. To nine
    places, for floating point leaves no more of nothing.
    """
    return f"ROUND(({gap})/MAX(1,ABS({whole}),MAX({parts}),-MIN({parts})),9)"


def share_left(gap: float, whole: float, parts: Iterable[float]) -> float:
    """What that formula gives, by the engine's numbers."""
    return round(gap / max(1.0, abs(whole), *map(abs, parts)), 9) + 0.0
