"""Laws of the whole way from rows to verdicts: what does not change the business changes no verdict."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nenrin.findings import State
from nenrin.run import study
from nenrin.vocabulary import Month
from retold import Client, Told, client, cut_alike, told
from tries import tries

CLIENT = "online-retail"
MONTHS = [Month(2010, 12), Month(2011, 1), Month(2011, 6), Month(2011, 11)]
"""Two with a call-out, one of them with a place; two without."""
MONEY = {"orders": ["amount"]}
Said: TypeAlias = Mapping[str, Any]


def sample() -> Client:
    return client(CLIENT, max(MONTHS))


@cache
def as_it_is(month: Month) -> Told:
    """What the sample's report says of a month."""
    with pytest.MonkeyPatch.context() as patch:
        return told(sample().report(patch, month))


@pytest.mark.slow
def test_the_months_looked_at_have_call_outs_and_a_place() -> None:
    calls = [call for month in MONTHS for call in as_it_is(month).calls]
    assert len(calls) >= 2
    assert any(call.places for call in calls)


@pytest.mark.slow
@pytest.mark.parametrize("month", MONTHS)
def test_shuffling_the_rows_changes_nothing(monkeypatch: pytest.MonkeyPatch, month: Month) -> None:
    assert told(sample().shuffled().report(monkeypatch, month)) == as_it_is(month)


@pytest.mark.slow
@pytest.mark.parametrize("month", MONTHS)
def test_other_names_of_segments_change_nothing_else(monkeypatch: pytest.MonkeyPatch, month: Month) -> None:
    """The names also change the order in which segments are looked at."""
    new = {"UK": "Zone", "Abroad": "Area"}
    renamed = sample().with_dimension("region", groups={"Zone": ["United Kingdom"]}, other="Area")
    expected = as_it_is(month)
    calls = tuple(
        call._replace(places=tuple((_renamed(place, new), share) for place, share in call.places))
        for call in expected.calls
    )
    assert told(renamed.report(monkeypatch, month)) == expected._replace(calls=calls)


def _renamed(place: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    return {dimension: new[segment] for dimension, segment in place.items()}


@pytest.mark.slow
@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("factor", ["1000", "0.01"])
def test_another_currency_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, month: Month, factor: str,
) -> None:
    other = sample().in_money(factor, MONEY, tmp_path)
    assert told(other.report(monkeypatch, month)) == as_it_is(month)


SALE = "amount > 0 and not starts_with(invoice, 'C') and not starts_with(invoice, 'A') and customer_id is null"
CANCELLED = "starts_with(invoice, 'C') and not undoes"
HOME = "country == 'United Kingdom'"


def amount(of: str, where: str) -> Said:
    """A KPI of the orders' money."""
    measure = {"source": "orders", "agg": "sum", "of": of, "where": where}
    return {"label": where, "measure": measure, "better": "none", "format": {"style": "currency"}}


@pytest.mark.slow
@pytest.mark.parametrize("month", MONTHS)
def test_two_leaves_cut_by_a_dimension_change_no_verdict_and_no_call_out(
    monkeypatch: pytest.MonkeyPatch, month: Month,
) -> None:
    """The new leaves may be watched, and a call-out may go down to one of them."""
    new = {
        "anonymous_home": amount("amount", f"{SALE} and {HOME}"),
        "anonymous_abroad": amount("amount", f"{SALE} and not ({HOME})"),
        "cancelled_home": amount("-amount", f"{CANCELLED} and {HOME}"),
        "cancelled_abroad": amount("-amount", f"{CANCELLED} and not ({HOME})"),
    }
    splits: Mapping[str, Said] = {
        "anonymous_revenue": {"split": "anonymous_home + anonymous_abroad"},
        "cancelled_other": {"split": "cancelled_home + cancelled_abroad"},
    }
    assert cut_alike(as_it_is(month), told(sample().with_kpis({**splits, **new}).report(monkeypatch, month)), new)


# --- generated clients: sixteen months of orders in two dimensions, one combination of which may move in the last month

