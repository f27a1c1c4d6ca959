"""Reports grown by the real rooms from series written by hand: small trees of every shape, for the workbook's tests."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from nenrin import attribution, comparisons, expectations, explanations, findings, tree
from nenrin.explanations import Cause
from nenrin.measures import Coverage, Dimension, Measures
from nenrin.report import Brief, Client, Report, check, fingerprint
from nenrin.sources import Intake
from nenrin.tree import Kpi
from nenrin.vocabulary import Label, Month

FIRST = Month(2010, 1)
Series = Sequence[float | None]
_ACME = Label({"en": "Acme & Sons", "ja": "アクメ商会"})
_REGION = Dimension(label=Label({"en": "Region", "ja": "地域"}), source="orders", of="country")


def kpi(name: str, **said: object) -> Kpi:
    """A KPI: by default a sum of rows for which up is better."""
    if "formula" not in said:
        said.setdefault("measure", {"source": "orders", "agg": "sum", "of": "amount"})
    return Kpi.model_validate({"label": name.replace("_", " ").capitalize(), "better": "up", **said})


def wave(level: float, swing: float, months: int, phase: float = 0.0) -> list[float]:
    """A yearly season with a little growth: always the same, never negative for a swing below 1."""
    seasons = [1 + swing * math.sin(step * math.tau / 12 + phase) for step in range(months)]
    return [round(level * (1 + 0.004 * step) * season, 2) for step, season in enumerate(seasons)]


def grown_report(
    kpis: Mapping[str, Kpi],
    series: Mapping[str, Series],
    plan: Mapping[str, Mapping[Month, float]] | None = None,
    *,
    causes: Sequence[Cause] = (),
    month: Month | None = None,
    year_starts: int = 1,
    currency: str = "GBP",
    segments: Mapping[str, Mapping[str, Series]] | None = None,
) -> Report:
    """The first KPI is the root. ``series`` begin in January 2010, None where a month is absent; ``month``: the last.

    ``segments``: region → KPI → series.
    """
    length = max(map(len, series.values()))
    month = month or FIRST + (length - 1)
    months = tuple(FIRST + step for step in range(month - FIRST + 1))
    measured = _measures(kpis, series, months, month, year_starts)
    if segments:
        regions = {
            region: {name: _exact(line, month) for name, line in lines.items()} for region, lines in segments.items()
        }
        measured = replace(measured, segments={"region": regions})
    grown = tree.grow(kpis, next(iter(kpis)), measured, year_starts)
    planned = _plan(grown, plan)
    compared = comparisons.compare(grown, planned, month)
    attributions = attribution.attribute_all(grown, planned, month)
    expected = expectations.expect(grown, month)
    explained = explanations.explain(grown, causes, expected, month)
    found = findings.find(grown, compared, expected, explained, measured, month, 0.0, 0.005, currency)
    intakes = (Intake("orders", "orders.csv", None, "a" * 64, "utf-8", 1, 900, 900),)
    return Report(
        Client(id="acme", name=_ACME), Brief(currency=currency), month, grown, measured, planned, compared,
        attributions, expected, tuple(causes), explained, found,
        check(grown, measured, attributions, explained, intakes, month), fingerprint("c" * 64, intakes, planned, month),
        dimensions={"region": _REGION} if segments else {}, intakes=intakes,
    )


def _measures(
    kpis: Mapping[str, Kpi], series: Mapping[str, Series], months: Sequence[Month], month: Month, year_starts: int,
) -> Measures:
    exact = {name: _exact(line, month) for name, line in series.items()}
    counted = {name for name, one in kpis.items() if one.measure is not None and one.measure.agg in ("sum", "count")}
    years = {name: _so_far(exact[name], month, year_starts) for name in counted if name in exact}
    coverage = {at: Coverage(100, at.first_day, at.last_day, 26) for at in months}
    return Measures(tuple(months), exact, years, {}, {"orders": coverage}, frozenset(counted))


def _exact(line: Series, month: Month) -> dict[Month, Decimal]:
    """What is there up to ``month``."""
    found = {FIRST + step: value for step, value in enumerate(line) if value is not None}
    return {at: Decimal(str(value)) for at, value in found.items() if at <= month}


def _so_far(line: Mapping[Month, Decimal], month: Month, year_starts: int) -> dict[Month, Decimal]:
    """The year so far in the reporting month and a year before, where every month of it is there."""
    found = {}
    for end in (month, month + -12):
        so_far = end.year_to_date(year_starts)
        if all(at in line for at in so_far):
            found[end] = sum((line[at] for at in so_far), Decimal(0))
    return found


def _plan(grown: tree.Tree, plan: Mapping[str, Mapping[Month, float]] | None) -> comparisons.Plan:
    """Written to a file and read as any plan is."""
    if plan is None:
        return comparisons.Plan()
    rows = [f"{at},{name},{value}" for name, line in plan.items() for at, value in line.items()]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plan.csv").write_text("\n".join(("month,kpi,value", *rows)) + "\n", encoding="utf-8")
        return comparisons.read_plan(Path(folder), "plan.csv", grown)


def shop(
    month: Month | None = None, freight_jumps: float = 0.0,
    edit: Callable[[dict[str, list[float]]], None] | None = None,
    **said: object,
) -> Report:
    """Thirty months of a small shop: a sum, a product, a quotient, a month before, a rate beside the tree, a plan.

    ``edit``: changes the series after the plan was made from them. The shop of which no more is said is grown once.
    """
    return _shop(month, freight_jumps, edit, **said) if edit or said else _usual(month, freight_jumps)


@cache
def _usual(month: Month | None, freight_jumps: float) -> Report:
    return _shop(month, freight_jumps, None)


def _shop(
    month: Month | None, freight_jumps: float, edit: Callable[[dict[str, list[float]]], None] | None, **said: object,
) -> Report:
    kpis = {
        "profit": kpi("profit", formula="revenue - costs", split="revenue - costs", format={"style": "currency"}),
        "revenue": kpi(
            "revenue", split="orders * basket", format={"style": "currency", "scale": "thousand", "digits": 1},
        ),
        "orders": kpi("orders", measure={"source": "orders", "agg": "count"}, split="prev(orders) * growth"),
        "growth": kpi("growth", formula="orders / prev(orders)", format={"digits": 3}),
        "basket": kpi("basket", formula="revenue / orders", format={"style": "currency", "digits": 2}),
        "costs": kpi("costs", better="down", split="goods + freight", format={"style": "currency"}),
        "goods": kpi("goods", better="down", format={"style": "currency"}, also=[{"by": "region"}]),
        "freight": kpi("freight", better="none", format={"style": "currency"}),
        "margin": kpi(
            "margin", formula="(revenue - costs) / revenue", format={"style": "percent", "digits": 1},
            stance="strategic",
            target={"value": 0.4, "by": "2012-12", "owner": "Sales", "action": "fewer discounts"},
        ),
    }
    orders = [float(round(value)) for value in wave(400, 0.2, 30)]
    revenue = [round(count * value, 2) for count, value in zip(orders, wave(41.5, 0.05, 30, 1.0), strict=True)]
    goods, freight = wave(8_000, 0.15, 30), wave(900, 0.3, 30, 2.0)
    freight[-1] += freight_jumps
    costs = [round(one + other, 2) for one, other in zip(goods, freight, strict=True)]
    series = {"revenue": revenue, "orders": orders, "costs": costs, "goods": goods, "freight": freight}
    plan = {
        name: {FIRST + step: round(series[name][step] * 1.03, 2) for step in range(18, 30)}
        for name in ("revenue", "orders", "goods", "freight")
    }
    if edit is not None:
        edit(series)
    home = [round(value * 0.6, 2) for value in goods]
    abroad = [round(value - other, 2) for value, other in zip(goods, home, strict=True)]
    segments = {"UK": {"goods": home}, "North/South": {"goods": abroad}}
    return grown_report(kpis, series, plan, month=month, segments=segments, **said)  # type: ignore[arg-type]


def wide(month: Month | None = None) -> Report:
    """Twelve leaves under one root, each with a condition on its rows, one of them suddenly gone."""
    names = [f"shop_{number}" for number in range(1, 13)]
    where = {"source": "orders", "agg": "sum", "of": "amount", "where": "amount > 0"}
    kpis = {"all": kpi("all", formula=" + ".join(names), split=" + ".join(names), format={"style": "currency"})}
    kpis |= {name: kpi(name, measure=where, format={"style": "currency"}) for name in names}
    series: dict[str, Series] = {name: wave(1000.0 * (at + 1), 0.1, 26, at) for at, name in enumerate(names)}
    series["shop_7"] = [*series["shop_7"][:-1], 12.5]
    return grown_report(kpis, series, month=month)
