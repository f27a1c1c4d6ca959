"""A complete small Report built by hand: six KPIs, fourteen months, two languages, every kind of finding once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from nenrin.comparisons import REFERENCES, Compared, Plan
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, Claim, Explanation, Span
from nenrin.findings import Callout, Findings, State, Verdict, Where
from nenrin.measures import Coverage, Dimension, Measures
from nenrin.report import Brief, Calendar, Check, Client, Fingerprint, Materiality, Report, Theme
from nenrin.sources import Column, ColumnFound, Intake, Source
from nenrin.vocabulary import Label, Month, Sentence
from sample_figures import (
    MONTH,
    MONTHS,
    YEAR_STARTS,
    attribute,
    compare,
    kpis,
    plain,
    plan_figures,
    series_of,
    tree_of,
)

BANDS: dict[str, tuple[float, float, float]] = {
    "revenue": (150_000.0, 161_000.0, 172_000.0),
    "customers": (353.0, 369.0, 385.0),
    "new_customers": (35.0, 46.0, 57.0),
    "retained_customers": (300.0, 322.0, 344.0),
    "revenue_per_customer": (419.0, 431.0, 443.0),
    "refund_rate": (0.0255, 0.029, 0.0325),
}


@cache
def sample_report(*, calm: bool = False, plan: bool = True, last_year: bool = True, judged: bool = True) -> Report:
    """The report: by default one unexplained fall, one explained rise, one strategic KPI behind plan and one on it.

    ``calm``: nothing left its band. ``plan``/``last_year``: without them those references are absent.
    ``judged``: without it the month is partial and no KPI is judged.
    """
    series = series_of(calm=calm)
    months = MONTHS if last_year else MONTHS[2:]
    series = {kpi: {month: line[month] for month in months} for kpi, line in series.items()}
    tree = tree_of(series, months)
    planned = plan_figures() if plan else Plan()
    compared = {kpi: compare(tree, planned, kpi) for kpi in tree.kpis}
    expectations = _expectations(judged=judged)
    explanations = {kpi: _explain(compared[kpi], expectations[kpi][MONTH], kpi, calm=calm) for kpi in tree.kpis}
    return Report(
        client=Client(id="minato", name=Label({"en": "Minato Goods Ltd.", "ja": "ミナト商事株式会社"})),
        brief=_brief(),
        month=MONTH,
        tree=tree,
        measures=_measures(series, months, judged=judged),
        plan=planned,
        compared=compared,
        attributions={reference: attribute(tree, planned, reference) for reference in REFERENCES},
        expectations=expectations,
        causes=(_cause(),),
        explanations=explanations,
        findings=_findings(compared, explanations, calm=calm, judged=judged),
        checks=_checks(),
        fingerprint=Fingerprint("0.1.0", "c" * 64, {"orders.csv": "a" * 64, "plan.csv": "b" * 64}, "d" * 64),
        sources={"orders": _source()},
        dimensions={"region": _region()},
        intakes=(_intake(),),
    )


def sample_report_in(report: Report, *languages: str) -> Report:
    """The same report in other languages."""
    return replace(report, brief=report.brief.model_copy(update={"languages": languages}))


def _expectations(*, judged: bool) -> dict[str, dict[Month, Expectation]]:
    """The last three months' bands; the reporting month's is the one that BANDS writes down."""
    reason = plain("The month is not complete: data ends on 9 November.", "月の途中までのデータである（11月9日まで）。")
    found: dict[str, dict[Month, Expectation]] = {}
    for kpi, (low, mid, high) in BANDS.items():
        found[kpi] = {
            MONTH + -2: Expectation(low * 0.98, mid * 0.98, high * 0.98, 0.6, 11, trial=True, method="level"),
            MONTH + -1: Expectation(low * 0.99, mid * 0.99, high * 0.99, 0.5, 12, method="season"),
            MONTH: Expectation(low, mid, high, 0.001 if kpi == "retained_customers" else 0.3, 13, method="season")
            if judged else Expectation(months=13, reason=reason),
        }
    return found


def _cause() -> Cause:
    return Cause(
        id="autumn-prices", label=Label({"en": "Autumn price list", "ja": "秋の価格改定"}), kpi="revenue_per_customer",
        direction="up", size=(15.0, 21.0), months=Span(**{"from": MONTH}), kind="price", lasting=True,
        evidence=Label("price list of 1 November 2011"), author=Label("Kaede Advisory"), date=dt.date(2011, 11, 4),
    )


def _explain(compared: Compared, expected: Expectation, kpi: str, *, calm: bool) -> Explanation:
    before = compared.prior_month.value
    if compared.actual is None or before is None or expected.mid is None or expected.half_width is None:
        return Explanation(kpi, change=compared.prior_month.change)
    effect = 18.0 if kpi == "revenue_per_customer" and not calm else 0.0
    surprise = compared.actual - expected.mid
    return Explanation(
        kpi, compared.prior_month.change, expected.mid - before, surprise, effect, surprise - effect,
        surprise - effect - expected.half_width, surprise - effect + expected.half_width,
        (Claim("autumn-prices", effect, 3.0),) if effect else (),
    )


def _findings(
    compared: Mapping[str, Compared], explanations: Mapping[str, Explanation], *, calm: bool, judged: bool,
) -> Findings:
    verdicts = {kpi: _verdict(kpi, compared[kpi], calm=calm, judged=judged) for kpi in compared}
    unjudged = {} if judged else {kpi: verdict.reason for kpi, verdict in verdicts.items()}
    callouts = () if calm or not judged else (_callout(explanations["retained_customers"]),)
    return Findings(verdicts, callouts, () if calm or not judged else ("customers",), 0.27, 5_000.0, unjudged)


def _verdict(kpi: str, compared: Compared, *, calm: bool, judged: bool) -> Verdict:
    if not judged:
        return Verdict(kpi, State.NOT_JUDGED, plain("The month is not complete.", "月の途中までのデータである。"))
    if kpis()[kpi].strategic:
        return _against_plan(kpi, compared)
    if calm:
        return Verdict(kpi, State.STABLE, plain("Inside the expected range.", "想定範囲に収まっている。"))
    if kpi == "revenue_per_customer":
        return Verdict(kpi, State.EXPLAINED, plain("The autumn price list covers it.", "秋の価格改定で説明できる。"))
    return Verdict(kpi, State.UNEXPLAINED, plain("Below the expected range.", "想定範囲を下回り、原因の登録がない。"))


def _against_plan(kpi: str, compared: Compared) -> Verdict:
    if compared.plan.value is None:
        return Verdict(kpi, State.NOT_JUDGED, plain("There is no plan.", "計画がない。"))
    if compared.plan.favourable is not False:
        return Verdict(kpi, State.ON_PLAN, plain("No worse than plan.", "計画を下回っていない。"))
    return Verdict(kpi, State.BEHIND_PLAN, plain("Worse than plan.", "計画を下回っている。"))


def _callout(explanation: Explanation) -> Callout:
    """Retained customers: 271 against 322 expected; 40 of the 55 fewer are abroad."""
    change, unexplained = explanation.change or 0.0, explanation.unexplained or 0.0
    return Callout(
        number=1, kpi="retained_customers", path=("revenue", "customers", "retained_customers"), change=change,
        expected_change=explanation.expected_change or 0.0, explained=0.0, unexplained=unexplained,
        low=explanation.low or 0.0, high=explanation.high or 0.0, share_covered=0.0,
        effect_on_root=unexplained * 441.0, state=State.UNEXPLAINED, causes=(),
        where=(Where("region", "Abroad", 0.72), Where("region", "UK", 0.28)),
        headline=plain("Retained customers fell by 55 with no cause on file", "継続顧客数が55人減少しました"),
        question=plain("Which customers abroad did not come back, and why?", "海外のどの顧客が戻らなかったのですか。"),
        carries=("revenue", "customers"),
    )


def _checks() -> tuple[Check, ...]:
    rows = Sentence("check.rows_detail", {"read": 5_602, "used": 5_600, "aside": 2, "files": 1, "lost": 0})
    ties = Sentence("check.ties_detail", {"count": 28, "worst": "0.0e+00"})
    segments = Sentence("check.segments_detail", {"count": 14, "wrong": 1})
    return (
        Check("rows", passed=True, detail=rows),
        Check("ties", passed=True, detail=ties),
        Check("segments", passed=False, detail=segments),
    )


def _brief() -> Brief:
    return Brief(
        languages=("en", "ja"), timezone="Europe/London", calendar=Calendar(year_starts=YEAR_STARTS), currency="GBP",
        theme=Theme(
            prepared_by=Label({"en": "Kaede Advisory", "ja": "楓アドバイザリー"}),
            confidentiality=Label({"en": "Client confidential", "ja": "社外秘"}),
        ),
        materiality=Materiality(absolute=5_000.0),
    )


def _measures(series: Mapping[str, Mapping[Month, float]], months: tuple[Month, ...], *, judged: bool) -> Measures:
    partial = None if judged else Sentence("coverage.ends_early", {"day": 9, "month": MONTH})
    coverage = {
        month: Coverage(400, month.first_day, month.last_day, 26, partial if month == MONTH else None)
        for month in months
    }
    measured = ("revenue", "customers", "new_customers", "retained_customers", "refund_rate")
    exact = {kpi: {month: Decimal(repr(value)) for month, value in series[kpi].items()} for kpi in measured}
    return Measures(months, exact, {}, {}, {"orders": coverage})


def _source() -> Source:
    return Source(
        path="orders.csv", time="ordered_at", entity="customer_id", keys=("order_id",),
        columns={
            "order_id": Column(type="id"), "ordered_at": Column(type="datetime"),
            "customer_id": Column(type="id", personal=True), "country": Column(type="category"),
            "amount": Column(type="decimal(14,2)"),
        },
    )


def _region() -> Dimension:
    return Dimension(
        label=Label({"en": "Region", "ja": "地域"}), source="orders", of="country",
        groups={"UK": ("United Kingdom",)}, other="Abroad",
    )


def _intake() -> Intake:
    return Intake(
        source="orders", file="orders.csv", sheet=None, sha256="a" * 64, encoding="utf-8", header_row=1,
        rows_read=5_602, rows_used=5_600, set_aside=((Sentence("source.again_first", {"keys": ("order_id",)}), 2),),
        columns=(ColumnFound("order_id", "Order", "id", 0), ColumnFound("amount", "Amount", "decimal(14,2)", 0)),
        first_day=MONTHS[0].first_day, last_day=MONTH.last_day,
    )
