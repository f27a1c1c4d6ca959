"""Laws that hold for the mail-order client: every change closes to zero; names and order decide nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from nenrin.expectations import expect
from nenrin.explanations import Coverage, cover, explain, one_offs, shifts
from nenrin.report import Report
from nenrin.vocabulary import Month
from retold import Client, Told, client, cut_alike, told

DECEMBER, JANUARY, MARCH = Month(2025, 12), Month(2026, 1), Month(2026, 3)
"""A claim that failed; movements that cancel each other out; a change with a place."""
MONEY = {"orders": ["amount"], "advertising": ["spent"], "win_back": ["amount", "before"]}
Said: TypeAlias = Mapping[str, Any]

pytestmark = pytest.mark.slow


def sample() -> Client:
    return client("aozora-tsuhan", MARCH)


@cache
def report(month: Month) -> Report:
    """The month's report from the client's rows as they are."""
    with pytest.MonkeyPatch.context() as patch:
        return sample().report(patch, month)


def as_it_is(month: Month) -> Told:
    return told(report(month))


def test_the_months_looked_at_have_call_outs_of_every_kind_and_a_place() -> None:
    calls = [call for month in (DECEMBER, JANUARY, MARCH) for call in as_it_is(month).calls]
    assert {call.kind for call in calls} == {"failed", "offset", "month"}
    assert any(call.places for call in calls)


def test_every_change_closes_to_zero_at_every_kpi_in_every_month_that_can_be_judged() -> None:
    found = report(MARCH)
    told = 0
    for month in found.tree.months:
        for kpi, one in covered(found, month).items():
            parts = (one.calendar, one.season, one.initiatives, one.causes, one.mix, one.noise, one.unexplained)
            assert one.change == pytest.approx(sum(parts), abs=1e-9 * max(map(abs, parts))), (kpi, month)
            told += 1
    assert told > 24 * 30


def covered(found: Report, month: Month) -> dict[str, Coverage]:
    """The ledger of one month of the report's tree, by the stages of a study."""
    tree, causes = found.tree, found.causes
    expected = expect(
        tree, month, one_offs=one_offs(tree, causes), shifts=shifts(tree, causes, month), planned=found.plan.series,
        calendar=found.brief.calendar.trading_days, window=1,
    )
    return cover(tree, explain(tree, causes, expected, month, found.effects), expected, month)


def test_contributions_sum_to_the_change_of_the_goal() -> None:
    found = report(MARCH)
    told = [one for one in found.attributions.values() if one.failure is None and one.start is not None]
    assert len(told) >= 3
    for one in told:
        leaves = [one.contributions[node.path] for node in found.tree.nodes if node.leaf]
        assert one.end is not None
        assert one.start is not None
        assert sum(leaves) == pytest.approx(one.end - one.start, abs=1e-9 * abs(one.end)), one.reference


def test_the_order_of_the_rows_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(sample().shuffled().report(monkeypatch, MARCH)) == as_it_is(MARCH)


def test_other_names_of_channels_change_no_verdict_and_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names also change the order in which segments are looked at."""
    names = {"ウェブ": "ん", "電話": "い", "カタログ": "う", "LINE": "あ"}
    other, same = told(sample().with_values("orders", "channel", names).report(monkeypatch, MARCH)), as_it_is(MARCH)
    calls = tuple(
        call._replace(places=tuple(
            ({dimension: names.get(segment, segment) for dimension, segment in place.items()}, share)
            for place, share in call.places
        ))
        for call in same.calls
    )
    assert other == same._replace(calls=calls)


@pytest.mark.parametrize("month", [JANUARY, MARCH])
@pytest.mark.parametrize("factor", ["1000", "0.01"])
def test_another_currency_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, month: Month, factor: str,
) -> None:
    other = sample().in_money(factor, MONEY, tmp_path)
    assert told(other.report(monkeypatch, month)) == as_it_is(month)


def amount(where: str) -> Said:
    """A KPI of the orders' money, by the day of trade as the one it is cut from."""
    measure = {"source": "orders", "agg": "sum", "of": "amount", "where": where}
    return {"label": where, "measure": measure, "better": "none", "format": {"style": "currency"}, "per": "trading_day"}


@pytest.mark.parametrize("month", [DECEMBER, JANUARY, MARCH])
def test_two_leaves_cut_by_a_dimension_change_no_verdict_and_no_call_out(
    monkeypatch: pytest.MonkeyPatch, month: Month,
) -> None:
    """The new leaves may be watched, and a call-out may go down to one of them."""
    new = {
        "returned_web": amount("outcome == '返品' and channel == 'ウェブ'"),
        "returned_else": amount("outcome == '返品' and channel != 'ウェブ'"),
        "cancelled_tokyo": amount("outcome == '取消' and prefecture == '東京都'"),
        "cancelled_else": amount("outcome == '取消' and prefecture != '東京都'"),
    }
    splits: Mapping[str, Said] = {
        "returned_value": {"split": "returned_web + returned_else"},
        "cancelled_value": {"split": "cancelled_tokyo + cancelled_else"},
    }
    assert cut_alike(as_it_is(month), told(sample().with_kpis({**splits, **new}).report(monkeypatch, month)), new)
