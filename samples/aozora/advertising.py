"""What was spent on advertising, by medium and month."""

from __future__ import annotations

from samples.aozora import planted
from samples.aozora.days import months
from samples.aozora.draw import Draw
from samples.aozora.rows import Row

HEADERS = ("年月日", "媒体", "広告費")
_MEDIA = {"検索広告": 1_150_000, "SNS広告": 780_000, "新聞折込": 620_000, "アフィリエイト": 410_000}
_WANDERS = 0.03
_SEED = 11
_MORE = 1_600_000
"""What the advertising of the planted failure cost, on social media."""
_PUSHED = "SNS広告"


def advertising() -> list[Row]:
    """One row a medium and month, in thousands of yen as invoiced."""
    draw, found = Draw(planted.SEED + _SEED), list[Row]()
    for year, number in months():
        for medium, usual in _MEDIA.items():
            spent = int(draw.about(usual, _WANDERS) / 1000) * 1000
            extra = _MORE if (year, number) == planted.FAILED and medium == _PUSHED else 0
            found.append((f"{year}/{number:02}/01", medium, spent + extra))
    return found
