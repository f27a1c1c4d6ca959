"""Which leaves of the tree the change of the root is made of, largest first."""

from __future__ import annotations

from dataclasses import dataclass

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


def drivers(report: Report, reference: str) -> tuple[Driver, ...]:
    """The leaves whose contribution prints as more than zero, by size."""
    attribution = report.attributions[reference]
    found = [
        Driver(node, _effect(report, attribution.contributions[node.path]), *_values(report, reference, node))
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
    change = report.figure(kpi, comparison.change, "change", favourable=comparison.favourable)
    if comparison.relative is None:
        return Sentence("message.gap.plain", {"change": change})
    return Sentence("message.gap.both", {"change": change, "relative": relative(report, kpi, comparison)})


def relative(report: Report, kpi: str, comparison: Comparison) -> Figure:
    """A difference in one number: as a share of the reference, or in points where it is a rate."""
    if comparison.relative is None:
        return report.figure(kpi, comparison.change, "change", favourable=comparison.favourable)
    return report.figure(kpi, comparison.relative, "relative", favourable=comparison.favourable)


def _effect(report: Report, value: float) -> Figure:
    better = report.kpi(report.root).better
    favourable = None if better == "none" or value == 0 else (value > 0) == (better == "up")
    return report.figure(report.root, value, "change", favourable=favourable)


def _values(report: Report, reference: str, node: Node) -> tuple[Figure, Figure]:
    attribution = report.attributions[reference]
    before, after = attribution.start_values.get(node.path), attribution.end_values.get(node.path)
    return report.figure(node.kpi, before), report.figure(node.kpi, after)
