"""The figures of the sample report: six KPIs, fourteen months, plan, comparisons and contributions, all by hand."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.attribution import Attribution
from nenrin.comparisons import Compared, Comparison, Plan, YearToDate
from nenrin.formulas import Formula
from nenrin.measures import Measure
from nenrin.tree import Also, Kpi, Node, Target, Tree
from nenrin.vocabulary import Format, Label, Month, Sentence

MONTH = Month(2011, 11)
MONTHS = tuple(Month(2010, 10) + step for step in range(14))
YEAR_STARTS = 10

_MONEY = Format(style="currency", scale="thousand", digits=1)
_PEOPLE = Format(style="number", unit=Label({"en": "customers", "ja": "人"}))

LEAVES: dict[str, tuple[float, ...]] = {
    "new_customers": (41, 44, 38, 36, 37, 40, 42, 43, 41, 44, 46, 45, 47, 40),
    "retained_customers": (310, 316, 305, 298, 300, 306, 309, 312, 308, 315, 320, 322, 326, 271),
    "revenue_per_customer": (420, 428, 415, 402, 405, 410, 414, 412, 409, 418, 421, 425, 430, 452),
    "refund_rate": (0.031, 0.030, 0.033, 0.032, 0.031, 0.030, 0.029, 0.031, 0.030, 0.029, 0.028, 0.029, 0.029, 0.027),
}
CALM_LAST = {"new_customers": 46.0, "retained_customers": 324.0, "revenue_per_customer": 431.0, "refund_rate": 0.029}
UK_RETAINED = (249, 254, 245, 239, 241, 246, 248, 250, 247, 253, 257, 258, 261, 246)
ADDITIVE = ("revenue", "customers", "new_customers", "retained_customers")


def plain(en: str, ja: str) -> Sentence:
    """A sentence given verbatim in both languages."""
    return Sentence("common.plain", {"text": Label({"en": en, "ja": ja})})


def series_of(*, calm: bool) -> dict[str, dict[Month, float]]:
    leaves = {kpi: (*values[:-1], CALM_LAST[kpi]) if calm else values for kpi, values in LEAVES.items()}
    series = {
        kpi: {month: float(value) for month, value in zip(MONTHS, values, strict=True)}
        for kpi, values in leaves.items()
    }
    return {**_derive(series), **series}


def _derive(leaves: Mapping[str, Mapping[Month, float]]) -> dict[str, dict[Month, float]]:
    """Customers = new + retained; revenue = customers × revenue per customer."""
    months = leaves["new_customers"]
    customers = {month: leaves["new_customers"][month] + leaves["retained_customers"][month] for month in months}
    revenue = {month: customers[month] * leaves["revenue_per_customer"][month] for month in months}
    return {"revenue": revenue, "customers": customers}


def kpis() -> dict[str, Kpi]:
    measure = Measure(source="orders", agg="sum")
    return {
        "revenue": Kpi(
            label=Label({"en": "Revenue", "ja": "売上高"}), measure=measure,
            split=Formula.parse("customers * revenue_per_customer"), also=(Also(by="region"),), format=_MONEY,
            better="up",
        ),
        "customers": Kpi(
            label=Label({"en": "Customers", "ja": "購入顧客数"}), measure=measure,
            split=Formula.parse("new_customers + retained_customers"), format=_PEOPLE, better="up",
        ),
        "new_customers": Kpi(
            label=Label({"en": "New customers", "ja": "新規顧客数"}), measure=measure, format=_PEOPLE, better="up",
            stance="strategic",
            target=Target(value=50, by=Month(2012, 3), owner=Label("Acquisition team"),
                          action=Label("autumn catalogue")),
        ),
        "retained_customers": Kpi(
            label=Label({"en": "Retained customers", "ja": "継続顧客数"}), measure=measure, format=_PEOPLE, better="up",
            owner=Label("CRM team"),
            note=Label({"en": "Bought in an earlier month too.", "ja": "前月以前にも購入した顧客。"}),
        ),
        "revenue_per_customer": Kpi(
            label=Label({"en": "Revenue per customer", "ja": "顧客単価"}), formula=Formula.parse("revenue / customers"),
            format=Format(style="currency", digits=1), better="up",
        ),
        "refund_rate": Kpi(
            label=Label({"en": "Refund rate", "ja": "返金率"}), measure=measure,
            format=Format(style="percent", digits=1), better="down", stance="strategic",
            target=Target(value=0.025, by=Month(2012, 3), owner=Label("Order desk"),
                          action=Label("sizes checked by phone")),
        ),
    }


def tree_of(series: Mapping[str, Mapping[Month, float]], months: tuple[Month, ...]) -> Tree:
    customers = "revenue/customers"
    root = Node("revenue", "revenue", children=(
        Node("customers", customers, 1, children=(
            Node("new_customers", f"{customers}/new_customers", 2),
            Node("retained_customers", f"{customers}/retained_customers", 2, operator="+"),
        )),
        Node("revenue_per_customer", "revenue/revenue_per_customer", 1, operator="×"),
    ))
    uk = {month: float(value) for month, value in zip(MONTHS, UK_RETAINED, strict=True) if month in months}
    abroad = {month: series["retained_customers"][month] - value for month, value in uk.items()}
    return Tree(
        root=root, kpis=kpis(), months=months, series={kpi: series[kpi] for kpi in kpis()},
        segments={"region": {"UK": {"retained_customers": uk}, "Abroad": {"retained_customers": abroad}}},
        year_to_date={kpi: _year_to_date(kpi, series) for kpi in kpis()}, year_starts=YEAR_STARTS,
    )


def _year_to_date(kpi: str, series: Mapping[str, Mapping[Month, float]]) -> dict[Month, float]:
    """October and November: sums; revenue per customer is recomputed from its parts; a rate of orders is left out."""
    found = {}
    for month in (MONTH, MONTH + -12):
        so_far = month.year_to_date(YEAR_STARTS)
        if not all(at in series["revenue"] for at in so_far):
            continue
        if kpi in ADDITIVE:
            found[month] = sum(series[kpi][at] for at in so_far)
        elif kpi == "revenue_per_customer":
            found[month] = sum(series["revenue"][at] for at in so_far) / sum(series["customers"][at] for at in so_far)
    return found


def plan_figures() -> Plan:
    """Illustrative: last year's month, customers × 1.05, the rest unchanged; written for two months."""
    factors = {"new_customers": 1.05, "retained_customers": 1.05, "revenue_per_customer": 1.0, "refund_rate": 1.0}
    months = (MONTH + -1, MONTH)
    leaves = {
        kpi: {month: LEAVES[kpi][MONTHS.index(month + -12)] * factor for month in months}
        for kpi, factor in factors.items()
    }
    return Plan({**_derive(leaves), **leaves}, "plan.csv")


