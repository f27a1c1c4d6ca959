"""Headers become names that formulas can use."""

from __future__ import annotations

import pytest

from nenrin.drafts.name import canonical
from nenrin.formulas import Formula


@pytest.mark.parametrize(("header", "name"), [
    ("Customer ID", "customer_id"), ("CustomerID", "customer_id"), ("customer_id", "customer_id"),
    ("OrderNo", "order_no"),
    ("Invoice Date", "invoice_date"), ("TotalCharges", "total_charges"), ("AOV", "aov"), ("URLPath", "url_path"),
    ("Sub-Category", "sub_category"), ("Amount (2)", "amount_2"), ("  Total  ", "total"), ("2011", "column_2011"),
    ("顧客ID", "customer_id"), ("会員番号", "customer_id"), ("顧客名", "customer_name"), ("登録日", "registered_on"),
    ("売上日", "order_date"), ("受注日時", "order_date"), ("売上金額", "amount"), ("商品名", "item"),
    ("商品コード", "item_id"),
    ("数量", "quantity"), ("単価", "price"), ("地域", "region"), ("年月", "month"), ("日付", "date"),
    ("ＴＯＴＡＬ", "total"), ("備考", "column_7"), ("😀", "column_7"), ("--", "column_7"),
    ("class", "class_"), ("from", "from_"), ("Null", "null_"), ("if", "if_"), ("x" * 80, "x" * 40),
])
def test_a_header_has_a_plain_name(header: str, name: str) -> None:
    assert canonical(header, 7, lambda _: False) == name
    assert Formula.parse(name).references() == ((name, 0),)


def test_no_name_is_given_twice() -> None:
    assert canonical("Customer ID", 3, {"customer_id"}.__contains__) == "customer_id_3"
