"""The line in the height of a line of text."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from nenrin.charts import sparkline, style
from sample_report import sample_report


def test_the_dot_has_the_colour_of_the_effect_on_the_goal_not_of_the_sign() -> None:
    """The refund rate fell, which is good; revenue fell, which is not."""
    report = sample_report()
    assert style.GOOD in unquote(sparkline(report, "refund_rate"))
    assert style.BAD in unquote(sparkline(report, "revenue"))


def test_it_is_decoration_without_words() -> None:
    drawn = sparkline(sample_report(), "revenue")
    assert drawn.startswith("data:image/svg+xml,%3Csvg")
    assert "text" not in unquote(drawn)
    assert not set(drawn) & set(" \"'()<>")


def test_nothing_to_draw_is_nothing() -> None:
    report = sample_report()
    empty = replace(report, tree=replace(report.tree, series={**report.tree.series, "revenue": {}}))
    assert sparkline(empty, "revenue") == ""
