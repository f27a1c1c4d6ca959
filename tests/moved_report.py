"""The sample report as it is where segments cancel each other out, a branch carries it, and every leaf was expected."""

from __future__ import annotations

from dataclasses import replace

from nenrin.attribution import against_expected
from nenrin.report import Report
from nenrin.sheets import Reported
from nenrin.vocabulary import Fact, Figure, Label, Sentence
from sample_report import sample_report

AMOUNT = 12.5


def moved() -> tuple[Report, tuple[Reported, ...]]:
    """The report, and the movement as it is printed."""
    report = sample_report()
    (callout,) = report.findings.callouts
    side = Sentence("callout.segment_moved", {"name": Label("North"), "amount": Figure(AMOUNT, "change")})
    facts: dict[str, Fact] = {"kpi": report.label(callout.kpi), "actual": report.figure(callout.kpi, callout.change)}
    headline = Sentence("callout.headline_offset", {**facts, "up": (side,), "down": (side,)})
    told = replace(callout, branch="new_customers", branch_share=0.6, headline=headline, cancelled=40.0)
    middles = {kpi: report.expectation(kpi).mid for kpi in report.tree.kpis}
    actual = {kpi: report.tree.value(kpi, report.month) for kpi in report.tree.kpis}
    known = {kpi: actual[kpi] if middle is None else middle for kpi, middle in middles.items()}
    expected = against_expected(report.tree, report.month, known)
    found = replace(report.findings, callouts=(told,))
    report = replace(report, findings=found, attributions={**report.attributions, "expected": expected})
    return report, (Reported("said.callout.segment_moved.amount", AMOUNT, "+12.5", "unexplained"),)
