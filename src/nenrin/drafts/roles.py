"""Which column says when, who, what and how much."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nenrin.drafts.batch import Batch
from nenrin.drafts.column import DraftColumn

_NUMBERS = ("integer", "decimal", "float")
_WHEN = ("order|purchas|invoice|sale|transact|注文|受注|購入|売上", "date|day|time|month|日", "")
_NOT_WHEN = "birth|regist|ship|deliver|pickup|due|end|clos|cancel|return|生年|登録|入会|納|返"
_PERSON = "customer|client|member|user|顧客|会員"
_WHO = (f"({_PERSON}).*(id|no|code|number|番号|コード)", f"{_PERSON}|氏名")
_ORDER = ("order|invoice|receipt|transaction|注文|受注|伝票|取引",)
_AMOUNT = ("売上|revenue|sales|amount|金額|total|合計|charge|turnover|spend",)
_PRICE = ("price|単価|価格",)
_QUANTITY = ("quantity|qty|units|数量|個数|点数",)
_CUT = (
    "region|country|prefecture|area|地域|国|都道府県", "segment|channel|store|店",
    "category|class|type|gender|分類|区分|性別",
)
_FEW, _MANY = 2, 30


@dataclass(frozen=True)
class Roles:
    """What each column seems to be for; None where no column seems to be for it.

    ``measured`` is what a row is worth, as an expression; ``counts`` the condition under which a row counts.
    """

    time: DraftColumn
    customer: DraftColumn | None = None
    order: DraftColumn | None = None
    key: DraftColumn | None = None
    amount: DraftColumn | None = None
    price: DraftColumn | None = None
    quantity: DraftColumn | None = None
    cut: DraftColumn | None = None

    @property
    def needed(self) -> tuple[DraftColumn, ...]:
        """The columns that the tree is made of."""
        found = (self.time, self.customer, self.order, self.amount, self.price, self.quantity, self.cut)
        return tuple(column for column in found if column is not None)

    @property
    def measured(self) -> str | None:
        """``amount``, or ``quantity * price``, or ``price`` alone."""
        if self.amount is not None:
            return self.amount.name
        factors = [factor.name for factor in (self.quantity, self.price) if factor is not None]
        return " * ".join(factors) if self.price is not None else None

    @property
    def counts(self) -> str:
        """``amount > 0``; without an amount, a customer who is known; without either, every row."""
        if self.amount is not None:
            return f"{self.amount.name} > 0"
        if self.price is not None:
            return " and ".join(f"{one.name} > 0" for one in (self.quantity, self.price) if one is not None)
        return f"{(self.customer or self.time).name} is not null"


def roles(batch: Batch) -> Roles | None:
    """Guess the roles by headers, types and counts; None where no column tells the time."""
    time = _time(batch)
    if time is None:
        return None
    ids = batch.of_type("id")
    named = batch.of_type("id", "text", "category")
    customer = _first(_WHO, [one for one in ids if one.personal]) or _first(_WHO, named)
    others = [one for one in ids if one is not customer]
    order = _first(_ORDER, others)
    key = next((one for one in (order, *others) if one is not None and one.unique and not one.blanks), None)
    numbers = batch.of_type(*_NUMBERS)
    amount = _first(_AMOUNT, [one for one in numbers if not re.search(_PRICE[0], _words(one))])
    price = _first(_PRICE, numbers) if amount is None else None
    cuts = [one for one in batch.of_type("category") if _FEW <= one.distinct <= _MANY and not one.personal]
    quantity = _first(_QUANTITY, batch.of_type("integer"))
    return Roles(time, customer, order, key, amount, price, quantity, _first(_CUT, cuts))


def _time(batch: Batch) -> DraftColumn | None:
    """A column of days without blanks: when it was bought rather than when it was shipped."""
    dated = [column for column in batch.of_type("date") if not column.blanks]
    bought = [column for column in dated if not re.search(_NOT_WHEN, _words(column))]
    return _first(_WHEN, bought) or _first(("",), dated)


def _first(patterns: Iterable[str], columns: Iterable[DraftColumn]) -> DraftColumn | None:
    """The first column that the first fitting pattern finds."""
    found = list(columns)
    return next((one for pattern in patterns for one in found if re.search(pattern, _words(one))), None)


def _words(column: DraftColumn) -> str:
    return f"{column.name} {column.header.casefold()}"
