"""The KGI month by month, beside plan and last year."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from drawn import boxes, texts
from nenrin.charts import style, trend
from nenrin.charts.mark import Text
from nenrin.charts.trend import beside, framed
from nenrin.charts.trend_tiers import pins
from sample_figures import MONTH, MONTHS
from sample_months import MONTHS_TOLD
from sample_report import sample_report


def test_columns_start_at_zero_and_are_as_high_as_their_values() -> None:
    report = sample_report()
    columns = [box for box in boxes(trend(report, "en"), style.ACTUAL) if box.high > 20]
    values = [report.tree.series["revenue"][month] for month in MONTHS[1:]]
    assert len(columns) == len(values) == 13
    assert {round(box.bottom, 1) for box in columns} == {round(columns[0].bottom, 1)}
    for box, value in zip(columns, values, strict=True):
        assert box.high / columns[0].high == pytest.approx(value / values[0], rel=2e-3)


def test_a_month_behind_plan_is_a_red_bar_below_the_line_with_its_figure() -> None:
    """Planned 46.2 + 331.8 = 378 customers at 428 is 161,784; 140,572 came: −21.2 thousand, −13.1 %."""
    drawn = trend(sample_report(), "en")
    assert {"−21.2", "−13.1%"} <= set(texts(drawn))
    bar = max(boxes(drawn, style.BAD), key=lambda box: box.right - box.left)
    assert 0 < bar.high <= 11.01


def test_the_plan_is_an_outline_and_last_year_is_light() -> None:
    drawn = trend(sample_report(), "en")
    assert len(boxes(drawn, style.PAPER)) == 1 + 2, "two planned months and the square of the legend"
    assert len(boxes(drawn, style.PRIOR)) == 1 + 2, "October and November have a year before, and the legend"
    assert {"AC", "PL", "PY", "ΔPL", "ΔPL %"} <= set(texts(drawn))


def test_without_a_plan_the_year_before_is_the_reference() -> None:
    drawn = trend(MONTHS_TOLD["no plan"], "ja")
    assert {"前年差", "前年同月比", "前年", "△13.5"} <= set(texts(drawn))
    assert "計画" not in texts(drawn)


def test_no_label_of_a_small_one_stands_on_the_column_beside_it() -> None:
    """A last month that is far lower than the one before: its figure is wider than its column."""
    report = sample_report()
    low = {**report.tree.series["customers"], MONTH: 31.25}
    report = replace(report, tree=replace(report.tree, series={**report.tree.series, "customers": low}))
    frame = replace(framed(report, "en", "customers"), wide=100.0, small=True)
    label = frame.spell(31.25)
    assert len(frame.under(frame.last, label, style.SIZE)) > 1
    assert replace(frame, small=False).under(frame.last, label, style.SIZE) == (frame.last,)
    drawn = beside(report, "customers", "en", 100.0)
    tops = {round(box.bottom - box.high, 1) for box in boxes(drawn, style.ACTUAL)}
    (at,) = re.findall(rf'y="([\d.]+)"[^>]*>{label}<', drawn)
    assert float(at) < min(tops) + 1


def test_a_first_report_has_columns_and_no_empty_tiers() -> None:
    drawn = trend(MONTHS_TOLD["first year, no plan"], "en")
    assert not {"ΔPL", "ΔPY", "PL", "PY"} & set(texts(drawn))
    assert MONTH.number == 11
    assert texts(drawn).count("Nov") == 1


def test_the_label_above_the_longest_pin_stays_inside_the_picture() -> None:
    """A revenue three times as large is far above last year's. Digits are about 0.75 of their size high."""
    report = MONTHS_TOLD["no plan"]
    series = report.tree.series["revenue"]
    grown = {month: value * (3.0 if month == MONTH else 1.0) for month, value in series.items()}
    tree = replace(report.tree, series={**report.tree.series, "revenue": grown})
    frame = framed(replace(report, tree=tree), "en", "revenue")
    assert max(share for share in frame.shares if share is not None) > 1
    labels = [mark for mark in pins(frame) if isinstance(mark, Text)]
    assert len(labels) > 1
    assert min(label.y - 0.75 * label.size for label in labels) >= 0
