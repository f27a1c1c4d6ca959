"""The law of the family: every chart, in every kind of month and both languages, says what it shows, twice alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drawn import elements, sentence, texts
from nenrin.charts import band, beside, multiple, trend
from nenrin.charts.band import BROAD
from nenrin.report import Report
from nenrin.words import Words
from sample_months import MONTHS_TOLD

CHARTS: dict[str, Callable[[Report, str], str]] = {
    "trend": trend,
    "band": lambda report, language: band(report, report.root, language),
    "broad band": lambda report, language: band(report, report.root, language, BROAD),
    "multiple": lambda report, language: multiple(report, report.root, language),
}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("month", MONTHS_TOLD)
@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_tells_its_figure_in_a_sentence_and_is_drawn_alike_twice(chart: str, month: str, language: str) -> None:
    report = MONTHS_TOLD[month]
    drawn = CHARTS[chart](report, language)
    actual = report.figure(report.root, report.tree.value(report.root, report.month))
    assert Words(language).amount(actual) in sentence(drawn)
    assert Words(language).show(actual) in texts(drawn)
    assert drawn == CHARTS[chart](report, language)
    assert next(elements(drawn, "svg")).get("role") == "img"


@pytest.mark.parametrize("kpi", ["refund_rate", "customers", "revenue_per_customer"])
def test_any_kpi_can_be_drawn(kpi: str) -> None:
    report = MONTHS_TOLD["full"]
    drawn = beside(report, kpi, "en", 236.0), band(report, kpi, "en"), multiple(report, kpi, "en")
    assert len({sentence(one) for one in drawn}) == 3
