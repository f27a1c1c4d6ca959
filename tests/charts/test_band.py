"""A KPI against its expected range."""

from __future__ import annotations

from dataclasses import replace

from drawn import boxes, elements, texts
from nenrin.charts import band, multiple, style
from sample_figures import MONTH
from sample_report import sample_report


def rings(svg: str) -> int:
    """How many months are marked as outside their range; the reporting month's ring is drawn again, larger."""
    return svg.count(f'fill="{style.PAPER}" stroke="{style.WARN}"')


def test_a_month_outside_its_range_is_marked_and_told_in_amber() -> None:
    """271 retained customers against 300 to 344 expected."""
    drawn = band(sample_report(), "retained_customers", "en")
    assert rings(drawn) == 2
    assert {"271", "322"} <= set(texts(drawn))
    assert f'fill="{style.WARN}" font-weight="700" data-figure="kpis.retained_customers.value">271' in drawn


def test_a_month_inside_its_range_is_not() -> None:
    drawn = band(sample_report(calm=True), "retained_customers", "en")
    assert rings(drawn) == 0
    assert f'fill="{style.INK}" font-weight="700" data-figure="kpis.retained_customers.value">324' in drawn


def test_the_range_is_drawn_only_where_months_could_be_judged() -> None:
    """Three judged months are one area; without the reporting month it ends one month earlier."""
    (judged,) = boxes(band(sample_report(), "revenue", "en"), style.BAND)
    (unjudged,) = boxes(band(sample_report(judged=False), "revenue", "en"), style.BAND)
    assert judged.left == unjudged.left
    assert unjudged.right < judged.right


def test_a_gap_in_the_data_is_a_gap_in_the_line() -> None:
    report = sample_report()
    without = {month: value for month, value in report.tree.series["revenue"].items() if month != MONTH + -4}
    gapped = replace(report, tree=replace(report.tree, series={**report.tree.series, "revenue": without}))

    def starts(svg: str) -> int:
        lines = [path for path in elements(svg, "path") if path.get("stroke") == style.ACTUAL]
        return lines[0].get("d", "").count("M")

    assert starts(band(report, "revenue", "en")) == 1
    assert starts(band(gapped, "revenue", "en")) == 2


def test_a_month_that_begins_a_new_level_has_a_thin_upright_before_it() -> None:
    report = sample_report()
    shifted = replace(report, findings=replace(report.findings, breaks={"retained_customers": (MONTH + -6,)}))
    upright = 'stroke-dasharray="1.2,1.2"'
    for draw in (band, multiple):
        drawn = draw(shifted, "retained_customers", "en")
        assert drawn.count(upright) == 1
        assert upright not in draw(report, "retained_customers", "en")
    early = replace(report, findings=replace(report.findings, breaks={"retained_customers": (MONTH + -40,)}))
    assert upright not in band(early, "retained_customers", "en")
