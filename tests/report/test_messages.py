"""Every page's headline is a full sentence with its number, true of the report, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from nenrin.attribution import Attribution
from nenrin.comparisons import Compared, Comparison
from nenrin.explanations import Claim
from nenrin.findings import Findings, State, Verdict
from nenrin.outputs import figures
from nenrin.report import Report, messages
from nenrin.vocabulary import Fact, Figure, Sentence
from nenrin.words import say
from sample_report import sample_report

VARIANTS = {
    "full": sample_report(), "calm": sample_report(calm=True), "no plan": sample_report(plan=False),
    "first year": sample_report(last_year=False), "first year, no plan": sample_report(last_year=False, plan=False),
    "partial": sample_report(judged=False),
}
PAGES = (
    messages.period, messages.conclusion, messages.tree_message, messages.strategic_message, messages.bridge_message,
    messages.unexplained_message, messages.others_message, messages.method_message,
)


def in_states(report: Report, **states: State) -> Report:
    """The report with some verdicts replaced."""
    verdicts = {**report.findings.verdicts}
    for kpi, state in states.items():
        verdicts[kpi] = Verdict(kpi, state, verdicts[kpi].reason)
    return replace(report, findings=replace(report.findings, verdicts=verdicts))


def both(sentence: Sentence) -> tuple[str, str]:
    return say(sentence, "en"), say(sentence, "ja")


def test_the_tree_page_says_how_many_left_their_range_and_how_many_moves_are_known() -> None:
    """Revenue, customers, retained customers and revenue per customer lie outside; the price list covers the last."""
    assert both(messages.tree_message(VARIANTS["full"])) == (
        "4 of 6 KPIs left their expected range; known causes cover 1 of them",
        "判定した6件のKPIのうち4件が想定範囲を外れ、既知の要因で説明できるのは1件です",
    )
    assert both(messages.tree_message(VARIANTS["calm"])) == (
        "All 6 KPIs that could be judged stayed inside their expected range",
        "判定した6件のKPIは、すべて想定範囲に収まりました",
    )
    assert both(messages.tree_message(VARIANTS["partial"])) == (
        "None of the 6 KPIs can be judged this month", "当月は6件のKPIすべてについて判定を保留しています",
    )


def test_the_tree_page_says_when_all_or_none_of_the_moves_are_known() -> None:
    left = ("revenue", "customers", "retained_customers", "revenue_per_customer")
    known = in_states(VARIANTS["full"], **dict.fromkeys(left, State.EXPLAINED))
    assert both(messages.tree_message(known)) == (
        "4 of 6 KPIs left their expected range, all of them for a known reason",
        "判定した6件のKPIのうち4件が想定範囲を外れましたが、いずれも既知の要因で説明できます",
    )
    unknown = in_states(VARIANTS["full"], **dict.fromkeys(left, State.UNEXPLAINED))
    assert both(messages.tree_message(unknown)) == (
        "4 of 6 KPIs left their expected range, none of them fully explained",
        "判定した6件のKPIのうち4件が想定範囲を外れ、いずれも十分に説明できていません",
    )


def test_the_tree_page_names_the_only_kpi_that_left_its_range() -> None:
    calm = VARIANTS["calm"]
    series = {**calm.tree.series, "revenue_per_customer": {calm.month: 452.0}}
    alone = replace(calm, tree=replace(calm.tree, series=series))
    assert both(messages.tree_message(in_states(alone, revenue_per_customer=State.EXPLAINED))) == (
        "1 of 6 KPIs, revenue per customer, left its expected range, for a known reason",
        "判定した6件のKPIのうち顧客単価だけが想定範囲を外れましたが、既知の要因で説明できます",
    )
    assert both(messages.tree_message(in_states(alone, revenue_per_customer=State.UNEXPLAINED))) == (
        "1 of 6 KPIs, revenue per customer, left its expected range and is not fully explained",
        "判定した6件のKPIのうち顧客単価だけが想定範囲を外れ、十分に説明できていません",
    )


@pytest.mark.parametrize(("low", "high", "claimed", "covers"), [
    (-3.0, 2.0, True, 1), (-3.0, -1.0, True, 0), (-3.0, 2.0, False, 0), (0.05, 2.0, True, 0), (None, None, True, 0),
])
def test_a_strategic_kpi_outside_its_range_counts_as_known_by_its_claims(
    low: float | None, high: float | None, claimed: bool, covers: int,  # noqa: FBT001 (a table's column)
) -> None:
    report = in_states(VARIANTS["full"], revenue_per_customer=State.UNEXPLAINED)
    kpis = {**report.tree.kpis, "retained_customers": report.kpi("retained_customers").model_copy(
        update={"stance": "strategic"},
    )}
    claims = (Claim("autumn-prices", -50.0, 4.0),) if claimed else ()
    told = replace(report.explanations["retained_customers"], low=low, high=high, claims=claims)
    changed = replace(
        report, tree=replace(report.tree, kpis=kpis), explanations={**report.explanations, "retained_customers": told},
    )
    assert messages.tree_message(changed).facts["covered"] == covers


def test_the_strategic_page_names_who_is_behind_and_by_how_much() -> None:
    """40 new customers against 46.2 planned: −13.4 %."""
    assert both(messages.strategic_message(VARIANTS["full"])) == (
        "1 of 2 strategic KPIs is behind plan: new customers (−13.4%)",
        "戦略KPI2件のうち1件が計画未達です（新規顧客数△13.4%）",
    )


def test_the_strategic_page_says_a_gap_of_a_rate_in_points() -> None:
    """2.7 % against 3.0 % planned: −0.3 points (for the good; a test may call it behind)."""
    report = in_states(VARIANTS["full"], refund_rate=State.BEHIND_PLAN)
    assert both(messages.strategic_message(report)) == (
        "2 of 2 strategic KPIs are behind plan: new customers (−13.4%) and refund rate (−0.3 points)",
        "戦略KPI2件のうち2件が計画未達です（新規顧客数△13.4%、返金率△0.3ポイント）",
    )


@pytest.mark.parametrize(("new", "refund", "english"), [
    (State.ON_PLAN, State.ON_PLAN, "2 of 2 strategic KPIs are on plan"),
    (State.ON_PLAN, State.NOT_JUDGED, "1 of 2 strategic KPIs is on plan, the others cannot be judged"),
    (State.NOT_JUDGED, State.NOT_JUDGED, "None of the 2 strategic KPIs can be judged this month"),
])
def test_the_strategic_page_says_who_is_on_plan(new: State, refund: State, english: str) -> None:
    report = in_states(VARIANTS["full"], new_customers=new, refund_rate=refund)
    assert say(messages.strategic_message(report), "en") == english


def test_in_a_month_without_a_plan_strategic_kpis_are_held_against_their_targets() -> None:
    report = in_states(VARIANTS["no plan"], new_customers=State.BEHIND_PLAN, refund_rate=State.ON_PLAN)
    assert both(messages.strategic_message(report)) == (
        "1 of 2 strategic KPIs is behind target: new customers", "戦略KPI2件のうち1件が目標未達です（新規顧客数）",
    )


def test_plan_and_target_are_both_named_where_one_kpi_has_no_plan() -> None:
    report = VARIANTS["full"]
    compared = {**report.compared, "refund_rate": replace(report.compared["refund_rate"], plan=Comparison())}
    assert both(messages.strategic_message(replace(report, compared=compared))) == (
        "1 of 2 strategic KPIs is behind plan or target: new customers (−13.4%)",
        "戦略KPI2件のうち1件が計画・目標未達です（新規顧客数△13.4%）",
    )


@pytest.mark.parametrize(("state", "english", "japanese"), [
    (State.ON_PLAN, "The strategic KPI, refund rate, is on plan", "戦略KPIの返金率は計画を達成しました"),
    (State.BEHIND_PLAN, "1 of 1 strategic KPI is behind plan: refund rate (−0.3 points)",
     "戦略KPI1件のうち1件が計画未達です（返金率△0.3ポイント）"),
    (State.NOT_JUDGED, "The strategic KPI cannot be judged this month", "当月は戦略KPIの判定を保留しています"),
])
def test_a_single_strategic_kpi_is_named(state: State, english: str, japanese: str) -> None:
    report = in_states(VARIANTS["full"], refund_rate=state)
    still = report.kpi("new_customers").model_copy(update={"stance": "still"})
    changed = replace(report, tree=replace(report.tree, kpis={**report.tree.kpis, "new_customers": still}))
    assert both(messages.strategic_message(changed)) == (english, japanese)


def test_the_strategic_page_says_that_there_is_no_plan_or_no_strategic_kpi() -> None:
    assert both(messages.strategic_message(VARIANTS["no plan"])) == (
        "None of the 2 strategic KPIs has a plan to be held against",
        "戦略KPI2件には、いずれも比較する計画がありません",
    )
    report = VARIANTS["full"]
    still = {name: kpi.model_copy(update={"stance": "still"}) for name, kpi in report.tree.kpis.items()}
    without = replace(report, tree=replace(report.tree, kpis=still))
    assert both(messages.strategic_message(without)) == ("No strategic KPI is named", "戦略KPIは設定されていません")


def test_the_bridge_page_says_where_the_kgi_falls_and_rises_most() -> None:
    """Revenue per customer: (452 − 428) × (311 + 378) ÷ 2 = +8,268."""
    english = (
        "Against plan, revenue falls most in retained customers (−£26.8k) and rises most in revenue per customer "
        "(+£8.3k)"
    )
    assert both(messages.bridge_message(VARIANTS["full"])) == (
        english,
        "売上高の計画差は、継続顧客数（△26.8千ポンド）が最大のマイナス、顧客単価（+8.3千ポンド）が最大のプラスです",
    )


@pytest.mark.parametrize(("effects", "english"), [
    ((-5_000.0, 0.0, 0.0), "Against plan, revenue falls most in new customers (−£5.0k) and rises nowhere"),
    ((5_000.0, 0.0, 0.0), "Against plan, revenue rises most in new customers (+£5.0k) and falls nowhere"),
    ((0.0, 20.0, -20.0), "Every part of revenue is level with plan"),
])
def test_the_bridge_page_says_only_what_prints(effects: tuple[float, float, float], english: str) -> None:
    report = VARIANTS["full"]
    paths = [node.path for node in report.tree.nodes if node.leaf]
    found = Attribution("plan", 100_000.0, 100_000.0 + sum(effects), dict(zip(paths, effects, strict=True)))
    changed = replace(report, attributions={**report.attributions, "plan": found})
    assert say(messages.bridge_message(changed), "en") == english


def test_without_any_reference_the_bridge_says_so() -> None:
    report = replace(VARIANTS["full"], attributions={})
    assert both(messages.bridge_message(report)) == (
        "There is nothing yet to compare revenue with", "売上高には、比較できる月がまだありません",
    )


def test_the_page_of_unexplained_changes_says_how_many_need_an_answer() -> None:
    report = VARIANTS["full"]
    assert both(messages.unexplained_message(report)) == (
        "One change needs an answer: retained customers, worth −£22.5k",
        "回答が必要な変動は1件、継続顧客数（△22.5千ポンド相当）です",
    )
    lighter = replace(report.findings.callouts[0], number=2, kpi="new_customers", effect_on_root=-1_000.0)
    two = replace(report, findings=replace(report.findings, callouts=(*report.findings.callouts, lighter)))
    assert both(messages.unexplained_message(two)) == (
        "2 changes need an answer, the largest in retained customers, worth −£22.5k",
        "回答が必要な変動は2件、最大は継続顧客数（△22.5千ポンド相当）です",
    )
    assert both(messages.unexplained_message(VARIANTS["calm"])) == (
        "No material change is left unexplained", "要因不明の大きな変動はありません",
    )
    assert both(messages.unexplained_message(VARIANTS["partial"])) == (
        "The month cannot be judged yet, so nothing is called out",
        "当月は判定を保留しているため、要因不明の変動は挙げていません",
    )


def test_none_called_out_is_not_the_same_as_all_explained() -> None:
    """A KPI on watch, or one whose open state was too weak for a call-out, is said."""
    calm = VARIANTS["calm"]
    weak = in_states(calm, revenue_per_customer=State.UNEXPLAINED)
    assert both(messages.unexplained_message(weak)) == (
        "No change needs an answer this month, but the change in revenue per customer is to be watched",
        "回答が必要な変動はありませんが、顧客単価は注視が必要です",
    )
    both_kinds = replace(weak, findings=replace(weak.findings, watch=("customers", "revenue_per_customer")))
    assert say(messages.unexplained_message(both_kinds), "en") == (
        "No change needs an answer this month, but changes in 2 KPIs are to be watched"
    )
    assert say(messages.conclusion(weak), "en").endswith(
        "and only the change in revenue per customer is to be watched.",
    )
    assert say(messages.conclusion(both_kinds), "ja").endswith("注視が必要な変動は2件のみです。")


def test_the_bridge_of_a_month_that_is_not_complete_is_provisional() -> None:
    assert both(messages.bridge_message(VARIANTS["partial"])) == (
        "The month is not complete, so the bridge of revenue is provisional",
        "当月はデータが揃っていないため、売上高の差異分析は暫定値です",
    )


def test_no_change_is_a_finding() -> None:
    """Three KPIs remain beside two strategic ones and the called-out one; in a calm month four."""
    assert both(messages.others_message(VARIANTS["full"])) == (
        "Of the 3 remaining KPIs, 1 changed for a known reason and 2 moved without a full explanation",
        "その他のKPI3件の内訳は、説明済み1件、説明が不十分なもの2件です",
    )
    assert both(messages.others_message(VARIANTS["calm"])) == (
        "All 4 remaining KPIs stayed inside their expected range", "その他のKPI4件は、すべて想定範囲に収まりました",
    )
    assert both(messages.others_message(VARIANTS["partial"])) == (
        "None of the 4 remaining KPIs could be judged", "その他のKPI4件は、すべて判定を保留しています",
    )


def test_the_method_page_counts_checks_rows_and_files() -> None:
    report = VARIANTS["full"]
    assert both(messages.method_message(report)) == (
        "2 of 3 checks passed on 5,600 rows from 1 file",
        "1ファイル・5,600行をもとに、3件の検査のうち2件に合格しました",
    )
    assert say(messages.method_message(replace(report, checks=report.checks[:2])), "en") == (
        "All 2 checks passed on 5,600 rows from 1 file"
    )


def test_the_period_names_month_place_in_the_year_and_references() -> None:
    """The sample's fiscal year begins in October: November is its second month."""
    assert both(messages.period(VARIANTS["full"])) == (
        "November 2011 · month 2 of FY2011 · actual vs plan and prior year",
        "2011年11月度（2011年度 第2月）　実績・計画・前年同月の比較",
    )
    assert say(messages.period(VARIANTS["no plan"]), "en").endswith("actual vs prior year")
    assert say(messages.period(VARIANTS["first year"]), "ja").endswith("実績・計画の比較")
    assert say(messages.period(VARIANTS["first year, no plan"]), "en").endswith("actual vs prior month")


