"""How much of the cover its words take: a long conclusion gets a lower band, and the last points give way."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nenrin.charts.fonts import width

_PAGE = 288.0
_BAND, _LOW_BAND = 92.0, 74.0
_FIXED = 64.5
"""Caps, tiles and the distances between them, in millimetres."""
_BRIDGE, _NOTE = 59.5, 5.0
_LEAD_LINE = {"en": 7.1, "ja": 7.4}
_POINT_LINE = {"en": 4.25, "ja": 4.55}
_POINT_SIZE = {"en": 8.4, "ja": 8.1}
_POINT_ROOM = 268.0
"""Points of width for a line of a point; a little less than there is, for lines are never quite full."""


@dataclass(frozen=True)
class Fit:
    """Whether the band is low, how many points have room below it, and whether the bridge has."""

    low: bool
    points: int
    bridge: bool = True


def fit(language: str, lead_lines: float, points: Sequence[str], *, bridge: bool, note: bool) -> Fit:
    """The most points that fit, with the high band if that holds them all; the bridge goes when one point does not."""
    taken = _FIXED + lead_lines * _LEAD_LINE[language] + (_BRIDGE if bridge else 0.0) + (_NOTE if note else 0.0)
    heights = [2.0 + _lines(text, language) * _POINT_LINE[language] for text in points]
    if taken + math.fsum(heights) <= _PAGE - _BAND:
        return Fit(low=False, points=len(points))
    most = len(points)
    while most > 1 and taken + math.fsum(heights[:most]) > _PAGE - _LOW_BAND:
        most -= 1
    if bridge and taken + math.fsum(heights[:most]) > _PAGE - _LOW_BAND:
        return replace(fit(language, lead_lines, points, bridge=False, note=False), bridge=False)
    return Fit(low=True, points=most)


def _lines(text: str, language: str) -> int:
    return int(width(text, _POINT_SIZE[language], language) // _POINT_ROOM) + 1
