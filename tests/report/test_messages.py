"""Every page's headline is a full sentence with its number, true of the report, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nenrin.attribution import Attribution
from nenrin.comparisons import Comparison
from nenrin.explanations import Claim
from nenrin.findings import State
from nenrin.report import messages
from nenrin.words import say
from sample_months import MONTHS_TOLD, both, in_states


def test_the_tree_page_says_how_many_left_their_range_and_how_many_moves_are_known() -> None:
    """Revenue, customers, retained customers and revenue per customer lie outside; the price list covers the last."""
    assert both(messages.tree_message(MONTHS_TOLD["full"])) == (
        "4 of 6 KPIs left their expected range; known causes cover 1 of them",
        "判定した6件のKPIのうち4件が想定範囲を外れ、既知の要因で説明できるのは1件です",
    )
    assert both(messages.tree_message(MONTHS_TOLD["calm"])) == (
        "Every one of 6 KPIs that could be judged stayed inside its expected range",
        "判定した6件のKPIは、すべて想定範囲に収まりました",
    )
    assert both(messages.tree_message(MONTHS_TOLD["partial"])) == (
        "None of the 6 KPIs can be judged this month", "当月は6件のKPIすべてについて判定を保留しています",
    )


def test_without_a_range_the_tree_page_says_what_a_plan_or_target_still_judges() -> None:
    """A month without ranges in which a strategic KPI is behind its plan does not say that nothing can be judged."""
    held = in_states(MONTHS_TOLD["partial"], revenue_per_customer=State.NOT_JUDGED, new_customers=State.BEHIND_PLAN)
    assert both(messages.tree_message(held)) == (
        "Only 1 of 6 KPIs can be judged this month, and only against plan",
        "当月に判定できるのはKPI6件のうち1件で、計画との比較に限られます",
    )


def test_the_tree_page_says_when_all_or_none_of_the_moves_are_known() -> None:
    left = ("revenue", "customers", "retained_customers", "revenue_per_customer")
    known = in_states(MONTHS_TOLD["full"], **dict.fromkeys(left, State.EXPLAINED))
    assert both(messages.tree_message(known)) == (
        "4 of 6 KPIs left their expected range, all of them for a known reason",
        "判定した6件のKPIのうち4件が想定範囲を外れましたが、いずれも既知の要因で説明できます",
    )
    unknown = in_states(MONTHS_TOLD["full"], **dict.fromkeys(left, State.UNEXPLAINED))
    assert both(messages.tree_message(unknown)) == (
        "4 of 6 KPIs left their expected range, none of them fully explained",
        "判定した6件のKPIのうち4件が想定範囲を外れ、いずれも十分に説明できていません",
    )


def test_the_tree_page_names_the_only_kpi_that_left_its_range() -> None:
    calm = MONTHS_TOLD["calm"]
    series = {**calm.tree.series, "revenue_per_customer": {calm.month: 452.0}}
    alone = replace(calm, tree=replace(calm.tree, series=series))
    assert both(messages.tree_message(in_states(alone, revenue_per_customer=State.EXPLAINED))) == (
        "One of 6 KPIs, revenue per customer, left its expected range, for a known reason",
        "判定した6件のKPIのうち顧客単価だけが想定範囲を外れましたが、既知の要因で説明できます",
    )
    assert both(messages.tree_message(in_states(alone, revenue_per_customer=State.UNEXPLAINED))) == (
        "One of 6 KPIs, revenue per customer, left its expected range and is not fully explained",
        "判定した6件のKPIのうち顧客単価だけが想定範囲を外れ、十分に説明できていません",
    )


@pytest.mark.parametrize(("low", "high", "claimed", "covers"), [
    (-3.0, 2.0, True, 1), (-3.0, -1.0, True, 0), (-3.0, 2.0, False, 0), (0.05, 2.0, True, 0), (None, None, True, 0),
])
def test_a_strategic_kpi_outside_its_range_counts_as_known_by_its_claims(
    low: float | None, high: float | None, claimed: bool, covers: int,  # noqa: FBT001 (a table's column)
) -> None:
    report = in_states(MONTHS_TOLD["full"], revenue_per_customer=State.UNEXPLAINED)
    kpis = {**report.tree.kpis, "retained_customers": report.kpi("retained_customers").model_copy(
        update={"stance": "strategic"},
    )}
    claims = (Claim("autumn-prices", -50.0, 4.0),) if claimed else ()
    told = replace(report.explanations["retained_customers"], low=low, high=high, claims=claims)
    changed = replace(
        report, tree=replace(report.tree, kpis=kpis), explanations={**report.explanations, "retained_customers": told},
    )
    assert messages.tree_message(changed).facts["covered"] == covers


def test_the_bridge_page_says_where_the_kgi_falls_and_rises_most() -> None:
    """Revenue per customer: (452 − 428) × (311 + 378) ÷ 2 = +8,268."""
    english = (
        "Against plan, revenue lost most in retained customers (−£26.8k) and gained most in revenue per customer "
        "(+£8.3k)"
    )
    assert both(messages.bridge_message(MONTHS_TOLD["full"])) == (
        english,
        "売上高の計画差は、継続顧客数（△26.8千ポンド）が最大のマイナス、顧客単価（+8.3千ポンド）が最大のプラスです",
    )


@pytest.mark.parametrize(("effects", "english"), [
    ((-5_000.0, 0.0, 0.0), "Against plan, revenue lost most in new customers (−£5.0k) and gained nowhere"),
    ((5_000.0, 0.0, 0.0), "Against plan, revenue gained most in new customers (+£5.0k) and lost nowhere"),
    ((0.0, 20.0, -20.0), "Every part of revenue is level with plan"),
])
def test_the_bridge_page_says_only_what_prints(effects: tuple[float, float, float], english: str) -> None:
    report = MONTHS_TOLD["full"]
    paths = [node.path for node in report.tree.nodes if node.leaf]
    found = Attribution("plan", 100_000.0, 100_000.0 + sum(effects), dict(zip(paths, effects, strict=True)))
    changed = replace(report, attributions={**report.attributions, "plan": found})
    assert say(messages.bridge_message(changed), "en") == english


def test_without_any_reference_the_bridge_says_so() -> None:
    """A month to compare with whose change is not shared out, for some driver has no value, is another thing."""
    known = replace(MONTHS_TOLD["full"], attributions={})
    assert both(messages.bridge_message(known)) == (
        "The change in revenue cannot be shared out among its drivers yet",
        "売上高の前月差は、まだ内訳に分けられません",
    )
    root = replace(known.compared["revenue"], prior_month=Comparison())
    report = replace(known, compared={**known.compared, "revenue": root})
    assert both(messages.bridge_message(report)) == (
        "There is nothing yet to compare revenue with", "売上高には、比較できる月がまだありません",
    )


def test_the_page_of_unexplained_changes_says_how_many_need_an_answer() -> None:
    report = MONTHS_TOLD["full"]
    assert both(messages.unexplained_message(report)) == (
        "One change needs an answer: retained customers, worth −£22.5k",
        "回答が必要な変動は、継続顧客数（△22.5千ポンド相当）のみです",
    )
    lighter = replace(report.findings.callouts[0], number=2, kpi="new_customers", effect_on_root=-1_000.0)
    two = replace(report, findings=replace(report.findings, callouts=(*report.findings.callouts, lighter)))
    assert both(messages.unexplained_message(two)) == (
        "2 changes need an answer, the largest in retained customers, worth −£22.5k",
        "回答が必要な変動は2件あり、最大は継続顧客数（△22.5千ポンド相当）です",
    )
    assert both(messages.unexplained_message(MONTHS_TOLD["calm"])) == (
        "No material change is left unexplained", "要因不明の大きな変動はありません",
    )
    assert both(messages.unexplained_message(MONTHS_TOLD["partial"])) == (
        "Whether a change is unusual cannot be told yet, so nothing is called out",
        "変動が異例かどうかをまだ判断できないため、要因不明の変動は挙げていません",
    )


def test_none_called_out_is_not_the_same_as_all_explained() -> None:
    """A KPI on watch, or one whose open state was too weak for a call-out, is said."""
    calm = MONTHS_TOLD["calm"]
    weak = in_states(calm, revenue_per_customer=State.UNEXPLAINED)
    assert both(messages.unexplained_message(weak)) == (
        "No change needs an answer this month, but the change in revenue per customer needs watching",
        "回答が必要な変動はありませんが、顧客単価は注視が必要です",
    )
    both_kinds = replace(weak, findings=replace(weak.findings, watch=("customers", "revenue_per_customer")))
    assert say(messages.unexplained_message(both_kinds), "en") == (
        "No change needs an answer this month, but changes in 2 KPIs need watching"
    )
    assert say(messages.conclusion(weak), "en").endswith(
        "and only revenue per customer needs watching.",
    )
    assert say(messages.conclusion(both_kinds), "ja").endswith("注視が必要なKPIは2件のみです。")


def test_the_bridge_of_a_month_that_is_not_complete_is_provisional() -> None:
    assert both(messages.bridge_message(MONTHS_TOLD["partial"])) == (
        "The month is not complete, so the bridge of revenue is provisional",
        "当月はデータが揃っていないため、売上高の差異分析は暫定値です",
    )


def test_no_change_is_a_finding() -> None:
    """Three KPIs remain beside two strategic ones and the called-out one; in a calm month four."""
    assert both(messages.others_message(MONTHS_TOLD["full"])) == (
        "Of the 3 remaining KPIs, 1 changed for a known reason and 2 are not fully explained",
        "その他のKPI3件の内訳は、説明済み1件、説明が不十分なもの2件です",
    )
    assert both(messages.others_message(MONTHS_TOLD["calm"])) == (
        "All 4 remaining KPIs stayed inside their expected range", "その他のKPI4件は、すべて想定範囲に収まりました",
    )
    assert both(messages.others_message(MONTHS_TOLD["partial"])) == (
        "None of the 4 remaining KPIs could be judged", "その他のKPI4件は、すべて判定を保留しています",
    )


def test_the_method_page_counts_checks_rows_and_files() -> None:
    report = MONTHS_TOLD["full"]
    assert both(messages.method_message(report)) == (
        "2 of 3 checks passed on 5,600 rows from 1 file",
        "1ファイル・5,600行をもとに、3件の検査のうち2件に合格しました",
    )
    assert say(messages.method_message(replace(report, checks=report.checks[:2])), "en") == (
        "All 2 checks passed on 5,600 rows from 1 file"
    )


def test_the_period_names_month_place_in_the_year_and_references() -> None:
    """The sample's fiscal year begins in October: November is its second month."""
    assert both(messages.period(MONTHS_TOLD["full"])) == (
        "November 2011 · month 2 of FY2011 · actual vs plan and prior year",
        "2011年11月度（2011年度2か月目）　実績・計画・前年同月の比較",
    )
    assert say(messages.period(MONTHS_TOLD["no plan"]), "en").endswith("actual vs prior year")
    assert say(messages.period(MONTHS_TOLD["first year"]), "ja").endswith("実績と計画の比較")
    assert say(messages.period(MONTHS_TOLD["first year, no plan"]), "en").endswith("actual vs prior month")


def test_a_report_of_nothing_but_strategic_kpis_has_no_others() -> None:
    report = MONTHS_TOLD["calm"]
    named = {name: kpi.model_copy(update={"stance": "strategic"}) for name, kpi in report.tree.kpis.items()}
    changed = replace(report, tree=replace(report.tree, kpis=named))
    assert say(messages.others_message(changed), "en") == "Every KPI is strategic or called out; none remains"