def sentences(report: Report) -> Iterator[Sentence]:
    """Everything that a report says of itself."""
    yield from (page(report) for page in PAGES)
    yield from messages.top_findings(report, 4)


@pytest.mark.parametrize("report", VARIANTS.values(), ids=VARIANTS.keys())
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_sentence_can_be_said_of_every_kind_of_month(report: Report, language: str) -> None:
    for sentence in sentences(report):
        said = say(sentence, language)
        assert said.strip() == said
        assert "{" not in said
        assert "–" not in said


@pytest.mark.parametrize("report", VARIANTS.values(), ids=VARIANTS.keys())
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


def test_a_report_of_nothing_but_strategic_kpis_has_no_others() -> None:
    report = VARIANTS["calm"]
    named = {name: kpi.model_copy(update={"stance": "strategic"}) for name, kpi in report.tree.kpis.items()}
    changed = replace(report, tree=replace(report.tree, kpis=named))
    assert say(messages.others_message(changed), "en") == "Every KPI is strategic or called out; none remains"


def test_a_month_without_any_value_can_still_be_reported() -> None:
    report = VARIANTS["partial"]
    empty = replace(
        report, compared={kpi: Compared(None) for kpi in report.compared}, attributions={},
        findings=Findings(report.findings.verdicts),
    )
    for page in PAGES:
        assert say(page(empty), "en")
    assert messages.top_findings(empty)
