"""What matters this month: three or four points, the verdict first, the weightiest first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nenrin.comparisons import Comparison
from nenrin.findings import State, Verdict
from nenrin.report import Report
from nenrin.report.points import key_points, top_findings
from nenrin.tree import Target
from nenrin.vocabulary import Month, Sentence
from nenrin.words import say
from sample_report import sample_report


def said(report: Report, language: str = "en") -> list[tuple[str, str]]:
    return [(say(point.lead, language), say(point.detail, language)) for point in key_points(report)]


def test_the_sample_month_has_three_points() -> None:
    assert said(sample_report()) == [
        ("The change in retained customers has no known cause.",
         "271 customers against an expected 300 to 344; the unexplained part is worth −£22.5k in revenue."),
        ("New customers came in behind plan.",
         "40 customers against a plan of 46 (−13.4%), worth −£2.7k in revenue; the target is 50 by March 2012."),
        ("Most favourable: revenue per customer.",
         "£452.0 against £428.0 in the plan, worth +£8.3k in revenue."),
    ]
    assert said(sample_report(), "ja") == [
        ("継続顧客数の変動は要因が未確認です。",
         "実績271人に対し、想定範囲は300～344人です。未説明分は売上高換算で△22.5千ポンドです。"),
        ("新規顧客数は計画未達です。",
         "計画46人に対し、実績は40人（△13.4%）でした。差は売上高換算で△2.7千ポンドです。目標は2012年3月までに50人です。"),
        ("プラスが最も大きいのは顧客単価です。",
         "計画428.0ポンドに対し実績は452.0ポンドで、差は売上高換算で+8.3千ポンドです。"),
    ]


def test_a_calm_month_is_still_worth_reading() -> None:
    assert [lead for lead, _ in said(sample_report(calm=True))] == [
        "New customers came in behind plan.", "No material change is left unexplained.",
        "Most unfavourable: retained customers.", "Most favourable: revenue per customer.",
    ]
    assert said(sample_report(calm=True))[1][1] == (
        "Every one of 6 KPIs that could be judged stayed inside its expected range."
    )


def test_a_month_that_cannot_be_judged_says_so_first_and_why() -> None:
    assert said(sample_report(judged=False)) == [
        ("The month is not complete.", "Partial month: the data end on 9 November 2011."),
    ]
    assert said(sample_report(judged=False), "ja") == [
        ("当月のデータは揃っていません。", "月途中のデータ（2011年11月9日まで）です。"),
    ]


def test_a_month_with_too_short_a_history_says_so_first_and_still_tells_what_differs() -> None:
    report = sample_report(judged=False)
    reason = Sentence("expectation.short", {"months": 2, "needed": 6})
    changed = replace(
        report, measures=sample_report().measures, findings=replace(report.findings, unjudged={"revenue": reason}),
    )
    assert said(changed)[:2] == [
        ("Whether the month is unusual cannot be told yet.", "History too short (2 months; 6 are needed)."),
        ("Most unfavourable: retained customers.", "271 customers against 332 in the plan, worth −£26.8k in revenue."),
    ]


@pytest.mark.parametrize(("watch", "english", "japanese"), [
    (("customers",), "the change in customers needs watching.", "購入顧客数は注視が必要です。"),
    (("customers", "revenue"), "changes in 2 need watching.", "2件は注視が必要です。"),
])
def test_a_month_without_call_outs_is_not_called_calm_while_kpis_are_on_watch(
    watch: tuple[str, ...], english: str, japanese: str,
) -> None:
    report = sample_report(calm=True)
    changed = replace(report, findings=replace(report.findings, watch=watch))
    lead, detail = said(changed)[1]
    assert lead == "No change needs an answer this month."
    assert detail == (
        f"6 of 6 KPIs that could be judged stayed inside their expected range; {english}"
    )
    assert said(changed, "ja")[1] == (
        "回答が必要な変動はありません。", f"判定した6件のKPIのうち、6件が想定範囲に収まりました。{japanese}",
    )


def test_without_a_plan_the_points_look_at_last_year_and_then_at_last_month() -> None:
    assert said(sample_report(plan=False))[-1][1] == "£452.0 against £428.0 a year earlier, worth +£8.1k in revenue."
    assert said(sample_report(plan=False, last_year=False))[-1][1] == (
        "£452.0 against £430.0 a month earlier, worth +£7.5k in revenue."
    )


def test_a_change_that_its_causes_do_not_cover_is_told_by_its_own_headline() -> None:
    report = sample_report()
    callout = replace(report.findings.callouts[0], causes=("autumn-prices",))
    changed = replace(report, findings=replace(report.findings, callouts=(callout,)))
    assert said(changed)[0][0] == "Retained customers fell by 55 with no cause on file"


def test_in_a_month_without_a_plan_a_strategic_kpi_is_told_against_its_target() -> None:
    """40 new customers against a target of 50 are 20 % off; the refund rate of 2.7 % only 8 % off its 2.5 %."""
    report = sample_report(plan=False)
    verdicts = {
        kpi: Verdict(kpi, State.BEHIND_PLAN, verdict.reason) if report.kpi(kpi).strategic else verdict
        for kpi, verdict in report.findings.verdicts.items()
    }
    changed = replace(report, findings=replace(report.findings, verdicts=verdicts))
    assert said(changed)[1] == (
        "New customers came in behind target.", "40 customers against a target of 50 by March 2012.",
    )
    assert said(changed, "ja")[1] == ("新規顧客数は目標未達です。", "2012年3月までの目標50人に対し、実績は40人でした。")


def test_a_partly_explained_change_is_said_to_be_so() -> None:
    report = sample_report()
    callout = replace(report.findings.callouts[0], state=State.PARTLY_EXPLAINED)
    changed = replace(report, findings=replace(report.findings, callouts=(callout,)))
    assert said(changed)[0][0] == "The change in retained customers is only partly explained."


def test_a_call_out_beside_the_tree_is_told_in_its_own_unit() -> None:
    report = sample_report()
    callout = replace(report.findings.callouts[0], kpi="refund_rate", effect_on_root=None, unexplained=0.011)
    changed = replace(report, findings=replace(report.findings, callouts=(callout,)))
    assert said(changed)[0][1] == "2.7% against an expected 2.6% to 3.3%; the unexplained part is +1.1 points."


def test_a_leaf_is_told_once() -> None:
    """New customers would be both behind plan and the most unfavourable leaf."""
    report = sample_report(calm=True)
    found = report.attributions["plan"]
    contributions = {
        path: -9_000.0 if path.endswith("new_customers") else effect for path, effect in found.contributions.items()
    }
    attributions = {**report.attributions, "plan": replace(found, contributions=contributions)}
    leads = [lead for lead, _ in said(replace(report, attributions=attributions))]
    assert leads == [
        "New customers came in behind plan.", "No material change is left unexplained.",
        "Most favourable: revenue per customer.",
    ]


def test_the_strategic_kpi_furthest_behind_is_told() -> None:
    """Refund rate at 0.06 planned 0.03 is 100 % off, new customers 13 %; how far their targets are plays no part."""
    report = sample_report()
    modest = report.kpi("new_customers").model_copy(update={"target": Target(value=4, by=Month(2012, 3))})
    report = replace(report, tree=replace(report.tree, kpis={**report.tree.kpis, "new_customers": modest}))
    rate = replace(report.compared["refund_rate"], plan=Comparison(0.03, 0.03, None, favourable=False), actual=0.06)
    verdicts = {
        **report.findings.verdicts,
        "refund_rate": Verdict("refund_rate", State.BEHIND_PLAN, report.verdict("refund_rate").reason),
    }
    changed = replace(
        report, compared={**report.compared, "refund_rate": rate}, findings=replace(report.findings, verdicts=verdicts),
    )
    assert said(changed)[1] == (
        "Refund rate came in behind plan.",
        "6.0% against a plan of 3.0% (+3.0 points); the target is 2.5% by March 2012.",
    )


def test_a_target_without_a_month_is_left_out() -> None:
    report = sample_report()
    kpi = report.kpi("new_customers").model_copy(update={"target": Target(value=50)})
    changed = replace(report, tree=replace(report.tree, kpis={**report.tree.kpis, "new_customers": kpi}))
    assert said(changed)[1][1] == "40 customers against a plan of 46 (−13.4%), worth −£2.7k in revenue."


def test_the_terminal_gets_the_three_weightiest_in_one_line_each() -> None:
    lines = [say(sentence, "en") for sentence in top_findings(sample_report(calm=True), 3)]
    assert len(lines) == 3
    assert lines[0] == (
        "New customers came in behind plan. 46 customers against a plan of 46 (−0.4%), worth −£0.1k in revenue; "
        "the target is 50 by March 2012."
    )
    assert say(top_findings(sample_report())[1], "ja").startswith("新規顧客数は計画未達です。計画46人に対し")
