"""A header becomes a name that formulas can use."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Callable

_JAPANESE = (
    ("顧客名|会員名|氏名|名前", "customer_name"), ("顧客|会員", "customer_id"),
    ("メール", "email"), ("電話", "phone"), ("住所", "address"), ("かな|カナ", "kana"),
    ("性別", "gender"), ("年齢|年代", "age"), ("生年", "birth_date"), ("登録日|入会日", "registered_on"),
    ("(注文|受注|購入|売上|取引|計上).*日", "order_date"), ("注文|受注|伝票|取引|明細", "order_id"),
    ("都道府県", "prefecture"), ("地域|エリア", "region"), ("国", "country"), ("店", "store"),
    ("商品(コード|番号|ID)|品番", "item_id"), ("商品|品名", "item"), ("カテゴリ|分類|区分", "category"),
    ("数量|個数|点数", "quantity"), ("単価|価格|値段", "price"), ("原価|費用|コスト", "cost"),
    ("利益|粗利", "profit"), ("割引|値引", "discount"), ("売上|金額|合計|総額", "amount"),
    ("年月日|日付|日時|日$", "date"), ("年月|月", "month"),
)
_KEPT_BY_FORMULAS = frozenset({"like", "between", "if", "else", "none", "null", "true", "false"})
_LONGEST = 40


def canonical(header: str, number: int, taken: Callable[[str], bool]) -> str:
    """``CustomerID`` → ``customer_id``, ``売上金額`` → ``amount``, else ``column_4``; never one that is ``taken``.

    Taken are other columns' names, and other columns' headers: a name is always a header too.
    """
    name = _name(header) or f"column_{number}"
    if keyword.iskeyword(name) or name in _KEPT_BY_FORMULAS:
        name += "_"
    return f"{name}_{number}" if taken(name) else name


def _name(header: str) -> str:
    plain = unicodedata.normalize("NFKC", header)
    if not plain.isascii():
        return next((name for pattern, name in _JAPANESE if re.search(pattern, plain)), "")
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", plain)
    words = re.sub(r"[^a-z0-9]+", "_", apart.lower()).strip("_")[:_LONGEST].rstrip("_")
    return words if words[:1].isalpha() else f"column_{words}" if words else ""
