"""A funnel's step over thirteen months: every rate in its interval, a gap where a month has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drawn import boxes, sentence, texts
from nenrin.charts import conversion, style
from nenrin.report import Flow, Report
from nenrin.report.funnel import Rate, Step
from nenrin.vocabulary import Label
from sample_figures import MONTH
from sample_report import sample_report


def report(*backs: int) -> Report:
    """A step whose rate was 20 % in the months so far ``backs``, and is 25 % now."""
    months = [Rate(MONTH + -back, 0.2, 0.18, 0.22) for back in sorted(backs, reverse=True)]
    step = Step("new_customers", 100.0, 150.0, 0.25, 0.22, 0.28, months=(*months, Rate(MONTH, 0.25, 0.22, 0.28)))
    return replace(sample_report(), flows=(Flow(Label("Mail"), (Step("customers", 400.0, 300.0), step)),))


def test_this_month_and_the_same_month_a_year_ago_are_told() -> None:
    drawn = conversion(report(*range(1, 13)), 0, 1, "en")
    assert [text for text in texts(drawn) if "%" in text] == ["20.0%", "25.0%"]
    assert 'data-figure="funnels.0.steps.1.rate"' in drawn
    assert 'data-figure="funnels.0.steps.1.rate_before"' in drawn


def test_every_third_month_is_named_counted_from_the_last() -> None:
    assert [text for text in texts(conversion(report(1), 0, 1, "en")) if "%" not in text] == [
        "Nov", "Feb", "May", "Aug", "Nov",
    ]


def test_the_interval_is_as_high_as_its_limits_on_one_scale() -> None:
    """Last year's runs from 18 to 22 %, this month's from 22 to 28 %: together ten points, drawn without a break."""
    (ribbon,) = boxes(conversion(report(*range(1, 13)), 0, 1, "en"), style.BAND)
    before, now = boxes(conversion(report(12, 11), 0, 1, "en"), style.BAND)
    assert before.high / (now.bottom - now.top) == pytest.approx(4 / 6, rel=0.01)
    assert ribbon.high == pytest.approx(before.bottom - now.top, rel=0.01)
    assert ribbon.right - ribbon.left > 150


@pytest.mark.parametrize(("language", "told"), [
    ("en", "New customers as a share of the step before: August 2011 20.0%, November 2011 25.0%."),
    ("ja", "新規顧客数の前段階に対する割合の推移。2011年8月は20.0%、2011年11月は25.0%。"),
])
def test_it_says_what_it_shows(language: str, told: str) -> None:
    assert sentence(conversion(report(3), 0, 1, language)) == told
