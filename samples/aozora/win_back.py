"""The mailing list of the win-back: one row a member on the list, those who were held out included."""

from __future__ import annotations

from samples.aozora import planted
from samples.aozora.days import months
from samples.aozora.rows import FIRST_MEMBER, Row
from samples.aozora.trade import Trade, spent

HEADERS = ("発送日", "会員番号", "グループ", "購入有無", "購入金額", "前年購入金額")
TREATED, CONTROL = "A", "対照"
_YEAR = 12


def win_back(trade: Trade) -> list[Row]:
    """Group, whether and for how much they bought in the month, and for how much in the year before."""
    (year, number), at = planted.WIN_BACK, months().index(planted.WIN_BACK)
    now, before = spent(trade.orders[at : at + 1], trade.listed), spent(trade.orders[at - _YEAR : at], trade.listed)
    columns = (trade.listed, trade.held_out, now, before)
    return [
        (f"{year}/{number:02}/01", FIRST_MEMBER + member, CONTROL if out else TREATED, int(amount > 0), amount, earlier)
        for member, out, amount, earlier in zip(*(column.tolist() for column in columns), strict=True)
    ]
