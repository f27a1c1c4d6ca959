"""What a month says that is young, not complete, or without a value here and there: once, and truly."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from enriched import enriched
from nenrin.comparisons import Comparison
from nenrin.expectations import Expectation
from nenrin.findings import State
from nenrin.measures.suspect import Suspect
from nenrin.outputs.pages.bridge import bridge
from nenrin.outputs.pages.callouts import callouts
from nenrin.outputs.pages.coming import announces_segments
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.document import compose
from nenrin.outputs.pages.landing import landing
from nenrin.outputs.pages.others import others
from nenrin.outputs.pages.room import early
from nenrin.outputs.pages.standing import told
from nenrin.outputs.pages.strategic import strategic
from nenrin.report import Report
from nenrin.report.points import landing_point
from nenrin.report.tally import partial
from nenrin.vocabulary import Sentence
from nenrin.words import Words
from sample_figures import MONTH, plain
from sample_months import both, in_states
from sample_report import sample_report
from studied import studied

SHORT = Sentence("expectation.short", {"months": 5, "needed": 6})
SHORTER = Sentence("expectation.short", {"months": 4, "needed": 6})


def context(report: Report, language: str = "en") -> Context:
    return Context(report, Words(language), "html", drawn=False)


def bare(text: object) -> str:
    return re.sub("<[^>]+>", "", str(text))


def unjudged(*reasons: Sentence) -> Report:
    """No KPI is judged; the first reason is the KGI's."""
    report = in_states(sample_report(judged=False), **dict.fromkeys(sample_report().tree.kpis, State.NOT_JUDGED))
    given = dict(zip(report.tree.kpis, reasons * len(report.tree.kpis), strict=False))
    verdicts = {kpi: replace(one, reason=given[kpi]) for kpi, one in report.findings.verdicts.items()}
    coverage = {source: {month: replace(one, partial=None) for month, one in months.items()}
                for source, months in report.measures.coverage.items()}
    return replace(
        report, measures=replace(report.measures, coverage=coverage),
        findings=replace(report.findings, verdicts=verdicts, unjudged=given, suspects=()),
    )


def test_a_bridge_that_cannot_be_shared_out_says_the_change_and_why() -> None:
    report = replace(sample_report(), attributions={})
    change = report.compared["revenue"].prior_month.change
    assert change is not None
    said = bare(bridge(context(report)).missing)
    assert said.startswith(f"The change since last month was −£{abs(change) / 1000:.1f}k")
    assert "no value yet" in said
    root = replace(report.compared["revenue"], prior_month=Comparison())
    alone = replace(report, compared={**report.compared, "revenue": root})
    assert "no prior month to compare with" in bare(bridge(context(alone)).missing)


def test_why_nothing_is_judged_is_told_of_the_kgi_alone() -> None:
    """Five months of one KPI and four of another would be two riddles."""
    (fact,) = callouts(context(unjudged(SHORT, SHORTER))).calm
    assert bare(fact.text) == "History too short (5 months; 6 are needed)."


def test_a_chart_against_an_expected_range_needs_one() -> None:
    report = unjudged(SHORT)
    none = {kpi: {MONTH: Expectation()} for kpi in report.tree.kpis}
    drawn = replace(context(replace(report, expectations=none)), drawn=True)
    assert callouts(drawn).calm_chart == ""
    assert callouts(replace(context(sample_report(calm=True)), drawn=True)).calm_chart != ""


@pytest.mark.parametrize(("language", "said"), [
    ("en", "All for one reason – history too short (5 months; 6 are needed)."),
    ("ja", "理由（全KPI共通）：実績の蓄積が5か月と短い（6か月以上が必要）。"),
])
def test_one_reason_for_all_is_told_once(language: str, said: str) -> None:
    page = others(context(unjudged(SHORT), language))
    assert bare(page.unjudged) == said
    assert {str(one.reason) for row in page.rows for one in row if one} == {""}
    mixed = others(context(unjudged(SHORT, SHORTER), language))
    assert mixed.unjudged == ""
    assert all(one.reason for row in mixed.rows for one in row if one)


def test_kpis_without_a_value_come_last() -> None:
    report = unjudged(SHORT)
    first = next(one.kpi for row in others(context(report)).rows for one in row if one)
    series = {**report.tree.series, first: {}}
    found = others(context(replace(report, tree=replace(report.tree, series=series))))
    assert [one.kpi for row in found.rows for one in row if one][-1] == first


