"""The fonts of the report: where they lie, how wide their glyphs are, which characters they lack."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from nenrin.words import catalogue

Face = Literal["sans", "serif"]
Weight = Literal[400, 600, 700]

SANS = {"en": ("Source Sans 3", "Noto Sans JP"), "ja": ("Noto Sans JP", "Source Sans 3")}
"""Families in the order in which a language's text looks for its glyphs; figures go with the text around them."""
FILES: dict[tuple[Face, Weight], tuple[str, str]] = {
    ("sans", 400): ("SourceSans3-Regular.ttf", "NotoSansJP-Regular.otf"),
    ("sans", 600): ("SourceSans3-SemiBold.ttf", "NotoSansJP-Bold.otf"),
    ("sans", 700): ("SourceSans3-Bold.ttf", "NotoSansJP-Bold.otf"),
    ("serif", 600): ("SourceSerif4-SemiBold.ttf", "NotoSerifJP-Bold.otf"),
    ("serif", 700): ("SourceSerif4-SemiBold.ttf", "NotoSerifJP-Bold.otf"),
}
"""Each face and weight: the Latin file first, then the Japanese one."""
_SPACES = frozenset(" \t\n\r\u00a0\u200b\u3000")


def folder() -> Path:
    """Where the fonts lie."""
    return catalogue.folder() / "fonts"


def width(
    text: str, size: float, language: str, weight: Weight = 400, face: Face = "sans",
    before: Mapping[str, float] | None = None,
) -> float:
    """The advance of ``text`` at ``size`` (same unit as size), without kerning.

    ``before``: the widths, in em, of the characters of a font that is asked first.
    """
    latin, japanese = map(_advances, FILES[face, weight])
    first, second = (japanese, latin) if language == "ja" else (latin, japanese)
    asked = before or {}
    return size * math.fsum(asked.get(letter) or first.get(letter) or second.get(letter) or 1.0 for letter in text)


def missing(texts: Iterable[str]) -> dict[str, str]:
    """Characters that no font of ours can draw, each with the first text in which it stands.

    Headlines fall back on the sans faces, so what these can draw is what the report can.
    """
    latin, japanese = FILES["sans", 400]
    drawn = characters(latin) | characters(japanese)
    lacking: dict[str, str] = {}
    for text in texts:
        for letter in text:
            if letter not in drawn and letter not in _SPACES:
                lacking.setdefault(letter, text)
    return lacking


def characters(file: str) -> frozenset[str]:
    """What one of the fonts can draw."""
    return frozenset(_advances(file))


@lru_cache
def _advances(file: str) -> dict[str, float]:
    """Width of every character in em."""
    from fontTools.ttLib import TTFont

    with TTFont(folder() / file, lazy=True) as font:
        metrics, per_em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(code): metrics[glyph][0] / per_em for code, glyph in font.getBestCmap().items()}
