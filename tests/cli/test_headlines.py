"""The three findings that a run ends with."""

from __future__ import annotations

from dataclasses import replace

from nenrin.cli.headlines import headlines
from nenrin.findings import State, Verdict
from nenrin.vocabulary import Sentence
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


def test_what_cannot_be_judged_for_the_same_reason_is_said_once() -> None:
    report = sample_report(calm=True)
    short = Sentence("expectation.short", {"months": 2, "needed": 6})
    verdicts = {
        name: verdict if report.kpi(name).strategic else Verdict(name, State.NOT_JUDGED, short)
        for name, verdict in report.findings.verdicts.items()
    }
    told = headlines(replace(report, findings=replace(report.findings, verdicts=verdicts)), Words("en"))
    assert [line.count("History too short") for line in told] == [0, 0, 1]
    assert told[-1].startswith("Revenue, ")
