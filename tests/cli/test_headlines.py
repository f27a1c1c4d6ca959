"""The three findings that a run ends with."""

from __future__ import annotations

from nenrin.cli.headlines import headlines
from nenrin.words import Words
from sample_report import sample_report


def test_an_unexplained_change_comes_first_then_the_strategic_kpis_that_are_behind() -> None:
    """Of the two strategic KPIs of the sample, new customers are behind their plan and the refund rate is not."""
    first, second, third = headlines(sample_report(), Words("en"))
    assert first == "Retained customers fell by 55 with no cause on file"
    assert second.startswith("New customers: Behind plan.")
    assert third.startswith("Refund rate: On plan.")


def test_a_calm_month_still_says_three_things() -> None:
    assert len(headlines(sample_report(calm=True), Words("ja"))) == 3
