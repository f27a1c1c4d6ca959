"""A small multiple's value stands beside its dot: above it, it might be read as that of a peak before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drawn import boxes, elements
from nenrin.charts import multiple, style
from nenrin.charts.multiple import WIDE
from nenrin.vocabulary import Month
from sample_report import sample_report


@pytest.mark.parametrize("last", [60_000.0, 140_500.0, 220_000.0])
def test_the_value_is_level_with_the_last_month_and_right_of_every_other(last: float) -> None:
    """A peak in the month before the last, and the last month far below it, near it, above it."""
    report = sample_report()
    series = {**report.tree.series["revenue"], Month(2011, 10): 210_000.0, report.month: last}
    report = replace(report, tree=replace(report.tree, series={**report.tree.series, "revenue": series}))
    drawn = multiple(report, "revenue", "en")
    name = f"kpis.revenue.series.{report.month}"
    (value,) = [one for one in elements(drawn, "text") if one.get("data-figure") == name]
    *_, dot = boxes(drawn, style.STATES[report.verdict("revenue").state])
    assert dot.right < float(value.get("x", "0")) < WIDE
    assert abs(float(value.get("y", "0")) - 2.5 - (dot.top + dot.bottom) / 2) < 3
