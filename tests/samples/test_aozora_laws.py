"""Laws that hold for the mail-order client: every change closes to zero; names and order decide nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

from nenrin import settings, sources
from nenrin.expectations import expect
from nenrin.explanations import Coverage, cover, explain, one_offs, shifts
from nenrin.findings import State
from nenrin.report import Report
from nenrin.run import study
from nenrin.sources import Table
from nenrin.vocabulary import Month

CONFIG = Path(__file__).parents[2] / "config" / "aozora-tsuhan" / "client.yaml"
MARCH = Month(2026, 3)
Tables: TypeAlias = Mapping[str, Table]

pytestmark = pytest.mark.slow


@cache
def rows() -> Tables:
    """The client's rows, read once."""
    loaded = settings.load(CONFIG)
    return sources.read(
        loaded.settings.sources, loaded.folder, MARCH, loaded.settings.report.timezone, frozenset({"win_back"}),
    )


def report(
    monkeypatch: pytest.MonkeyPatch, month: Month, change: Callable[[Tables], Tables] = dict,
) -> Report:
    """The month's report from the rows as ``change`` leaves them."""
    until = {name: replace(one, frame=_until(one, month)) for name, one in rows().items()}
    monkeypatch.setattr(sources, "read", lambda *_, **__: change(until))
    return study(CONFIG, month).report


def _until(table: Table, month: Month):  # type: ignore[no-untyped-def]  # noqa: ANN202 (a frame)
    return table.frame[table.frame[sources.MONTH] <= month.ordinal]


def states(found: Report) -> dict[str, tuple[State, bool]]:
    """Every KPI's state."""
    return {name: (one.state, one.surprising) for name, one in found.findings.verdicts.items()}


def test_every_change_closes_to_zero_at_every_kpi_in_every_month_that_can_be_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = report(monkeypatch, MARCH)
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


def test_contributions_sum_to_the_change_of_the_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    found = report(monkeypatch, MARCH)
    told = [one for one in found.attributions.values() if one.failure is None and one.start is not None]
    assert len(told) >= 3
    for one in told:
        leaves = [one.contributions[node.path] for node in found.tree.nodes if node.leaf]
        assert one.end is not None
        assert one.start is not None
        assert sum(leaves) == pytest.approx(one.end - one.start, abs=1e-9 * abs(one.end)), one.reference


def test_the_order_of_the_rows_changes_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def shuffled(tables: Tables) -> Tables:
        return {name: replace(one, frame=one.frame.sample(frac=1, random_state=7)) for name, one in tables.items()}

    assert states(report(monkeypatch, MARCH, shuffled)) == states(report(monkeypatch, MARCH))


def test_other_names_of_channels_change_no_verdict_and_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names also change the order in which segments are looked at."""
    names = {"ウェブ": "ん", "電話": "い", "カタログ": "う", "LINE": "あ"}

    def renamed(tables: Tables) -> Tables:
        orders = tables["orders"]
        return {**tables, "orders": replace(orders, frame=orders.frame.assign(
            channel=orders.frame["channel"].map(names),
        ))}

    other, same = report(monkeypatch, MARCH, renamed), report(monkeypatch, MARCH)
    assert states(other) == states(same)
    assert [one.kpi for one in other.findings.callouts] == [one.kpi for one in same.findings.callouts]
    for one, two in zip(other.findings.callouts, same.findings.callouts, strict=True):
        assert [place.segments for place in one.where] == [
            {dimension: names.get(segment, segment) for dimension, segment in place.segments.items()}
            for place in two.where
        ]
