"""The funnel as a page: the same numbers in picture and table, coloured only where chance is ruled out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from enriched import enriched
from nenrin.outputs import figures, html
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.document import compose
from nenrin.outputs.pages.funnel import Funnels, funnels
from nenrin.report import Flow, Report
from nenrin.report.funnel import Rate, Step
from nenrin.vocabulary import Label, Month
from nenrin.words import Words
from printed_numbers import agrees, read, scales_of, value_of
from sample_report import sample_report

FIRST = Step("customers", 2_000.0, 2_000.0)
FELL = Step("retained_customers", 200.0, 306.0, 0.1, 0.09, 0.11, 0.15, -0.05, -0.07, -0.03)
CHANCE = Step("retained_customers", 200.0, 210.0, 0.1, 0.09, 0.11, 0.105, -0.005, -0.02, 0.01)


def page(report: Report, language: str = "en") -> Funnels:
    found = funnels(Context(report, Words(language), "html"))
    assert found is not None
    return found


def of(*steps: Step) -> Report:
    return replace(sample_report(), flows=(Flow(Label("Mail"), steps),))


def test_without_a_funnel_there_is_no_page() -> None:
    assert funnels(Context(sample_report(), Words("en"), "html")) is None
    document = compose(sample_report(), "en", "pdf")
    assert "s-funnel" not in dict(document.contents)


@pytest.mark.parametrize(("language", "name"), [("en", "Funnel"), ("ja", "ファネル")])
def test_the_page_stands_in_the_contents(language: str, name: str) -> None:
    assert dict(compose(enriched(), language, "pdf").contents)["s-funnel"] == name


def test_a_row_holds_the_step_in_numbers() -> None:
    first, step = page(of(FIRST, FELL)).exhibits[0].rows
    assert [one.text for one in (first.count, first.before, first.rate, first.low, first.change)] == [
        "2,000", "2,000", "", "", "",
    ]
    told = (step.count, step.before, step.rate, step.low, step.high, step.rate_before, step.change)
    assert [one.text for one in told] == ["200", "306", "10.0%", "9.0%", "11.0%", "15.0%", "−5.0 pts"]
    assert step.rate.path == "funnels.0.steps.1.rate"


def test_a_change_is_coloured_only_where_chance_does_not_account_for_it() -> None:
    assert page(of(FIRST, FELL)).exhibits[0].rows[1].change.tone == "bad"
    assert page(of(FIRST, CHANCE)).exhibits[0].rows[1].change.tone == ""


def test_the_headline_is_not_said_twice() -> None:
    (one,) = page(of(FIRST, FELL)).exhibits
    assert not one.say
    first, second = page(enriched()).exhibits
    assert (bool(first.say), bool(second.say)) == (False, True)


@pytest.mark.usefixtures("fontless")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_number_of_the_picture_and_of_the_table_is_that_of_the_json(language: str) -> None:
    report = enriched()
    known = json.loads(figures.render(report))
    told = [(name, text) for name, text in read(html.render(report, language)).named if name.startswith("funnels.")]
    assert {"funnels.0.steps.1.rate", "funnels.0.steps.1.low", "funnels.0.through", "funnels.1.steps.1.before"} <= {
        name for name, _ in told
    }
    assert [(name, text) for name, text in told
            if not agrees(text, value_of(known, name), scales_of(report, name))] == []


def test_a_funnel_has_its_last_months_as_charts_alone_on_its_page_and_as_lines_beside_another() -> None:
    """So the history is seen either way; the first step has no rate and so no line."""
    months = tuple(Rate(Month(2011, at), 0.1 + at / 100, 0.1, 0.3) for at in range(1, 12))
    flow = Flow(Label("Mail"), (FIRST, replace(FELL, months=months)))
    (alone,) = page(replace(sample_report(), flows=(flow,))).exhibits
    assert (len(alone.courses), alone.lined) == (1, False)
    pair = page(replace(sample_report(), flows=(flow, flow))).exhibits
    assert [(one.courses, one.lined) for one in pair] == [((), True), ((), True)]
    assert [bool(row.spark) for row in pair[0].rows] == [False, True]
