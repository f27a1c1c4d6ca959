"""What is sold, and how the clerks spell it."""

from __future__ import annotations

import numpy as np

from samples.aozora.draw import Integers

CATEGORIES = ("健康食品", "化粧品", "食品", "日用品")
CATEGORY_WEIGHTS = (0.40, 0.25, 0.22, 0.13)
CATALOGUE = (
    (1_980, 2_480, 2_980, 3_480, 3_980, 4_980),
    (1_680, 2_200, 2_800, 3_300, 3_800, 5_200),
    (1_280, 1_580, 1_980, 2_480, 2_980, 3_680),
    (780, 980, 1_280, 1_580, 1_980, 2_680),
)
"""Prices in yen with tax, by category."""
CHANNELS = ("ウェブ", "電話", "カタログ", "LINE")
WEB, TELEPHONE, CATALOGUE_ORDER, LINE = range(len(CHANNELS))

SPELLINGS = {
    "健康食品": ("ｹﾝｺｳ食品", "健康　食品"),
    "化粧品": ("コスメ", "ｺｽﾒ"),
    "食品": ("食料品",),
    "日用品": ("日用雑貨", "ﾆﾁﾖｳ品"),
    "ウェブ": ("WEB", "ＷＥＢ", "Web"),
    "電話": ("TEL", "ＴＥＬ"),
    "カタログ": ("ｶﾀﾛｸﾞ", "カタログ・FAX"),
    "LINE": ("ＬＩＮＥ",),
}
"""Other spellings of the same thing; the client's cleaning rules know them all."""

PRICES = np.array(CATALOGUE, dtype=np.int64)


def raised(prices: Integers, factor: float) -> Integers:
    """Prices after a rise, in tens of yen."""
    return np.floor(prices * factor / 10 + 0.5).astype(np.int64) * 10
