"""Reports as large as one wants: a KGI that is a sum of groups, each a sum of quantity × price, all planned."""

from __future__ import annotations

from grown_report import FIRST, Series, grown_report, kpi, wave
from nenrin.report import Report
from nenrin.tree import Kpi


def large(groups: int, of: int, months: int) -> Report:
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
    return grown_report({"root": kpi("root", formula=tops, split=tops, format=money), **kpis}, series, plan)