def _comparison(kpi: str, actual: float | None, reference: float | None) -> Comparison:
    if actual is None or reference is None:
        return Comparison(value=reference)
    change = actual - reference
    better = kpis()[kpi].better
    favourable = None if change == 0 or better == "none" else (change > 0) == (better == "up")
    relative = None if kpi == "refund_rate" or reference == 0 else change / abs(reference)
    return Comparison(reference, change, relative, favourable)


def compare(tree: Tree, plan: Plan, kpi: str) -> Compared:
    actual = tree.value(kpi, MONTH)
    so_far = tree.year_to_date[kpi]
    planned = [plan.value(kpi, month) for month in MONTH.year_to_date(YEAR_STARTS)]
    year_plan = sum(value for value in planned if value) if kpi in ADDITIVE and all(planned) else None
    return Compared(
        actual,
        prior_month=_comparison(kpi, actual, tree.value(kpi, MONTH + -1)),
        prior_year=_comparison(kpi, actual, tree.value(kpi, MONTH + -12)),
        plan=_comparison(kpi, actual, plan.value(kpi, MONTH)),
        year_to_date=YearToDate(
            so_far.get(MONTH), _comparison(kpi, so_far.get(MONTH), so_far.get(MONTH + -12)),
            _comparison(kpi, so_far.get(MONTH), year_plan),
        ),
    )


def attribute(tree: Tree, plan: Plan, reference: str) -> Attribution:
    """Straight path, exact by hand: the integrand is linear in t, so every leaf gets Δ × the mean of its partner."""
    back = {"prior_month": -1, "prior_year": -12, "plan": 0}[reference]
    kpis = ("new_customers", "retained_customers", "revenue_per_customer", "customers", "revenue")
    start = {kpi: plan.value(kpi, MONTH) if reference == "plan" else tree.value(kpi, MONTH + back) for kpi in kpis}
    if any(value is None for value in start.values()):
        return Attribution(reference, failure=plain("The reference is absent.", "比較対象がない。"))
    before = {kpi: value for kpi, value in start.items() if value is not None}
    now = {kpi: tree.series[kpi][MONTH] for kpi in kpis}
    new, retained, per_customer, _, _ = (now[kpi] - before[kpi] for kpi in kpis)
    value = (now["revenue_per_customer"] + before["revenue_per_customer"]) / 2
    count = (now["customers"] + before["customers"]) / 2
    top = "revenue/customers"
    contributions = {
        "revenue": (new + retained) * value + per_customer * count,
        top: (new + retained) * value,
        f"{top}/new_customers": new * value,
        f"{top}/retained_customers": retained * value,
        "revenue/revenue_per_customer": per_customer * count,
    }
    leaves = {path: path.rsplit("/", 1)[1] for path in contributions if path not in ("revenue", top)}
    return Attribution(
        reference, before["revenue"], now["revenue"], contributions,
        start_values={path: before[kpi] for path, kpi in leaves.items()},
        end_values={path: now[kpi] for path, kpi in leaves.items()},
    )
