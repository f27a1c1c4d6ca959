"""Which leaves of the tree the change of the root is made of, largest first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nenrin.attribution import Attribution
from nenrin.comparisons import Comparison
from nenrin.report.report import Report
from nenrin.tree import Node
from nenrin.vocabulary import Fact, Figure, Sentence
from nenrin.vocabulary.figure import half_up

_PREFERRED = ("plan", "prior_year", "prior_month")
"""What the report's sentences compare with, where it is known."""


@dataclass(frozen=True)
class Driver:
    """One leaf, its contribution to the root's change in the root's format, its own values ``before`` and ``after``."""

    node: Node
    effect: Figure
    before: Figure
    after: Figure


def main_reference(report: Report) -> str | None:
    """What the month is explained against: the plan, else last year, else last month; None where none can be."""
    for reference in _PREFERRED:
        attribution = report.attributions.get(reference)
        compared = report.compared[report.root].against(reference)
        if attribution is not None and attribution.failure is None and compared.change is not None:
            return reference
    return None


def beside(report: Report) -> tuple[str, ...]:
    """What the bridge compares with besides: last year beside the plan, then what was expected, where it is known."""
    main = main_reference(report)
    wanted = ("prior_year",) * (main == "plan") + ("expected",) * (main is not None)
    found = ((reference, report.attributions.get(reference)) for reference in wanted)
    return tuple(name for name, one in found if one is not None and one.failure is None and one.change is not None)


def node_names(report: Report, reference: str) -> dict[str, str]:
    """By path, where the figures hold what each node did, against a reference or in the ``year`` so far."""
    found = report.year if reference == "year" else report.attributions[reference]
    place = "year" if reference == "year" else f"attributions.{reference}"
    listed = [node.path for node in report.tree.nodes if found is not None and node.path in found.contributions]
    return {path: f"{place}.nodes.{number}" for number, path in enumerate(listed)}


def drivers(report: Report, reference: str) -> tuple[Driver, ...]:
    """The leaves whose contribution prints as more than zero, by size."""
    attribution, names = report.attributions[reference], node_names(report, reference)
    found = [
        Driver(node, _effect(report, attribution.contributions[node.path], f"{names[node.path]}.contribution"),
               *_values(report, attribution, node, names[node.path]))
        for node in report.tree.nodes
        if node.leaf and node.path in attribution.contributions
    ]
    return tuple(sorted((one for one in found if prints(one.effect)), key=lambda one: -abs(one.effect.value or 0.0)))


def extreme(found: tuple[Driver, ...], direction: int) -> Driver | None:
    """The largest of one sign: ``direction`` 1 or −1."""
    return next((one for one in found if (one.effect.value or 0.0) * direction > 0), None)


def name(report: Report, node: Node) -> Fact:
    """What a leaf is called: its KPI's label, or that of the month before."""
    label = report.label(node.kpi)
    if node.back == 0:
        return label
    plan = "message.month_before" if node.back == 1 else "message.months_before"
    return Sentence(plan, {"kpi": label, "back": node.back})


def prints(figure: Figure) -> bool:
    """Whether the figure's number, rounded as it is printed, is not zero."""
    return figure.value is not None and bool(half_up(figure.value / figure.format.divisor, figure.format.digits))


def gap(report: Report, kpi: str, comparison: Comparison) -> Sentence:
    """A difference as people say it: the amount and, where it has a meaning, its share of the reference."""
    change = _difference(report, kpi, comparison)
    if comparison.relative is None:
        return Sentence("message.gap.plain", {"change": change})
    return Sentence("message.gap.both", {"change": change, "relative": relative(report, kpi, comparison)})


def relative(report: Report, kpi: str, comparison: Comparison) -> Figure:
    """A difference in one number: as a share of the reference, or in points where it is a rate."""
    if comparison.relative is None:
        return _difference(report, kpi, comparison)
    found = report.figure(kpi, comparison.relative, "relative", favourable=comparison.favourable)
    return replace(found, id=_place(report, kpi, comparison, "relative"))


def _difference(report: Report, kpi: str, comparison: Comparison) -> Figure:
    """A difference in the KPI's own unit."""
    found = report.figure(kpi, comparison.change, "change", favourable=comparison.favourable)
    return replace(found, id=_place(report, kpi, comparison, "change"))


def _place(report: Report, kpi: str, comparison: Comparison, part: str) -> str:
    """Where the figures hold a part of the month's comparison; empty for one of another time."""
    compared = report.compared.get(kpi)
    against = (one for one in _PREFERRED if compared is not None and compared.against(one) is comparison)
    return next((f"kpis.{kpi}.{reference}.{part}" for reference in against), "")


def _effect(report: Report, value: float, name: str) -> Figure:
    better = report.kpi(report.root).better
    favourable = None if better == "none" or value == 0 else (value > 0) == (better == "up")
    return replace(report.figure(report.root, value, "change", favourable=favourable), id=name)


def _values(report: Report, attribution: Attribution, node: Node, name: str) -> tuple[Figure, Figure]:
    ends = {"start": attribution.start_values, "end": attribution.end_values}
    found = {end: report.figure(node.kpi, values.get(node.path)) for end, values in ends.items()}
    before, after = (replace(figure, id=f"{name}.{end}") for end, figure in found.items())
    return before, after
