"""What a column of which nothing is declared seems to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from nenrin.sources.moment import TIME_DROPPED, day, moment
from nenrin.sources.number import integer, number
from nenrin.sources.plain import truth
from nenrin.sources.refusal import Refused, Repaired

_FEW = 60
_MOST_DECIMALS = 6
_ANY_ZONE = ZoneInfo("UTC")
_PERSONAL = re.compile(
    r"customer|client|member|user|e-?mail|phone|address|birth|^(?:tel|name)$|顧客|会員|氏名|お?名前|電話|住所|生年|メール",
    re.IGNORECASE,
)
_ID = re.compile(
    r"(?i:(?:^|[\s_])(?:id|no|number|code|sku|invoice)(?:$|[\s_]))|(?<=[a-z])(?:ID|Id|No|Code)$|番号|コード|(?:顧客|会員)ID",
)


@dataclass(frozen=True)
class ColumnSeen:
    """One column: its header, the type that all of its cells fit, how many are blank, how many values differ.

    ``unique``: no value stands twice. ``personal``: its header sounds like a person's data. No cell is shown.
    """

    header: str
    type: str
    blanks: int
    distinct: int
    unique: bool
    personal: bool


def guess(header: str, cells: Sequence[object], comma: str) -> ColumnSeen:
    """What a column holds, by all of its cells and by its header; ``comma``: the thousand separator there may be."""
    filled = [cell for cell in cells if str(cell).strip()]
    values = set(filled)
    kind = _type(header, values, len(filled), comma)
    return ColumnSeen(
        header, kind, len(cells) - len(filled), len(values),
        unique=len(values) == len(filled) and bool(filled),
        personal=kind in {"id", "text", "category"} and _PERSONAL.search(header) is not None,
    )


def reads(read: Callable[[object], object], cell: object) -> bool:
    """Whether a reader accepts a cell."""
    try:
        read(cell)
    except Refused:
        return False
    return True


def _type(header: str, values: set[object], filled: int, comma: str) -> str:
    """The narrowest type that every value fits; numbers whose header sounds like an id are ids."""
    if not values or any(isinstance(value, Refused) for value in values):
        return "text"

    def fit(read: Callable[[object], object]) -> bool:
        return all(reads(read, value) for value in values)

    if _ID.search(header) and not fit(_as_moment):
        return "id"
    narrowest_first: dict[str, Callable[[object], object]] = {
        "date": _as_day, "datetime": _as_moment, "integer": partial(integer, comma=comma),
        "decimal": partial(number, comma=comma), "boolean": truth,
    }
    fitting = next((name for name, read in narrowest_first.items() if fit(read)), None)
    if fitting == "decimal":
        decimals = max(map(_decimals, values))
        return f"decimal(18,{decimals})" if decimals <= _MOST_DECIMALS else "float"
    return fitting or ("category" if len(values) <= min(_FEW, filled // 2) else "text")


def _as_day(cell: object) -> None:
    """A day, if it is written as one: a plain number is none here, and a time of day is not dropped."""
    found = day(cell, _ANY_ZONE)
    if isinstance(cell, float) or (isinstance(found, Repaired) and found.reason == TIME_DROPPED):
        raise Refused("is no day")


def _as_moment(cell: object) -> None:
    if isinstance(cell, float):
        raise Refused("is no time")
    moment(cell, _ANY_ZONE)


def _decimals(value: object) -> int:
    exponent = number(value).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