def test_the_landing_says_what_a_month_that_is_not_complete_counts_as() -> None:
    partial = enriched(sample_report(judged=False))
    found, whole = landing(context(partial)), landing(context(enriched()))
    assert found is not None
    assert whole is not None
    assert bare(found.say).endswith(" The month that is not complete counts as still to come.")
    assert "not complete" not in bare(whole.say)


@pytest.mark.parametrize(("seen", "shown", "verdict"), [(0.05, "+5.0%", "never seen"), (-0.034, "–", "never rose")])
def test_a_lever_that_never_rose_has_no_largest_rise(seen: float, shown: str, verdict: str) -> None:
    report = enriched()
    kpi, lever = next(iter(report.projection.levers.items()))
    assert report.kpi(kpi).better == "up"
    changed = replace(lever, seen=seen, seen_in=MONTH, alone=0.289, feasible=False)
    found = landing(context(replace(report, projection=replace(report.projection, levers={kpi: changed}))))
    assert found is not None
    (row,) = found.rows
    assert (row.seen.text, row.verdict, bool(row.seen_in)) == (shown, verdict, shown != "–")


def test_what_came_outside_a_claim_and_still_fits_it_says_by_what() -> None:
    report = enriched()
    standing = next(one for one in report.standings if one.scores)
    score = replace(standing.scores[0], low=180.0, high=320.0, observed=393.0, outcome="hit", clear=True)
    for observed, said in ((393.0, "consistent with the claim, within the usual variation."),
                           (200.0, "consistent with the claim.")):
        changed = replace(standing, scores=(replace(score, observed=observed),))
        (line, *_) = told(context(replace(report, standings=(changed,))), standing.cause)
        assert bare(line).endswith(said)


def test_the_cover_says_where_the_year_ends_where_that_is_clear() -> None:
    """£2.03m is planned; £1.51m to £1.80m should come."""
    (point,) = landing_point(enriched())
    assert both(point.lead) == ("The year should end below plan.", "年度は計画未達の見込みです。")
    assert "£375k short of plan" in both(point.detail)[0]
    assert landing_point(sample_report()) == ()
    report = enriched()
    assert report.projection.landing is not None
    around = replace(report.projection, landing=replace(report.projection.landing, plan=1_700_000.0))
    assert landing_point(replace(report, projection=around)) == ()


def test_what_is_too_early_does_not_push_the_landing_onto_a_page_of_its_own() -> None:
    """With the landing below them the strategic KPIs have no room for it."""
    report = enriched(unjudged(SHORT))
    drawn = replace(context(report), drawn=True)
    shown, crossed, called = strategic(drawn), bridge(drawn), callouts(drawn)
    assert called.coming
    tall = replace(shown, goals=shown.goals * 4)
    assert early(tall, None, crossed, called)
    assert not early(tall, landing(drawn), crossed, called)


def test_a_doubt_begins_like_a_sentence() -> None:
    report = sample_report(judged=False)
    doubt = Suspect("partial", "orders", MONTH, plain("partial month", "月途中のデータ"))
    found = callouts(context(replace(report, findings=replace(report.findings, suspects=(doubt,)))))
    assert [bare(one.reason) for one in found.doubts] == ["Partial month"]


def test_a_month_that_is_doubted_for_not_being_whole_does_not_say_so_twice() -> None:
    report = sample_report(judged=False)
    whole = partial(report)
    assert whole is not None
    assert [bare(fact.name) for fact in callouts(context(report)).calm] == ["Why this cannot be told"]
    doubt = Suspect("partial", "orders", MONTH, whole)
    doubted = replace(report, findings=replace(report.findings, suspects=(doubt,)))
    assert callouts(context(doubted)).calm == ()


@pytest.mark.slow
def test_that_segments_are_still_to_come_is_told_once() -> None:
    """Among what will be known and from when, and not in a section of its own, which would begin a page."""
    report = studied("aozora-tsuhan", "2023-06")
    assert announces_segments(context(report))
    page = compose(report, "en", "html", drawn=False)
    assert page.no_customers == ""
    assert any("Segment map" in str(one.what) for one in (*page.coming, *page.callouts.coming))
