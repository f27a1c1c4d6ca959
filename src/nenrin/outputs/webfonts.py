"""The report's fonts cut down to the characters that a page uses, small enough to travel inside it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable

from nenrin.charts.fonts import FILES, Face, Weight, folder

_NEEDED: tuple[tuple[Face, Weight], ...] = (("sans", 400), ("sans", 600), ("sans", 700), ("serif", 600))
_FAMILIES: dict[Face, tuple[str, str]] = {
    "sans": ("Source Sans 3", "Noto Sans JP"), "serif": ("Source Serif 4", "Noto Serif JP"),
}
_ALWAYS = "0123456789 .,+−–%…→"


def faces(texts: Iterable[str]) -> str:
    """Style rules with the subsets as WOFF2; the same texts give the same bytes."""
    letters = {letter for text in texts for letter in text} | set(_ALWAYS)
    rules: list[str] = []
    for face, weight in _NEEDED:
        for family, file in zip(_FAMILIES[face], FILES[face, weight], strict=True):
            subset = _subset(file, letters)
            if subset:
                rules.append(_rule(family, weight, subset))
    return "".join(rules)


def _rule(family: str, weight: int, font: bytes) -> str:
    data = base64.b64encode(font).decode("ascii")
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap;'
        f" src: url(data:font/woff2;base64,{data}) format('woff2'); }}\n"
    )


def _subset(file: str, letters: set[str]) -> bytes:
    """The glyphs of ``letters``; empty where the font has none of them beyond a space."""
    from fontTools import subset

    options = subset.Options(
        flavor="woff2", hinting=False, recalc_timestamp=False, name_IDs=[], notdef_outline=True,
        layout_features=["kern", "palt", "tnum", "lnum", "liga", "locl", "ccmp", "mark", "mkmk"],
    )
    font = subset.load_font(str(folder() / file), options)
    known = {chr(code) for code in font.getBestCmap()}
    if not (known & letters) - set(_ALWAYS):
        return b""
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(font)
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()