YAML = """
version: 1
client: {id: small, name: Small Shop}
report: {month: 2026-04, languages: [en], timezone: Asia/Tokyo, calendar: {type: month, year_starts: 4}, currency: JPY,
  materiality: {absolute: MATERIAL, relative: 0.001}}
sources:
  orders:
    path: orders.csv
    time: day
    entity: who
    keys: [no]
    columns:
      no: {type: id}
      day: {type: date}
      who: {type: id}
      region: {type: category}
      channel: {type: category}
      amount: {type: "decimal(14,2)"}
customer: {source: orders, active_when: "amount > 0", churn_after_months: 1}
dimensions:
  region: {label: Region, source: orders, of: region}
  channel: {label: Channel, source: orders, of: channel}
root: revenue
kpis:
  revenue: {label: Revenue, measure: {source: orders, agg: sum, of: amount}, split: web + shop, better: up,
    format: {style: currency}, also: [{by: region}, {by: channel}]}
  web: {label: Web, measure: {source: orders, agg: sum, of: amount, where: "channel == 'WEB'"}, better: up,
    format: {style: currency}, also: [{by: region}]SPLIT}
  shop: {label: Shop, measure: {source: orders, agg: sum, of: amount, where: "channel != 'WEB'"}, better: up,
    format: {style: currency}}
  buyers: {label: Buyers, measure: {source: orders, agg: count_distinct, of: who}, better: up}
  lost: {label: Lost, measure: {source: orders, agg: count_distinct, of: who, customers: churned}, better: down}
  churn: {label: Churn, formula: lost / prev(buyers), better: down, format: {style: percent}}
MORE"""
MORE = """  web_low: {label: Low, better: up, format: {style: currency},
    measure: {source: orders, agg: sum, of: amount, where: "channel == 'WEB' and amount < CUT"}}
  web_high: {label: High, better: up, format: {style: currency},
    measure: {source: orders, agg: sum, of: amount, where: "channel == 'WEB' and amount >= CUT"}}
"""
Orders: TypeAlias = list[tuple[str, str, str, str, int]]


def orders(seed: int, factor: float) -> Orders:
    """Orders of sixteen months up to April 2026; those of the web in East times ``factor`` in the last month."""
    random, found = Random(seed), Orders()  # noqa: S311 (a test's data)
    for step in range(16):
        month = Month(2025, 1) + step
        for region in ("East", "West", "North"):
            for channel in ("WEB", "Store"):
                for _ in range(random.randint(8, 12)):
                    amount = random.randint(50, 150)
                    if step == 15 and (region, channel) == ("East", "WEB"):
                        amount = round(amount * factor)
                    day = f"{month}-{random.randint(1, month.last_day.day):02d}"
                    found.append((day, f"c{random.randint(1, 60)}", region, channel, amount))
        found += [(f"{month}-01", "c1", "East", "WEB", 60), (f"{month.last_day}", "c2", "West", "Store", 60)]
    return found


def judged(lines: Orders, *, scale: int = 1, web: str = "WEB", split: bool = False) -> Told:
    """What is said of a client written into a folder of its own."""
    text = YAML.replace("SPLIT", ", split: web_low + web_high" if split else "").replace("MORE", MORE if split else "")
    text = text.replace("MATERIAL", str(100 * scale)).replace("CUT", str(100 * scale)).replace("'WEB'", f"'{web}'")
    with TemporaryDirectory() as folder:
        rows = [
            f"{no},{day},{who},{region},{web if channel == 'WEB' else channel},{scale * amount}"
            for no, (day, who, region, channel, amount) in enumerate(lines)
        ]
        Path(folder, "orders.csv").write_text("\n".join(["no,day,who,region,channel,amount", *rows]), encoding="utf-8")
        Path(folder, "client.yaml").write_text(text, encoding="utf-8")
        return told(study(Path(folder, "client.yaml")).report)


@pytest.mark.slow
@settings(max_examples=tries(6), deadline=None)
@given(seed=st.integers(0, 10_000), factor=st.sampled_from([0.2, 1.0, 3.0]))
def test_generated_clients_keep_their_verdicts(seed: int, factor: float) -> None:
    lines = orders(seed, factor)
    plain = judged(lines)
    assert plain.states["revenue"][0] is not State.NOT_JUDGED
    assert judged(lines[::-1]) == plain
    assert judged(lines, web="A new name").states == plain.states
    assert judged(lines, scale=100) == plain
    parts = judged(lines, split=True)
    assert parts.without("web_low", "web_high").states == plain.states
    assert set(parts.watched) >= set(plain.watched), "what is no call-out among more KPIs is still watched"
