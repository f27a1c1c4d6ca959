"""The kinds of month that every sentence of the report has to suit."""

from __future__ import annotations

from dataclasses import replace

from nenrin.findings import State, Verdict
from nenrin.report import Report
from nenrin.vocabulary import Sentence
from nenrin.words import say
from sample_report import sample_report

MONTHS_TOLD = {
    "full": sample_report(), "calm": sample_report(calm=True), "no plan": sample_report(plan=False),
    "first year": sample_report(last_year=False), "first year, no plan": sample_report(last_year=False, plan=False),
    "partial": sample_report(judged=False),
}


def in_states(report: Report, **states: State) -> Report:
    """The report with some verdicts replaced."""
    verdicts = {**report.findings.verdicts}
    for kpi, state in states.items():
        verdicts[kpi] = Verdict(kpi, state, verdicts[kpi].reason)
    return replace(report, findings=replace(report.findings, verdicts=verdicts))


def both(sentence: Sentence) -> tuple[str, str]:
    """The sentence in English and in Japanese."""
    return say(sentence, "en"), say(sentence, "ja")
