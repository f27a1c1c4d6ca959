"""The hash of a definition changes when, and only when, another number would be counted."""

from __future__ import annotations

from typing import Any

import pytest

from nenrin.ledger import Book, Definition, Entry, define, redefined
from nenrin.measures import Customer
from nenrin.sources import Source
from nenrin.tree import Kpi
from nenrin.vocabulary import Month
from nenrin.words import say

SOURCE: dict[str, Any] = {
    "path": "data/{month}.csv", "time": "day", "entity": "who", "keys": ["id"],
    "columns": {
        "id": {"type": "id"}, "day": {"type": "date"}, "who": {"type": "id"}, "country": {"type": "category"},
        "amount": {"type": "decimal(9,2)"}, "note": {"type": "text"},
    },
    "clean": [{"column": "country", "map": {"EIRE": "Ireland"}}],
    "pairs": {"undoes": {"same": ["who"], "opposite": "amount"}},
}
KPIS: dict[str, Any] = {
    "sales": {
        "label": "Sales", "better": "up", "split": "orders * value",
        "measure": {"source": "orders", "agg": "sum", "of": "amount", "where": "amount > 0 and not undoes"},
    },
    "orders": {"label": "Orders", "better": "up", "measure": {"source": "orders", "agg": "count"}},
    "new": {"label": "New", "better": "up",
            "measure": {"source": "orders", "agg": "count_distinct", "of": "who", "customers": "new"}},
    "irish": {"label": "Irish", "better": "up",
              "measure": {"source": "orders", "agg": "count", "where": "country == 'Ireland'"}},
    "value": {"label": "Value", "better": "up", "formula": "sales / orders"},
    "twice": {"label": "Twice", "better": "up", "formula": "2 * value"},
}
CUSTOMER: dict[str, Any] = {"source": "orders", "active_when": "amount > 0", "churn_after_months": 1}


def defined(
    kpis: dict[str, Any] | None = None, source: dict[str, Any] | None = None, customer: dict[str, Any] | None = None,
    timezone: str = "Europe/London",
) -> dict[str, Definition]:
    """The definitions of the shop, with some keys of it said otherwise."""
    said = {name: Kpi.model_validate({**one, **(kpis or {}).get(name, {})}) for name, one in KPIS.items()}
    sources = {"orders": Source.model_validate({**SOURCE, **(source or {})})}
    return define(said, sources, Customer.model_validate({**CUSTOMER, **(customer or {})}), timezone)


def differ(**change: Any) -> set[str]:  # noqa: ANN401 (whatever YAML says)
    """The KPIs whose value is defined otherwise after a change."""
    before, after = defined(), defined(**change)
    return {name for name in before if before[name].value != after[name].value}


@pytest.mark.parametrize("change", [
    {"kpis": {"sales": {"measure": {"where": "(amount>0)  and not (undoes)", "source": "orders", "agg": "sum",
                                    "of": " amount"}}}},
    {"kpis": {"value": {"formula": "sales/orders"}, "twice": {"formula": "(2) * value"}}},
    {"kpis": {"sales": {"label": "Revenue", "format": {"digits": 2}, "note": "gross", "better": "none"}}},
    {"source": {"path": "elsewhere/*.csv", "update": {"method": "mail"}, "sheet": "Orders"}},
    {"source": {"columns": {**SOURCE["columns"], "note": {"type": "category"}, "amount": {
        "type": "decimal(9,2)", "from": ["Amount"]}}}},
    {"customer": {"activity": "visits"}},
], ids=["layout", "brackets", "labels", "where the files lie", "headers and columns nobody reads", "what it is called"])
def test_what_changes_no_number_changes_no_definition(change: dict[str, Any]) -> None:
    assert differ(**change) == set()


@pytest.mark.parametrize(("change", "who"), [
    ({"kpis": {"value": {"formula": "sales / (orders + 1)"}}}, {"value"}),
    ({"kpis": {"orders": {"measure": {"source": "orders", "agg": "count", "where": "amount > 0"}}}}, {"orders"}),
    ({"kpis": {"orders": {"measure": {"source": "orders", "agg": "count_distinct", "of": "id"}}}}, {"orders"}),
    ({"customer": {"churn_after_months": 3}}, {"new"}),
    ({"customer": {"active_when": "amount > 10"}}, {"new"}),
    ({"source": {"clean": []}}, {"irish"}),
    ({"source": {"pairs": {"undoes": {"same": ["who", "day"], "opposite": "amount"}}}}, {"sales"}),
    ({"source": {"on_duplicate": "keep_last"}}, {"sales", "orders", "new", "irish"}),
    ({"timezone": "Asia/Tokyo"}, {"sales", "orders", "new", "irish"}),
])
def test_what_changes_a_number_changes_its_definition_and_no_other(change: dict[str, Any], who: set[str]) -> None:
    assert differ(**change) == who


def test_a_split_has_a_hash_of_its_own() -> None:
    before, after = defined()["sales"], defined({"sales": {"split": "orders + value"}})["sales"]
    assert before.value == after.value
    assert before.split != after.split


def book(definitions: dict[str, Definition]) -> Book:
    return Book("acme", (Entry(Month(2026, 9), "a", "0.1.0", "c", definitions=definitions),))


def kpis() -> dict[str, Kpi]:
    return {name: Kpi.model_validate(one) for name, one in KPIS.items()}


def test_a_changed_definition_is_a_suspect_of_the_kpi_and_of_all_that_is_computed_from_it() -> None:
    other = {"sales": {"measure": {"source": "orders", "agg": "sum", "of": "amount"}}}
    (suspect,) = redefined(book(defined(other)), kpis(), defined(), Month(2026, 10))
    assert (suspect.kind, suspect.source, suspect.kpis) == ("definition", "orders", ("sales", "value", "twice"))
    assert "Sales is counted differently than in the report of September 2026" in say(suspect.reason, "en")
    assert say(suspect.reason, "ja").startswith("Salesの定義が2026年9月の報告時から変わっている")


def test_a_changed_split_says_that_the_value_is_the_same() -> None:
    other = defined({"sales": {"split": "orders + value"}})
    (suspect,) = redefined(book(other), kpis(), defined(), Month(2026, 10))
    assert suspect.kpis == ("sales",)
    assert "its value is counted as before" in say(suspect.reason, "en")


def test_a_new_kpi_a_first_run_and_an_unchanged_definition_are_no_suspects() -> None:
    without = {name: one for name, one in defined().items() if name != "sales"}
    assert redefined(book(without), kpis(), defined(), Month(2026, 10)) == ()
    assert redefined(book(defined()), kpis(), defined(), Month(2026, 10)) == ()
    assert redefined(Book(), kpis(), defined(), Month(2026, 10)) == ()
