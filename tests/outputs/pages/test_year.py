"""The fiscal year so far, how causes stand, and who brought the surprise."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from enriched import enriched
from nenrin.attribution import Attribution
from nenrin.outputs.pages.bridge import bridge
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.method import method
from nenrin.outputs.pages.register import register
from nenrin.outputs.pages.year import year
from nenrin.report import Report
from nenrin.vocabulary import Label, Sentence
from nenrin.words import Words
from sample_figures import MONTH, plain
from sample_report import sample_report


def context(report: Report, language: str = "en") -> Context:
    return Context(report, Words(language), "html", drawn=False)


def bare(text: object) -> str:
    return re.sub("<[^>]+>", "", str(text))


def shared(**more: float) -> Attribution:
    """A year of 900k that ended at 1,000k: customers +130k, refunds and the like −30k."""
    parts = {"revenue/customers/new_customers": 90_000.0, "revenue/customers/retained_customers": 40_000.0,
             "revenue/revenue_per_customer": -30_000.0}
    report = sample_report()
    paths = {node.path for node in report.tree.nodes if node.leaf}
    assert set(parts) == paths
    return Attribution("prior_year", 900_000.0, 1_000_000.0, parts | more)


def test_the_year_goes_from_last_year_through_its_drivers_to_the_actual_sum() -> None:
    found = year(context(replace(sample_report(), year=shared())))
    assert found is not None
    assert [(entry.kind, entry.name, entry.fall.number.text, entry.fall.tone) for entry in found.entries] == [
        ("before", "Same months last year", "900.0", ""), ("part", "New customers", "+90.0", "good"),
        ("part", "Retained customers", "+40.0", "good"), ("part", "Revenue per customer", "−30.0", "bad"),
        ("after", "Actual", "1,000.0", ""),
    ]


def test_a_year_that_cannot_be_shared_out_is_not_shown() -> None:
    assert year(context(sample_report())) is None
    failed = Attribution("prior_year", failure=plain("It does not add up.", "合計できない。"))
    assert year(context(replace(sample_report(), year=failed))) is None


def test_what_is_small_is_one_line_with_the_rest() -> None:
    """What prints as zero has no line of its own."""
    tiny = replace(shared(), contributions={**shared().contributions, "revenue/revenue_per_customer": -30.0},
                   end=1_029_970.0)
    found = year(context(replace(sample_report(), year=tiny)))
    assert found is not None
    assert [entry.name for entry in found.entries] == [
        "Same months last year", "New customers", "Retained customers", "Actual",
    ]


def test_the_bridge_says_who_brought_the_surprise() -> None:
    report = sample_report()
    expected = replace(report.attributions["prior_month"], reference="expected", remainder=-4_000.0)
    page = bridge(context(replace(report, attributions={**report.attributions, "expected": expected})))
    assert page.third == "Effect vs expected"
    changes = {node.path: expected.contributions[node.path] for node in report.tree.nodes if node.leaf}
    printed = [float(row.third.text.replace("−", "-")) for row in page.rows if row.kind == "part"]
    assert printed == pytest.approx([value / 1000 for value in changes.values()], abs=0.05)
    assert "differs from the KGI's own expectation by −£4.0k" in bare(page.remainder).replace("&#39;", "'")


def test_without_expectations_the_bridge_has_no_such_column() -> None:
    page = bridge(context(sample_report()))
    assert (page.third, page.remainder) == ("", "")
    assert all(row.third.text == "" for row in page.rows)


def test_the_register_tells_phase_claim_and_outcome_of_the_last_three_months_and_what_to_ask() -> None:
    (known,) = register(context(enriched()))
    assert bare(known.phase) == "in force"
    assert (bare(known.size), known.unit) == ("15.0 to 21.0", "£"), "no number without its unit"
    assert [bare(line) for line in known.lines] == [
        "August 2011: claimed +£15.0 to +£21.0, observed +£18.5; consistent with the claim.",
        "September 2011: claimed +£15.0 to +£21.0, observed +£16.0; consistent with the claim.",
        "October 2011: claimed +£15.0 to +£21.0, observed +£3.3; no effect seen.",
        "The figure of October 2011 has changed since this claim was scored: look at it again.",
    ]


def test_a_cause_that_has_expired_says_since_when() -> None:
    report = enriched()
    (standing,) = report.standings
    over = replace(report, standings=(replace(standing, phase="expired", expired=MONTH + -1),))
    assert bare(register(context(over))[0].phase) == "expired, Oct 2011"
    assert bare(register(context(over, "ja"))[0].phase) == "終了（2011年10月）"


def test_new_levels_are_named_on_the_method_page() -> None:
    report = sample_report()
    kpi = report.figure("new_customers", 52.0), report.figure("new_customers", 44.0)
    level = Sentence("callout.level_down", {
        "kpi": Label("New customers"), "month": MONTH + -9, "before": kpi[0], "after": kpi[1],
    })
    told = method(context(replace(report, findings=replace(report.findings, levels={"new_customers": (level,)}))))
    assert [bare(one) for one in told.levels] == [
        "New customers fell to a new level in February 2011: from about 52 to about 44 customers.",
    ]
    assert method(context(report)).levels == ()


def test_where_nothing_was_judged_nothing_is_said_of_false_call_outs() -> None:
    term = {one.term: bare(one.text) for one in method(context(sample_report())).definitions}
    assert "0.27 false ones" in term["Unexplained change"]
    unjudged = method(context(sample_report(judged=False))).definitions
    assert not any("false ones" in bare(one.text) for one in unjudged)
