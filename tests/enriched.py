"""The sample report with all that may be there: a landing, levers, effects, coverage, a work list, doubts."""

from __future__ import annotations

from dataclasses import replace

from looked_at import looked
from nenrin.effects import Arm, Effect, Lift
from nenrin.explanations import Coverage, Score, Standing
from nenrin.explanations.standing import Outcome
from nenrin.findings import Investigation, Where
from nenrin.measures import Dimension, Suspect
from nenrin.projections import Landing, Lever, Projection
from nenrin.report import Flow, Funnel, Report, flows
from nenrin.report.funnel import Step
from nenrin.report.restatement import Restatement
from nenrin.vocabulary import Label, Month, Sentence
from sample_figures import MONTH, plain
from sample_report import sample_report

MAIL = Label({"en": "Autumn mail", "ja": "秋のDM"})
PHONE = Label({"en": "Phone calls", "ja": "電話"})
CHANNEL = Dimension(source="orders", of="channel", label=Label({"en": "Channel", "ja": "チャネル"}))


def enriched(report: Report | None = None) -> Report:
    """All that may be there is there; figures by hand."""
    report = report or sample_report()
    return replace(
        report, customers=looked(MONTH), restatements=(Restatement("revenue", Month(2011, 9), 151_000.0, 153_850.0),),
        dimensions={**report.dimensions, "channel": CHANNEL}, standings=_standings(),
        year=replace(report.attributions["prior_year"], start_values={}, end_values={}),
        projection=_projection(), effects=_effects(), investigations=_investigations(),
        coverages={"revenue": _coverage(report)}, flows=_flows(report),
        findings=replace(
            report.findings,
            callouts=tuple(replace(
                callout, causes=("autumn-prices",), branch="retained_customers", branch_share=0.81,
                basis=(plain("Season and trend of 13 months", "13か月の季節性と傾向"),),
                ruled_out=(plain("No price change", "価格改定なし"), plain("Data complete", "データ欠落なし")),
                owner=Label("CRM team"), due=Month(2011, 12), since=MONTH + -1, kind="shift",
                where=(Where("region", "Abroad", 0.72, (("channel", "Web"),)), callout.where[1]),
            ) for callout in report.findings.callouts),
            suspects=(
                Suspect("duplicates", "orders", MONTH, plain("12 rows repeat", "12行が重複している"), "order_id",
                        ("revenue",)),
            ),
        ),
    )


def _flows(report: Report) -> tuple[Flow, ...]:
    """Of the customers, those who had bought before: a funnel of two steps; and one that lacks a value."""
    label = Label({"en": "Members", "ja": "会員"})
    told = flows([Funnel(label=label, steps=("customers", "retained_customers"))], report.tree, MONTH)
    return (*told, Flow(Label("Mail"), (Step("customers", 400.0, None), Step("new_customers", None, 3.0))))


def _standings() -> tuple[Standing, ...]:
    """The autumn prices held for two months and were off in the third; that month was restated since."""
    came: tuple[tuple[int, float, Outcome], ...] = (
        (4, 17.0, "hit"), (3, 18.5, "hit"), (2, 16.0, "hit"), (1, 3.25, "nothing"),
    )
    scores = tuple(
        Score(
            "autumn-prices", "revenue_per_customer", MONTH + -back, 15.0, 21.0, observed, outcome,
            reopened=back == 1, room=3.0,
        )
        for back, observed, outcome in came
    )
    reopened = Sentence("claim.reopened", {"month": MONTH + -1})
    return (Standing("autumn-prices", Label("Autumn"), "revenue_per_customer", "in_force", None, scores, (reopened,)),)


def _projection() -> Projection:
    """October to September; 23 % short of the plan at the middle."""
    landing = Landing(
        first=Month(2011, 10), last=Month(2012, 9), so_far=300_961.0,
        remaining=tuple(MONTH + step for step in range(1, 11)),
        low=1_510_000.0, mid=1_655_000.0, high=1_803_000.0, plan=2_030_000.0,
    )
    levers = (
        Lever("new_customers", 210.0, 46.0, 60_000.0, 2.31, 0.11, 0.22, Month(2011, 3), feasible=False),
        Lever("retained_customers", 1_225.0, 318.0, 215_000.0, 0.24, 0.11, 0.31, Month(2011, 8), feasible=True),
        Lever("revenue_per_customer", 1_405.7, 431.0, 100_000.0, 0.21, 0.11, 0.09, Month(2011, 11), feasible=False),
    )
    return Projection(landing, {lever.kpi: lever for lever in levers})


def _effects() -> tuple[Effect, ...]:
    arms = (Arm("control", 1_004, 0.081, control=True), Arm("letter", 2_011, 0.1043), Arm("card", 1_987, 0.0856))
    lifts = (
        Lift("letter", 0.0233, 0.0012, 0.0441, 0.037, significant=True, method="newcombe"),
        Lift("card", 0.0046, -0.0171, 0.0249, 0.66, significant=False, method="newcombe"),
    )
    read = Effect("mail", MAIL, "new_customers", MONTH, "rate", arms, lifts, 0.41, None, 47.0, 2.0, 89.0,
                  (plain("Read after 30 days", "30日後に測定"),))
    stopped = plain("The groups have other sizes than they were meant to have.", "群の人数が計画と異なる。")
    halted = Effect("phone", PHONE, "retained_customers", MONTH, "rate", arms[:2], (), 0.0004, stopped)
    return read, halted


def _coverage(report: Report) -> Coverage:
    """Closes to zero: what is left is not explained."""
    change = report.compared["revenue"].prior_month.change or 0.0
    parts = {"calendar": -1_200.0, "season": 3_400.0, "initiatives": 900.0, "causes": 5_600.0, "mix": -300.0}
    return Coverage(change, **parts, unexplained=change - sum(parts.values()))


def _investigations() -> tuple[Investigation, ...]:
    return (
        Investigation(f"retained_customers@{MONTH}", "retained_customers", MONTH, "new", 1, -51.0, -22_491.0),
        Investigation("refund_rate@2011-08", "refund_rate", Month(2011, 8), "open", 4, 0.004, None,
                      Label("Order desk"),
                      Month(2011, 12)),
        Investigation("new_customers@2011-09", "new_customers", Month(2011, 9), "answered", 2, 6.0, 2_500.0,
                      Label("Acquisition team"), None, Label("Autumn catalogue reached 40,000 homes."),
                      "autumn-prices"),
    )


def marked(kind: str) -> Report:
    """The report with its call-out of another kind; of an offset, £18,000 do not show."""
    report = sample_report()
    (callout,) = report.findings.callouts
    hidden = 18_000.0 if kind == "offset" else None
    changed = replace(callout, kind=kind, cancelled=hidden)  # type: ignore[arg-type]
    return replace(report, findings=replace(report.findings, callouts=(changed,)))


def charted(kpi: str = "new_customers") -> Report:
    """The report with a KPI on a process behaviour chart, whose month inside the limits is a signal."""
    report = sample_report()
    rule = plain("The eighth month in a row on one side", "8か月連続で中心線の片側")
    spec = report.kpi(kpi).model_copy(update={"expectation": "process_behaviour"})
    band = replace(report.expectation(kpi), rule=rule)
    months = {**report.expectations[kpi], report.month: band}
    return replace(
        report, tree=replace(report.tree, kpis={**report.tree.kpis, kpi: spec}),
        expectations={**report.expectations, kpi: months},
    )
