"""A shop's report with initiatives of every method, a landing, levers, and coverages: for the sheets that show them."""

from __future__ import annotations

from dataclasses import replace

from grown_report import FIRST, shop
from nenrin.effects import Arm, Effect, Lift
from nenrin.effects.contrast import adjusted, means, rates
from nenrin.explanations import cover
from nenrin.projections import Landing, Lever, Projection
from nenrin.report import Report
from nenrin.vocabulary import Label, Sentence

LAST = FIRST + 29


def lift(arm: Arm, other: Arm, method: str, slope: float | None = None) -> Lift:
    pair = [adjusted(one, slope) if slope else one for one in (arm, other)]
    found = (rates if method == "newcombe" else means)([(1.0, pair[0]), (-1.0, pair[1])])
    return Lift(arm.label, found.value, found.low, found.high, found.p, found.p < 0.05, method, theta=slope)


def effects() -> tuple[Effect, ...]:
    """Rates, means, a ratio, a pre-period, no spread at all, a reading that was stopped, a control series."""
    rate = Arm("mail", 70, 56 / 70), Arm("held", 80, 48 / 80, control=True)
    mean = Arm("a", 40, 51.25, 2210.5), Arm("b", 55, 47.5, 3120.75, control=True)
    ratio = Arm("a", 40, 1.25, 22.5, per=3.1), Arm("b", 55, 1.1, 31.25, control=True, per=2.9)
    known = (
        Arm("a", 40, 51.25, 2210.5, pre_mean=30.0, pre_squares=900.0, pre_products=800.0),
        Arm("b", 55, 47.5, 3120.75, control=True, pre_mean=31.0, pre_squares=1200.0, pre_products=900.0),
    )
    flat = Arm("a", 40, 5.0), Arm("b", 55, 4.0, control=True)
    pairs = (
        (rate, "newcombe", None), (mean, "welch", None), (ratio, "delta", None), (known, "cuped", 0.8),
        (flat, "welch", None),
    )
    found = [
        Effect(f"e{at}", Label(f"Effect {at}"), "orders", LAST, "rate", arms, (lift(*arms, method, slope),), total=4.0)
        for at, (arms, method, slope) in enumerate(pairs)
    ]
    why = Sentence("common.plain", {"text": "small"})
    stopped = Effect("stop", Label("Stopped"), "orders", LAST, "rate", stopped=why)
    found_by_did = Lift("UK", 4.0, 1.0, 7.0, 0.01, significant=True, method="did")
    found_by_line = Lift("UK", 4.0, 1.0, 7.0, 0.01, significant=True, method="regression")
    series = Effect("s", Label("Series"), "orders", LAST, "series", lifts=(found_by_did, found_by_line))
    return (*found, stopped, series)


def grown() -> Report:
    report = shop()
    parts = cover(report.tree, report.explanations, report.expectations, LAST)
    goods = parts["goods"]
    parts["goods"] = replace(                     # every part in turn, so that the whole still closes
        goods, change=goods.change + 4.0, calendar=1.0, season=goods.season - 1.0, initiatives=2.0,
        causes=goods.causes - 2.0, mix=3.0, noise=goods.noise - 3.0, restatement=4.0,
    )
    kpis = ("growth", "basket", "goods")
    levers = {kpi: Lever(kpi, 1.0, 2.0, 3.0, 0.1, 0.05, 0.2, LAST, feasible=True) for kpi in kpis}
    levers["goods"] = Lever("goods", -1.0, 2.0, 3.0, -0.1, -0.05, -0.2, LAST, feasible=True)
    year = sum(report.tree.series["profit"][LAST + -step] for step in range(6))
    landing = Landing(FIRST + 24, FIRST + 35, year, (LAST + 1,), year + 10, year + 20, year + 30, year + 100)
    return replace(report, effects=effects(), coverages=parts, projection=Projection(landing, levers))


def crowded(count: int = 401) -> Report:
    """A report with more segments than a sheet takes rows of."""
    report = shop()
    parts = {f"Shop {number}": {"goods": {LAST: 1.0}} for number in range(count)}
    return replace(report, tree=replace(report.tree, segments={"region": parts}))
