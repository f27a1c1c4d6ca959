"""The band of a sum of months holds what it promises on series that no constant was measured on."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from nenrin.expectations.forecast import Array
from nenrin.projections.forecast import Ahead, Past, feed
from nenrin.projections.widths import widening
from nenrin.vocabulary import Month

M3 = Path(__file__).parents[2].parent / "shared" / "data" / "science" / "m3" / "m3_monthly.csv"
NOW = Month(2020, 1)


def expected(past: Past, series: Mapping[Month, float], months: tuple[Month, ...]) -> Ahead | None:
    """The months ahead of one series, as of the month before them."""
    told = months[0] + -1
    return feed(past.starts("x", series, {told: months}, by_day=past.days is not None)).get(told)


@functools.cache
def unseen() -> tuple[Array, ...]:
    """Every second series of at least 48 months."""
    series: dict[str, list[float]] = {}
    with M3.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            series.setdefault(row["id"], []).append(float(row["y"]))
    found = [np.array(values) for values in series.values() if len(values) >= 48]
    return tuple(found[1::2])


@pytest.mark.skipif(not M3.exists(), reason="the M3 series are not beside the repository")
@pytest.mark.slow
@pytest.mark.parametrize(("length", "ahead"), [(9, 5), (15, 9), (24, 11), (30, 3), (36, 7)])
def test_the_sum_falls_into_its_band_about_95_times_in_100(length: int, ahead: int) -> None:
    """At lengths between the anchors too; through the same door as a landing, every third series."""
    inside = []
    for values in unseen()[::3]:
        cut = values[len(values) - length - ahead :]
        series = {NOW + step: float(value) for step, value in enumerate(cut[:length])}
        months = tuple(NOW + step for step in range(length, length + ahead))
        found = expected(Past(), series, months)
        assert found is not None
        inside.append(abs(float(cut[length:].sum()) - sum(found.mids.values())) <= found.half)
    assert 0.915 <= np.mean(inside) <= 0.985


def test_more_months_are_never_surer() -> None:
    for history in range(6, 70):
        factors = [widening(history, ahead) for ahead in range(1, 13)]
        assert factors[0] == 1
        assert factors == sorted(factors)


def test_with_fewer_than_six_months_nothing_is_said() -> None:
    series = {NOW + step: 5.0 for step in range(5)}
    assert expected(Past(), series, (NOW + 5,)) is None


def test_by_the_day_a_long_month_brings_more() -> None:
    """Ten a day, whatever the month: the months ahead are their days' worth."""
    days = {NOW + step: float(20 + step % 3) for step in range(40)}
    series = {month: 10 * count for month, count in days.items() if month < NOW + 30}
    months = tuple(NOW + step for step in range(30, 34))
    found = expected(Past(days=days), series, months)
    assert found is not None
    assert [found.mids[month] for month in months] == pytest.approx([10 * days[month] for month in months])
