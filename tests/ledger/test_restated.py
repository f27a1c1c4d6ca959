"""Numbers of earlier months that are no longer what was sent, and what a report leaves for the next one."""

from __future__ import annotations

from dataclasses import replace

from nenrin.findings import Investigation
from nenrin.ledger import Book, Entry, restated, sent
from nenrin.report import Report, Restatement
from nenrin.vocabulary import Month
from sample_report import sample_report

OCCASION = {"when": "2011-12-02T09:00:00+00:00", "who": "kaede"}


def entry(report: Report) -> Entry:
    return sent(report, None, OCCASION)


def after(report: Report, kpi: str, month: Month, value: float | None) -> tuple[Restatement, ...]:
    """What is restated when one number is another (None: gone) a month after the report was sent."""
    series = {name: dict(one) for name, one in report.tree.series.items()}
    if value is None:
        del series[kpi][month]
    else:
        series[kpi][month] = value
    return restated(Book("minato", (entry(report),)), replace(report.tree, series=series))


def test_every_number_that_is_another_is_told_with_both_values() -> None:
    report = sample_report()
    before = report.month + -1
    was = report.tree.series["customers"][before]
    (one,) = after(report, "customers", before, was + 7)
    assert one == Restatement("customers", before, was, was + 7)
    assert one.difference == 7


def test_a_number_that_is_gone_or_new_is_told_without_a_difference() -> None:
    report = sample_report()
    (gone,) = after(report, "customers", report.month, None)
    assert (gone.now, gone.difference) == (None, None)
    series = {name: dict(one) for name, one in report.tree.series.items()}
    del series["customers"][report.month + -2]
    earlier = replace(report, tree=replace(report.tree, series=series))
    (new,) = restated(Book("minato", (entry(earlier),)), report.tree)
    assert (new.month, new.sent, new.difference) == (report.month + -2, None, None)


def test_the_order_in_which_floats_are_added_restates_nothing_and_neither_do_new_months() -> None:
    report = sample_report()
    was = report.tree.series["revenue"][report.month]
    assert after(report, "revenue", report.month, was * (1 + 1e-12)) == ()
    assert after(report, "revenue", report.month + 1, 1.0) == ()
    assert restated(Book(), report.tree) == ()


def test_only_the_last_report_is_compared_with() -> None:
    report = sample_report()
    series = {name: {month: 2 * value for month, value in one.items()} for name, one in report.tree.series.items()}
    older = replace(entry(replace(report, tree=replace(report.tree, series=series))), month=report.month + -1)
    assert restated(Book("minato", (older, entry(report))), report.tree) == ()
    assert restated(Book("minato", (older,)), report.tree)


def test_an_entry_holds_the_month_and_the_thirteen_before_it_of_every_kpi() -> None:
    report = sample_report()
    found = entry(report)
    assert set(found.values) == set(report.tree.kpis)
    for kpi, values in found.values.items():
        assert all(report.month + -13 <= month <= report.month for month in values)
        assert values[report.month] == report.tree.value(kpi, report.month)
    assert len(found.values["revenue"]) == 14
    assert found.rows == {name: one[report.month].rows for name, one in report.measures.coverage.items()}


def test_an_entry_holds_the_questions_in_every_language_and_the_answers_that_were_told() -> None:
    report = sample_report()
    listed = (
        Investigation("customers@2011-08", "customers", Month(2011, 8), "answered"),
        Investigation("revenue@2011-09", "revenue", Month(2011, 9), "open"),
    )
    found = entry(replace(report, investigations=listed))
    (called,) = found.called
    assert (called.kpi, called.month) == (report.findings.callouts[0].kpi, report.month)
    assert set(called.question) == set(report.brief.languages)
    assert all(called.question.values())
    assert found.answered == ("customers@2011-08",)
    assert (found.when, found.who, found.signed) == (OCCASION["when"], "kaede", "draft")
