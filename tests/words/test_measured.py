"""What is counted from rows, in words: sources, columns and values by the names that people gave them."""

from __future__ import annotations

from nenrin.formulas import Condition
from nenrin.measures import Measure, Names
from nenrin.sources import Column, Source
from nenrin.vocabulary import Label
from nenrin.words import Words, spell_measure

OUTCOME = Column(type="category", label=Label({"ja": "返品・取消"}), labels={"返品": Label({"en": "returned"})})
SOURCE = Source(
    path="a.csv", time="day", label=Label({"en": "Order data", "ja": "受注データ"}),
    columns={"outcome": OUTCOME, "amount": Column(type="integer", label=Label({"ja": "売上金額"}))},
)
RETURNED = Measure(
    source="orders", agg="sum", of=Condition.parse("amount"), where=Condition.parse("outcome == '返品'"),
    customers="new",
)


def test_a_measure_reads_as_a_sentence_in_each_language() -> None:
    names = Names({"orders": SOURCE})
    assert spell_measure(RETURNED, names, Words("en")) == (
        "the sum of amount in the order data, of customers never active before, where outcome = “returned”"
    )
    assert spell_measure(RETURNED, names, Words("ja")) == (
        "受注データの売上金額の合計（初めて購入した顧客のみ）（条件：返品・取消 = 「返品」）"
    )


def test_without_labels_everything_goes_by_its_own_name() -> None:
    told = spell_measure(RETURNED, Names(), Words("en"))
    assert told == "the sum of amount in the orders, of customers never active before, where outcome = “返品”"
