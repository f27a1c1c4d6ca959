"""Where the customers meet the tree: the KPIs that count the same customers, and how what they bought is printed."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.report.report import Report
from nenrin.vocabulary import Figure, Format, Kind

ACTIVE = "active"


def counting(report: Report) -> Mapping[str, str]:
    """By stage (``active``, ``new``, ``retained``, ``reactivated``) the KPI that counts just these customers.

    Only one that counts distinct customers of the same source under the very same condition: a KPI of one channel's
    new customers is another number.
    """
    known = report.customers.definition if report.customers else None
    if known is None or known.source not in report.sources:
        return {}
    entity, found = report.sources[known.source].entity, dict[str, str]()
    for name, kpi in report.tree.kpis.items():
        one = kpi.measure
        if one is None or one.source != known.source or one.agg != "count_distinct" or one.customers == "churned":
            continue
        same = one.of is not None and one.of.text == entity and one.where == known.active_when
        if same:
            found.setdefault(one.customers or ACTIVE, name)
    return found


def bought_format(report: Report) -> Format:
    """How amounts are printed: as the KGI where it is money, else as the first KPI that is; plain without any."""
    kpis = [report.kpi(report.root), *report.tree.kpis.values()]
    return next((kpi.format for kpi in kpis if kpi.format.style == "currency"), Format())


def bought(report: Report, value: float | None, path: str, kind: Kind = "level") -> Figure:
    """What customers bought, under its name in the JSON of figures."""
    return Figure(value, kind, bought_format(report), report.brief.currency, id=path)


def each_format(report: Report) -> Format:
    """How amounts for one customer are printed: without the scale that suits those of all."""
    return bought_format(report).model_copy(update={"scale": "one", "digits": 0})
