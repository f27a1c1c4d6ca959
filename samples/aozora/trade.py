"""Three years of trade, member by member and month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samples.aozora import planted
from samples.aozora.days import business, days, months, weight
from samples.aozora.draw import Draw, Floats, Integers, Truths
from samples.aozora.goods import CATEGORY_WEIGHTS, PRICES, raised
from samples.aozora.members import WINDOW, Members, founders, joined, together

SEASON = (0.93, 0.94, 1.05, 1.00, 0.98, 0.97, 1.04, 0.94, 0.98, 1.00, 1.06, 1.17)
"""January to December: midsummer and year-end gifts, a quiet August, a full March."""
_NEW = 490.0
_WANDERS = 0.004
_MOST = 0.97
_OWN_TASTE = 0.7
_SHIPPED, _RETURNED, _CANCELLED = range(3)
_FATES = (0.955, 0.028, 0.017)


@dataclass(frozen=True)
class Orders:
    """The orders of one month, by day; members counted from 0."""

    year: int
    number: int
    day: Integers
    member: Integers
    channel: Integers
    prefecture: Integers
    category: Integers
    items: Integers
    amount: Integers
    fate: Integers

    def __len__(self) -> int:
        return len(self.day)


@dataclass(frozen=True)
class Trade:
    """All of it. ``states``: new, retained and reactivated members by month, counted while they were made.

    ``listed``: the members on the list of the win-back, ascending; ``held_out``: which of them got nothing.
    """

    orders: tuple[Orders, ...]
    states: tuple[tuple[int, int, int], ...]
    listed: Integers
    held_out: Truths
    members: int


def trade(seed: int = planted.SEED) -> Trade:
    """Make everything from the seed."""
    draw = Draw(seed)
    members = founders(draw)
    made: list[Orders] = []
    states: list[tuple[int, int, int]] = []
    listed: Integers = np.array([], dtype=np.int64)
    held_out: Truths = np.array([], dtype=np.bool_)
    for number, (year, month) in enumerate(months()):
        strength = SEASON[month - 1] * business(year, month)
        active = draw.happens(_chances(members, number, strength, draw), len(members))
        if (year, month) == planted.WIN_BACK:
            listed = draw.some(members.dormant(number), planted.WIN_BACK_LISTED)
            held_out = np.arange(len(listed)) < planted.WIN_BACK_HELD_OUT
            won = listed[~held_out][draw.happens(planted.WIN_BACK_LIFT, int(np.count_nonzero(~held_out)))]
            active[won] = True
        new = _new(number, draw.about(strength, _WANDERS), draw)
        active = np.concatenate([active, np.ones(len(new), dtype=np.bool_)])
        members = together(members, new)
        who = np.flatnonzero(active).astype(np.int64)
        states.append(_states(members, who, number))
        made.append(_orders(members, who, (year, month), draw))
        members.last[who] = number
        members.forget(draw)
    return Trade(tuple(made), tuple(states), *_ascending(listed, held_out), len(members))


def _chances(members: Members, number: int, strength: float, draw: Draw) -> Floats:
    """Every member's chance of buying in the month; who was a member before the data begins buys early in it."""
    chance = np.minimum(members.chance * draw.about(strength, _WANDERS), _MOST)
    if number < WINDOW:
        chance = np.where(members.last < 0, _sooner(members.chance, WINDOW - number), chance)
    if months()[number] == planted.LEAVING:
        chance = np.where(members.leaving(number, draw), 0.0, chance)
    return chance


def _sooner(chance: Floats, left: int) -> Floats:
    """The chance in a month of those who are known to buy in one of the months left."""
    none = np.ones(len(chance))
    for _ in range(left):
        none = none * (1 - chance)
    return np.divide(chance, 1 - none, out=np.zeros(len(chance)), where=none < 1)


def _new(number: int, strength: float, draw: Draw) -> Members:
    """The new members of a month."""
    line = planted.LINE_NEW if months()[number] >= planted.LINE_OPENS else 0.0
    return joined(draw, draw.events(_NEW * strength), draw.events(line * strength))


def _states(members: Members, who: Integers, number: int) -> tuple[int, int, int]:
    """New, retained, reactivated."""
    last = members.last[who]
    new, retained = last < 0, members.recent(number)[who]
    return int(np.sum(new)), int(np.sum(~new & retained)), int(np.sum(~new & ~retained))


def _orders(members: Members, who: Integers, month: tuple[int, int], draw: Draw) -> Orders:
    """What the buyers order: how often, when, what, how many, at which price, and what becomes of it."""
    small = month == planted.SMALLER_BASKETS
    again = draw.repeats(planted.EXTRA_ORDER_THEN if small else planted.EXTRA_ORDER, len(who))
    buyers = np.repeat(who, 1 + again)
    count = len(buyers)
    day = draw.pick([weight(one) for one in days(*month)], count)
    category = np.where(draw.happens(_OWN_TASTE, count), members.taste[buyers], draw.pick(CATEGORY_WEIGHTS, count))
    items = 1 + draw.repeats(planted.EXTRA_ITEM_THEN if small else planted.EXTRA_ITEM, count)
    prices = raised(PRICES, planted.PRICE_FACTOR) if month >= planted.PRICES_RISE else PRICES
    price = prices[category, draw.pick([1.0] * prices.shape[1], count)]
    fate = draw.pick(_FATES, count)
    order = np.argsort(day, kind="stable")
    columns = (
        day, buyers, members.channel[buyers], members.prefecture[buyers], category, items, items * price, fate,
    )
    return Orders(*month, *(column[order] for column in columns))


def _ascending(listed: Integers, held_out: Truths) -> tuple[Integers, Truths]:
    """The list in the order of the members: nothing tells who is held out."""
    order = np.argsort(listed, kind="stable")
    return listed[order], held_out[order]


def spent(orders: Sequence[Orders], listed: Integers) -> Integers:
    """What each of the listed members spent in some months."""
    last = int(listed.max())
    total = np.zeros(last + 1, dtype=np.int64)
    for one in orders:
        known = one.member <= last
        np.add.at(total, one.member[known], one.amount[known])
    return total[listed]
