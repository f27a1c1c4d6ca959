"""Every problem is told in one pass: a fault of grammar hides none of meaning, and no fault is told twice."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from nenrin.settings import load
from nenrin.vocabulary import Problems

SOUND = """\
version: 1
client: {id: acme, name: Acme}
report:
  month: 2026-10
  currency: EUR
  timezone: Europe/Berlin
  languages: [en, ja]
  calendar: {trading_days: {weekdays: {sun: 0}}}
  funnels: [{label: Buying, steps: [orders, customers]}]
sources:
  orders:
    path: orders.csv
    time: day
    entity: customer
    keys: [order]
    on_duplicate: error
    pairs: {undone: {same: [customer], opposite: amount}}
    columns:
      order: {type: id}
      day: {type: date}
      customer: {type: id, personal: true}
      region: {type: category}
      amount: {type: "decimal(12,2)"}
customer: {source: orders, active_when: amount > 0}
dimensions:
  region: {label: Region, source: orders, of: region}
plan: plan.csv
causes: causes.yaml
root: revenue
kpis:
  revenue:
    label: Revenue
    measure: {source: orders, agg: sum, of: amount, where: amount > 0 and not undone}
    split: customers * revenue_per_customer
    also: [{by: region}]
    format: {style: currency}
    better: up
  customers:
    label: Customers
    measure: {source: orders, agg: count_distinct, of: customer}
    per: trading_day
    better: up
  orders: {label: Orders, measure: {source: orders, agg: count}, better: up}
  new_customers: {label: New, measure: {source: orders, agg: count_distinct, of: customer, customers: new}, better: up}
  revenue_per_customer:
    label: Revenue per customer
    formula: revenue / customers
    format: {style: currency, digits: 2}
    better: up
    stance: strategic
    target: {value: 60, by: 2026-12, owner: CRM team, action: bundle offers}
"""
REGISTER = """\
causes:
  - {id: mail, label: Mail, kpi: revenue, direction: up, kind: initiative, months: {from: 2026-10}, size: [1, 2]}
"""
FAULTS = {
    "version: 1": "version: 2",
    "id: acme": "id: Acme",
    "month: 2026-10": "month: 2026-13",
    "currency: EUR": "currency: euro",
    "Europe/Berlin": "Europe/Berln",
    "[en, ja]": "[en, fr]",
    "weekdays: {sun: 0}": "weekdays: {son: 0}",
    "steps: [orders, customers]": "steps: [ordrs, customers]",
    "path: orders.csv": "path: ../orders.csv",
    "time: day": "time: dya",
    "entity: customer": "entity: {customer: 1}",
    "keys: [order]": "keys: [ordr]",
    "on_duplicate: error": "on_duplicate: eror",
    "opposite: amount": "opposite: amont",
    "order: {type: id}": "order: {type: ident}",
    "day: {type: date}": "day: {type: dat}",
    "region: {type: category}": "region: {type: category, colour: red}",
    "decimal(12,2)": "decimal(12;2)",
    "active_when: amount > 0": "active_when: amount >",
    "of: region}": "of: regio}",
    "root: revenue": "root: revenu",
    "label: Revenue\n": "label: [Revenue]\n",
    "agg: sum": "agg: total",
    "of: amount, where": "of: amont, where",
    "not undone": "not undon",
    "split: customers *": "split: customer *",
    "also: [{by: region}]": "also: [{by: regin}]",
    "format: {style: currency}": "format: {style: curency}",
    "agg: count_distinct, of: customer}\n    per": "agg: count_distinct, of: {customer: 1}}\n    per",
    "per: trading_day": "per: trading",
    "agg: count}, better: up": "agg: count}, beter: up",
    "customers: new}": "customers: newer}",
    "formula: revenue / customers": "formula: revenue / custmers",
    "stance: strategic": "stance: stratgic",
    "value: 60": "value: sixty",
    "by: 2026-12": "by: 2026-13",
}
OF_THE_REGISTER = {
    "kpi: revenue": "kpi: revenu",
    "direction: up": "direction: upward",
    "kind: initiative": "kind: initative",
    "size: [1, 2]": "size: [2, 1]",
}
ALL = (*FAULTS, *OF_THE_REGISTER)
UNKNOWN_SOURCES = (
    "customer: {source: orders", "label: Region, source: orders", "measure: {source: orders, agg: sum",
    "measure: {source: orders, agg: count_distinct, of: customer}\n    per",
    "orders, agg: count_distinct, of: customer, cu",
)


def told(folder: Path, *faults: str) -> set[str]:
    """What is said of a configuration with these faults."""
    text, register = SOUND, REGISTER
    for fault in faults:
        text = text.replace(fault, FAULTS.get(fault, fault), 1)
        register = register.replace(fault, OF_THE_REGISTER.get(fault, fault), 1)
    (folder / "client.yaml").write_text(text, encoding="utf-8")
    (folder / "causes.yaml").write_text(register, encoding="utf-8")
    try:
        load(folder / "client.yaml")
    except Problems as found:
        return {f"{one.place.file[-11:]}:{one.place.line}: {one.wrong}" for one in found.problems}
    return set()


def test_the_configuration_is_sound_without_a_fault(tmp_path: Path) -> None:
    assert told(tmp_path) == set()


@pytest.mark.parametrize("fault", ALL)
def test_one_fault_is_one_problem(tmp_path: Path, fault: str) -> None:
    """What follows from it alone is not told beside it."""
    assert len(told(tmp_path, fault)) == 1


@pytest.mark.slow
@pytest.mark.parametrize("where", UNKNOWN_SOURCES)
def test_an_unknown_source_is_told_where_it_is_named_and_nowhere_else(tmp_path: Path, where: str) -> None:
    """Not once more wherever what is counted from it meets what is counted from others."""
    text = SOUND.replace(where, where.replace("orders", "ordrs"), 1)
    assert text != SOUND
    (tmp_path / "client.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "causes.yaml").write_text(REGISTER, encoding="utf-8")
    with pytest.raises(Problems) as raised:
        load(tmp_path / "client.yaml")
    assert [one.wrong for one in raised.value.problems] == ["unknown source 'ordrs'"]


@pytest.mark.slow
def test_of_two_faults_both_are_told_as_each_would_be_alone(tmp_path: Path) -> None:
    """Whichever two they are: 780 pairs."""
    alone = {fault: told(tmp_path, fault) for fault in ALL}
    for one, other in itertools.combinations(ALL, 2):
        assert told(tmp_path, one, other) == alone[one] | alone[other], (one, other)


def test_all_faults_are_told_in_one_pass_each_as_it_would_be_alone(tmp_path: Path) -> None:
    every = told(tmp_path, *ALL)
    assert len(every) == len(ALL)
    assert every == set().union(*(told(tmp_path, fault) for fault in ALL))


@pytest.mark.parametrize(("found", "name"), [
    ("revenue_per_customer", "revenue-per-customer"), ("\n  revenue_per_customer", "\n  Revenue_per_Customer"),
])
def test_a_kpi_whose_name_is_none_is_told_once_with_one_that_is(tmp_path: Path, found: str, name: str) -> None:
    """Where formulas use it, it would read as a difference; where they use the right one, as an unknown KPI."""
    path = tmp_path / "client.yaml"
    path.write_text(SOUND.replace(found, name), encoding="utf-8")
    (tmp_path / "causes.yaml").write_text(REGISTER, encoding="utf-8")
    with pytest.raises(Problems) as raised:
        load(path)
    assert [(one.wrong, one.right) for one in raised.value.problems] == [
        (f"the key {name.strip()!r} is no name", "write revenue_per_customer"),
    ]
