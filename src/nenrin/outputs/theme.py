"""The client's brand colour, used only where text on it and text in it can be read."""

from __future__ import annotations

from nenrin.charts import style
from nenrin.charts.mark import Shape, hatch
from nenrin.charts.style import INK, PAPER
from nenrin.charts.svg import picture

_READABLE = 4.5
"""Least contrast of text (WCAG 2.2, success criterion 1.4.3)."""
_BLACK = "#000000"
"""Readable on every colour on which white is not."""
_STEP = 1 / 255


def rules(brand: str) -> str:
    """Style rules for the brand colour: as a ground, as text on that ground, and as text on paper."""
    ground = max((PAPER, INK), key=lambda one: contrast(one, brand))
    ground = ground if contrast(ground, brand) >= _READABLE else _BLACK
    text = brand if contrast(PAPER, brand) >= _READABLE else INK
    return f":root {{ --brand: {brand}; --on-brand: {ground}; --brand-text: {text}; }}\n"


def hatching() -> str:
    """The hatch of what is not explained, as one picture longer than any bar: gradients come out uneven on paper."""
    lines = picture([Shape(hatch(0, 0, 360, 20, 4.4), stroke=style.WARN, thickness=1.5)], 360, 20)
    return (
        f'i.fill.open, .swatch.open {{ background: {PAPER} url("{lines}") left top / 127mm 7.06mm no-repeat; }}\n'
    )


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, 1 … 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start:start + 2], 16) * _STEP) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 (sRGB's own)
