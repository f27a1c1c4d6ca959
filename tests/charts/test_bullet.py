"""The landing as a bullet: booked, expected, plan; every number under its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drawn import boxes, texts
from enriched import enriched
from nenrin.charts import style
from nenrin.charts.bullet import WIDE, bullet
from nenrin.report import Report
from sample_report import sample_report


def changed(**said: object) -> Report:
    report = enriched()
    landing = report.projection.landing
    assert landing is not None
    return replace(report, projection=replace(report.projection, landing=replace(landing, **said)))  # type: ignore[arg-type]


def test_it_prints_booked_range_and_plan_under_their_names() -> None:
    drawn = bullet(enriched(), "en")
    assert set(texts(drawn)) == {"301.0", "1,510.0", "1,655.0", "1,803.0", "PL ", "2,030.0"}
    for name in ("so_far", "low", "mid", "high", "plan"):
        assert f'data-figure="projection.landing.{name}"' in drawn


def test_lengths_are_as_the_numbers_are() -> None:
    """From zero: the range is as wide, against what is booked, as the numbers are."""
    drawn = bullet(enriched(), "en")
    (band,) = boxes(drawn, style.BAND)
    booked = next(box for box in boxes(drawn, style.ACTUAL) if box.left == 0)
    assert (band.right - band.left) / booked.right == pytest.approx((1_803 - 1_510) / 300.961, rel=0.001)
    assert band.right < WIDE


def test_without_a_plan_there_is_no_stroke_and_over_a_closed_year_no_range() -> None:
    without = bullet(changed(plan=None), "en")
    assert "PL " not in texts(without)
    tall, low = (max(box.bottom for box in boxes(one, style.BAND)) for one in (bullet(enriched(), "en"), without))
    assert tall - low == pytest.approx(16), "nor the room above the bar that its figure would take"
    closed = changed(remaining=(), so_far=1_655_000.0, low=1_655_000.0, high=1_655_000.0)
    assert texts(bullet(closed, "en")).count("1,655.0") == 1


def test_without_a_landing_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="projected"):
        bullet(sample_report(), "en")
