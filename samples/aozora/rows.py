"""The month's orders as the shop's system exports them, clerks' spellings and slips included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeAlias

from samples.aozora import planted
from samples.aozora.draw import Draw, Integers
from samples.aozora.goods import CATEGORIES, CHANNELS, SPELLINGS
from samples.aozora.places import PREFECTURES
from samples.aozora.trade import Orders

Row: TypeAlias = tuple[object, ...]

HEADERS = ("受注番号", "受注日", "会員番号", "チャネル", "都道府県", "商品カテゴリ", "数量", "売上金額", "返品・取消")
NEWER_HEADERS = (
    "受注番号", "受注日付", "会員番号", "受注チャネル", "都道府県", "商品カテゴリ", "数量", "売上金額（税込）",
    "返品・取消",
)
NEW_SYSTEM = (2024, 10)
"""From here the new system writes other headers."""
FATES = ("", "返品", "取消")
FIRST_MEMBER = 100_001
_SLIP, _TEXT = 0.015, 0.006
_TWICE = (2024, 7)
_TWICE_ROWS = 6
_WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


def headers(year: int, number: int) -> tuple[str, ...]:
    """The first row of a month's file."""
    return NEWER_HEADERS if (year, number) >= NEW_SYSTEM else HEADERS


def rows(orders: Orders, seed: int = planted.SEED) -> list[Row]:
    """Every row of the month's file: the lost day is lost here, and some amounts are typed as text."""
    draw = Draw(seed * 10_000 + orders.year * 100 + orders.number)
    count, first = len(orders), (orders.year % 100 * 100 + orders.number) * 100_000 + 1
    channel = _spelt(draw, [CHANNELS[one] for one in orders.channel])
    category = _spelt(draw, [CATEGORIES[one] for one in orders.category])
    amount = _typed(draw, orders.amount)
    found: list[Row] = []
    for at in range(count):
        day = dt.date(orders.year, orders.number, int(orders.day[at]) + 1)
        if day != planted.LOST_DAY:
            found.append((
                first + at, day, FIRST_MEMBER + int(orders.member[at]), channel[at],
                PREFECTURES[orders.prefecture[at]], category[at], int(orders.items[at]), amount[at],
                FATES[orders.fate[at]],
            ))
    return found[:_TWICE_ROWS] + found if (orders.year, orders.number) == _TWICE else found


def _spelt(draw: Draw, words: Sequence[str]) -> list[str]:
    """Some of the words as a clerk spells them."""
    slips, which = draw.happens(_SLIP, len(words)), draw.uniform(len(words))
    return [
        SPELLINGS[word][int(part * len(SPELLINGS[word]))] if slip else word
        for word, slip, part in zip(words, slips.tolist(), which.tolist(), strict=True)
    ]


def _typed(draw: Draw, amounts: Integers) -> list[object]:
    """Some amounts as text: 5,960円, or in full width."""
    typed, wide = draw.happens(_TEXT, len(amounts)).tolist(), draw.happens(0.5, len(amounts)).tolist()
    return [
        _text(amount, in_full_width=full) if text else amount
        for amount, text, full in zip(amounts.tolist(), typed, wide, strict=True)
    ]


def _text(amount: int, *, in_full_width: bool) -> str:
    written = f"{amount:,}円"
    return written.translate(_WIDE) if in_full_width else written
