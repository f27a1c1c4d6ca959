"""Law of the sentences: each can be said of every kind of month, and holds no number that is not a figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from nenrin.comparisons import Compared
from nenrin.findings import Findings
from nenrin.outputs import figures
from nenrin.report import Report, messages
from nenrin.vocabulary import Fact, Figure, Sentence
from nenrin.words import say
from sample_months import MONTHS_TOLD

PAGES = (
    messages.period, messages.conclusion, messages.tree_message, messages.strategic_message, messages.bridge_message,
    messages.unexplained_message, messages.others_message, messages.method_message,
)


def sentences(report: Report) -> Iterator[Sentence]:
    """Everything that a report says of itself."""
    yield from (page(report) for page in PAGES)
    yield from messages.top_findings(report, 4)


@pytest.mark.parametrize("report", MONTHS_TOLD.values(), ids=MONTHS_TOLD.keys())
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_sentence_can_be_said_of_every_kind_of_month(report: Report, language: str) -> None:
    for sentence in sentences(report):
        said = say(sentence, language)
        assert said.strip() == said
        assert "{" not in said
        assert "–" not in said


@pytest.mark.parametrize("report", MONTHS_TOLD.values(), ids=MONTHS_TOLD.keys())
def test_no_sentence_holds_a_number_that_is_not_among_the_figures(report: Report) -> None:
    known = set(numbers(json.loads(figures.render(report))))
    told = [figure.value for sentence in sentences(report) for figure in told_in(sentence)]
    assert told
    assert [value for value in told if value is not None and value not in known] == []


def numbers(found: object) -> Iterator[float]:
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for part in found:
            yield from numbers(part)
    elif isinstance(found, int | float):
        yield float(found)


def told_in(fact: Fact) -> Iterator[Figure]:
    if isinstance(fact, Figure):
        yield fact
    parts = fact.facts.values() if isinstance(fact, Sentence) else fact if isinstance(fact, tuple) else ()
    for part in parts:
        yield from told_in(part)


def test_a_month_without_any_value_can_still_be_reported() -> None:
    report = MONTHS_TOLD["partial"]
    empty = replace(
        report, compared={kpi: Compared(None) for kpi in report.compared}, attributions={},
        findings=Findings(report.findings.verdicts),
    )
    for page in PAGES:
        assert say(page(empty), "en")
    assert messages.top_findings(empty)
