"""The report's fonts cut down to the characters that a page uses, small enough to travel inside it."""

from __future__ import annotations

import base64
import io
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from nenrin.charts.fonts import FILES, Face, Weight, characters, folder

_FAMILIES: dict[Face, tuple[str, str]] = {
    "sans": ("Source Sans 3", "Noto Sans JP"), "serif": ("Source Serif 4", "Noto Serif JP"),
}
_NEEDED: tuple[tuple[Face, Weight], ...] = (("sans", 400), ("sans", 600), ("sans", 700), ("serif", 600))
_FEATURES = ["kern", "palt", "tnum", "lnum"]
_CUBIC = b"OTTO"
"""How a font with cubic outlines begins."""


def faces(texts: Iterable[str], language: str) -> str:
    """Style rules with the subsets; the same texts give the same bytes.

    A face's first family in ``language`` carries every character it has; its second only what the first lacks.
    """
    letters = {letter for text in texts for letter in text + text.upper()}
    embedded: dict[str, tuple[str, set[str], list[int]]] = {}
    for face, weight in _NEEDED:
        pairs = list(zip(_FAMILIES[face], FILES[face, weight], strict=True))
        lacking = letters
        for family, file in reversed(pairs) if language == "ja" else pairs:
            if file in embedded:
                embedded[file][2].append(weight)
            else:
                embedded[file] = (family, lacking & characters(file), [weight])
            lacking = lacking - characters(file)
    return "".join(
        _rule(family, weights, cut_down(str(folder() / file), found))
        for file, (family, found, weights) in embedded.items()
        if any(not letter.isspace() for letter in found)
    )


def _rule(family: str, weights: list[int], font: bytes) -> str:
    data = base64.b64encode(font).decode("ascii")
    weight = " ".join(dict.fromkeys(str(one) for one in (weights[0], weights[-1])))
    kind, called = ("otf", "opentype") if font[:4] == _CUBIC else ("ttf", "truetype")
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap;'
        f" src: url(data:font/{kind};base64,{data}) format('{called}'); }}\n"
    )


def cut_down(file: str | BinaryIO, letters: set[str]) -> bytes:
    """The glyphs of ``letters``, with the features that the stylesheet asks for."""
    from fontTools import subset

    options = subset.Options(
        hinting=False, recalc_timestamp=False, name_IDs=["*"], notdef_outline=True, layout_features=_FEATURES,
        drop_tables=["DSIG", "STAT", "vhea", "vmtx", "VORG", "BASE"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    written = io.BytesIO()
    with silent(), subset.load_font(file, options) as font:
        subsetter.subset(font)
        subset.save_font(font, written, options)
    return written.getvalue()


@contextmanager
def silent() -> Iterator[None]:
    """What the library has to say of a font is for its makers, not for the reader."""
    logger = logging.getLogger("fontTools")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
