"""The called-out KPIs month by month, and the card that has a page to itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from nenrin.expectations import Expectation
from nenrin.outputs import figures, html
from nenrin.outputs.pages.callouts import Callouts, callouts
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.record import record
from nenrin.report import Report
from nenrin.words import Words
from printed_numbers import agrees, read, scales_of, value_of
from sample_figures import MONTH
from sample_report import sample_report

SEPTEMBER = MONTH + -2


def context(report: Report, language: str = "en") -> Context:
    return Context(report, Words(language), "html")


def judged(report: Report) -> Report:
    """Customers, expected at 300 to 400 in September, of whom 412 came; at 300 to 500 the month after."""
    came = {**report.tree.series["customers"], SEPTEMBER: 412.0, MONTH + -1: 400.0, MONTH: 250.0}
    tree = replace(report.tree, series={**report.tree.series, "customers": came})
    bands = {SEPTEMBER: Expectation(300.0, 350.0, 400.0), MONTH + -1: Expectation(300.0, 400.0, 500.0),
             MONTH: Expectation(300.0, 350.0, 400.0)}
    return replace(report, tree=tree, expectations={**report.expectations, "customers": bands})


def test_every_month_stands_with_its_range_and_its_side() -> None:
    told = record(context(judged(sample_report())), ["customers"])
    assert told is not None
    (course,) = told.courses
    assert len(told.months) == len(course.actual) == 13
    assert [number.text for number in course.actual[-3:]] == ["412", "400", "250"]
    assert [number.text for number in course.low[-4:]] == ["–", "300", "300", "300"]
    assert [number.text for number in course.high[-3:]] == ["400", "500", "400"]
    assert [(side.name, side.outside) for side in course.sides[-4:]] == [
        ("", False), ("above", True), ("inside", False), ("below", True),
    ]
    assert told.gaps


def test_long_numbers_have_fewer_months_and_very_long_ones_none() -> None:
    report = sample_report()
    for value, months in ((98_765_432.0, 7), (98_765_432_109_876.0, 0)):
        series = {**report.tree.series, "customers": {MONTH: value}}
        found = record(context(replace(report, tree=replace(report.tree, series=series))), ["customers"])
        assert (len(found.months) if found else 0) == months


def shown(report: Report) -> Callouts:
    return callouts(context(report))


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample has few KPIs besides: as if one filled a row."""
    monkeypatch.setattr("nenrin.outputs.pages.callouts.ACROSS", 1)


def with_callouts(count: int, *parts: str) -> Report:
    """The sample with so many call-outs on customers, and a work list that holds nothing else."""
    report = judged(sample_report())
    one = replace(report.findings.callouts[0], kpi="customers", parts=parts)
    called = tuple(replace(one, number=number) for number in range(1, count + 1))
    return replace(report, findings=replace(report.findings, callouts=called), investigations=())


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(("count", "alone"), [(1, [True]), (2, [False, False]), (3, [False, False, True])])
def test_the_last_of_an_odd_number_of_cards_has_a_page_to_itself(count: int, alone: list[bool]) -> None:
    page = shown(with_callouts(count))
    assert [card.alone for card in page.cards] == alone
    assert (page.record is not None) == any(alone)


def test_where_few_kpis_remain_their_charts_use_the_room() -> None:
    page = shown(with_callouts(1))
    assert not page.cards[0].alone
    assert page.record is None


@pytest.mark.usefixtures("narrow")
def test_what_cancels_each_other_out_stands_beside_the_kpi_with_its_own_range() -> None:
    page = shown(with_callouts(1, "new_customers", "retained_customers"))
    assert [one.title for one in page.cards[0].pictures] == [
        "Customers against its expected range", "New customers against its expected range",
        "Retained customers against its expected range",
    ]
    assert page.record is not None
    assert [course.name for course in page.record.courses] == ["New customers", "Retained customers"]


@pytest.mark.usefixtures("narrow", "fontless")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_its_numbers_are_those_of_the_json(language: str) -> None:
    report = with_callouts(1)
    report = replace(report, brief=report.brief.model_copy(update={"languages": ("en", "ja")}))
    known = json.loads(figures.render(report))
    page = read(html.render(report, language))
    assert page.nameless == []
    told = {name: text for name, text in page.named if name.startswith("kpis.customers.bands.")}
    assert told == {f"kpis.customers.bands.{MONTH + -back}.{end}": text for back, end, text in (
        (2, "low", "300"), (2, "high", "400"), (1, "low", "300"), (1, "high", "500"),
    )}
    assert all(agrees(text, value_of(known, name), scales_of(report, name)) for name, text in told.items())
