"""The members of the house: who they are, how often they buy, and who is still one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samples.aozora import planted
from samples.aozora.draw import Draw, Integers, Truths
from samples.aozora.goods import CATEGORY_WEIGHTS, LINE, TELEPHONE
from samples.aozora.places import CHANNEL_WEIGHTS, HOME, NAMES, PREFECTURE_WEIGHTS, REGION_OF

HABITS = (0.62, 0.30, 0.12)
"""Chance of buying in an ordinary month: regulars, those who come now and then, those who tried once."""
_ENTRY = (0.22, 0.28, 0.50)
_FORGET = np.array((0.018, 0.070, 0.100))
"""The part of each that stops for good every month."""
FOUNDERS = 5_900
NEVER = -99
WINDOW = 3
"""Months without an order after which a member counts as lost."""
_DORMANT_FROM, _DORMANT_TO = 5, 13


@dataclass
class Members:
    """One row a member, in the order in which they joined."""

    habit: Integers
    prefecture: Integers
    channel: Integers
    taste: Integers
    last: Integers
    stays: Truths

    def __len__(self) -> int:
        return len(self.habit)

    @property
    def chance(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Of buying in an ordinary month."""
        return np.asarray(np.array(HABITS)[self.habit] * self.stays)

    def recent(self, month: int) -> Truths:
        """Who ordered in the three months before."""
        return np.asarray(self.last >= month - WINDOW)

    def dormant(self, month: int) -> Integers:
        """Who last ordered five to thirteen months ago."""
        quiet = (self.last <= month - _DORMANT_FROM) & (self.last >= month - _DORMANT_TO)
        return np.flatnonzero(quiet).astype(np.int64)

    def leaving(self, month: int, draw: Draw) -> Truths:
        """Who is among the planted loss."""
        region = np.array(REGION_OF)[self.prefecture] == NAMES.index(planted.LEAVING_REGION)
        there = region & (self.channel == TELEPHONE) & self.recent(month)
        return np.asarray(there & draw.happens(planted.LEAVING_SHARE, len(self)))

    def forget(self, draw: Draw) -> None:
        """Some stop for good."""
        self.stays &= ~draw.happens(_FORGET[self.habit], len(self))


def joined(draw: Draw, count: int, by_line: int) -> Members:
    """New members, the last ``by_line`` of them by LINE."""
    found = _drawn(draw, count + by_line, draw.pick(_ENTRY, count + by_line))
    found.channel[count:] = LINE
    return found


def founders(draw: Draw) -> Members:
    """Those who were regulars when the data begins."""
    return _drawn(draw, FOUNDERS, np.zeros(FOUNDERS, dtype=np.int64))


def together(one: Members, other: Members) -> Members:
    """Both, the older ones first."""
    return Members(*(
        np.concatenate([getattr(one, name), getattr(other, name)])
        for name in ("habit", "prefecture", "channel", "taste", "last", "stays")
    ))


def _drawn(draw: Draw, count: int, habit: Integers) -> Members:
    prefecture = draw.pick(PREFECTURE_WEIGHTS, count)
    home = np.array(REGION_OF)[prefecture] == NAMES.index(HOME)
    here, away = draw.pick(CHANNEL_WEIGHTS[True], count), draw.pick(CHANNEL_WEIGHTS[False], count)
    return Members(
        habit, prefecture, np.where(home, here, away), draw.pick(CATEGORY_WEIGHTS, count),
        np.full(count, NEVER, dtype=np.int64), np.ones(count, dtype=np.bool_),
    )
