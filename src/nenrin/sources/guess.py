"""What a column of which nothing is declared seems to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from nenrin.sources.clean import rules_for
from nenrin.sources.moment import TIME_DROPPED, day, moment
from nenrin.sources.number import integer, number
from nenrin.sources.plain import truth
from nenrin.sources.refusal import Refused, Repaired
from nenrin.sources.source import Clean

_FEW = 60
_MONEY = "¥￥円£€$"
_MOST_DECIMALS = 6
_ANY_ZONE = ZoneInfo("UTC")
_PERSONAL = re.compile(
    r"customer|client|member|user|e-?mail|phone|address|birth|^(?:tel|name)$|顧客|会員|氏名|お?名前|電話|住所|生年|メール",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:type|segment|group|rank|tier|class|status|level|plan|count)s?$"
    r"|(?:種別|区分|ランク|属性|セグメント|分類|タイプ|グループ|種類|状態|数)$",
    re.IGNORECASE,
)
"""What a person belongs to is no person."""
_ID = re.compile(
    r"(?i:(?:^|[\s_])(?:id|no|number|code|sku|invoice)(?:$|[\s_]))|(?<=[a-z])(?:ID|Id|No|Code)$|番号|コード|(?:顧客|会員)ID",
)


@dataclass(frozen=True)
class ColumnSeen:
    """One column: its header, the type that all of its cells fit, how many are blank, how many values differ.

    ``unique``: no value stands twice. ``personal``: its header sounds like a person's data. ``strip``: the sign of
    money that must be cut off for the cells to be numbers. No cell is shown.
    """

    header: str
    type: str
    blanks: int
    distinct: int
    unique: bool
    personal: bool
    strip: str = ""


def guess(header: str, cells: Sequence[object], comma: str) -> ColumnSeen:
    """What a column holds, by all of its cells and by its header; ``comma``: the thousand separator there may be."""
    filled = [cell for cell in cells if str(cell).strip()]
    values = set(filled)
    kind, sign = _type(header, values, len(filled), comma), ""
    if kind in {"text", "category"} and (found := _money(values)):
        bare = _type(header, {_without(found, value) for value in values}, len(filled), comma)
        if bare.startswith(("integer", "decimal", "float")):
            kind, sign = bare, found
    return ColumnSeen(
        header, kind, len(cells) - len(filled), len(values),
        unique=len(values) == len(filled) and bool(filled),
        personal=kind in {"id", "text", "category"} and _of_a_person(header),
        strip=sign,
    )


def _money(values: set[object]) -> str:
    """The one sign of money that texts among the values begin or end with; empty where there is none, or several."""
    texts = [value.strip() for value in values if isinstance(value, str)]
    found = {sign for sign in _MONEY for text in texts if text.startswith(sign) or text.endswith(sign)}
    return found.pop() if len(found) == 1 else ""


def _without(sign: str, value: object) -> object:
    """As a cleaning rule ``strip`` would leave it."""
    (rule,) = rules_for("", (Clean(column="", strip=sign),))
    found = rule(value)
    return found.value if isinstance(found, Repaired) else found


def _of_a_person(header: str) -> bool:
    """Whether a header sounds like a person's data, and not like the kind of person that somebody is."""
    return _PERSONAL.search(header) is not None and _KIND.search(header) is None


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
