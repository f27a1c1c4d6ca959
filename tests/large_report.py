"""Reports as large as one wants: a KGI that is a sum of groups, each a sum of quantity × price, all planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grown_past import remembering
from grown_report import FIRST, Series, grown_report, kpi, wave
from nenrin import expectations, explanations, projections
from nenrin.explanations import Cause
from nenrin.report import Report
from nenrin.tree import Kpi


def large(groups: int, of: int, months: int, causes: Sequence[Cause] = ()) -> Report:
    """``groups`` × ``of`` products: 1 + groups × (1 + 3 × of) KPIs."""
    kpis: dict[str, Kpi] = {}
    series: dict[str, Series] = {}
    money = {"style": "currency"}
    for group in range(groups):
        names = [f"s{group}_{number}" for number in range(of)]
        for number, name in enumerate(names):
            kpis[name] = kpi(name, split=f"{name}_q * {name}_p", format=money)
            kpis[f"{name}_q"] = kpi(f"{name}_q", measure={"source": "orders", "agg": "count"})
            kpis[f"{name}_p"] = kpi(f"{name}_p", formula=f"{name} / {name}_q", format=money | {"digits": 2})
            pieces = [float(round(value)) for value in wave(400 + number, 0.2, months, number)]
            prices = wave(40 + group, 0.05, months, group + 1)
            series[f"{name}_q"] = pieces
            series[name] = [round(piece * price, 2) for piece, price in zip(pieces, prices, strict=True)]
        kpis[f"g{group}"] = kpi(f"g{group}", formula=" + ".join(names), split=" + ".join(names), format=money)
    tops = " + ".join(f"g{group}" for group in range(groups))
    plan = {
        name: {FIRST + step: round(float(value or 0) * 1.03, 2) for step, value in enumerate(line)}
        for name, line in series.items()
    }
    root = kpi("root", formula=tops, split=tops, format=money)
    return grown_report({"root": root, **kpis}, series, plan, causes=causes)


def remembered(groups: int, of: int, months: int) -> Report:
    """The same client as a run knows it, at least two products in a group.

    With every earlier month, where each change went, the landing and its levers, and two causes in every group.
    """
    report = large(groups, of, months, tuple(cause for group in range(groups) for cause in _causes(group, months)))
    tree, month = report.tree, report.month
    every = expectations.expect(tree, month, window=months)
    unusual, shifted = explanations.one_offs(tree, report.causes), explanations.shifts(tree, report.causes, month)
    return remembering(replace(
        report, expectations=every, coverages=explanations.cover(tree, report.explanations, every, month),
        projection=projections.project(tree, report.plan, month, one_offs=unusual, shifts=shifted),
    ))


def _causes(group: int, months: int) -> Iterator[Cause]:
    """A price rise that stays, begun in another month in each group; a loss of stock in the last two months."""
    rise = {"from": str(FIRST + (months - 12 + group % 12))}
    loss = {"from": str(FIRST + (months - 2)), "to": str(FIRST + (months - 1))}
    for name, kpi_, kind, direction, size, span in (
        ("prices", f"s{group}_0_p", "price", "up", ["2%", "4%"], rise),
        ("stock", f"s{group}_1_q", "market", "down", [20, 40], loss),
    ):
        own = f"{name}_{group}"
        yield Cause.model_validate({
            "id": own, "label": own, "kpi": kpi_, "kind": kind, "direction": direction, "size": size, "months": span,
        })
