"""All that a report knows about one KPI, gathered: what ``nenrin explain`` tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from nenrin.explanations import Cause, Claim
    from nenrin.report import Report
    from nenrin.sources import Intake
    from nenrin.tree import Node
    from nenrin.vocabulary import Label, Month


@dataclass(frozen=True)
class Leaf:
    """A number counted from rows: the KPI, the month it was read in, its exact value, and the files those rows lie in.

    ``history``: it also takes every earlier file of the source.
    """

    kpi: str
    month: Month
    exact: Decimal | None
    intakes: tuple[Intake, ...]
    history: bool


@dataclass(frozen=True)
class Moved:
    """What stood behind the change since the month before.

    ``effect``: its share of the change of the KGI, in the KGI's unit; None where the KPI is no part of it.
    A segment has a ``segment`` and the KPI's own id.
    """

    kpi: str
    before: float | None
    now: float | None
    effect: float | None = None
    segment: Label | None = None


@dataclass(frozen=True)
class Account:
    """One KPI in the reporting month; ``path`` is empty where it stands beside the tree."""

    report: Report
    kpi: str
    path: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    moved: tuple[Moved, ...]
    known: tuple[tuple[Cause, Claim], ...]

    @property
    def label(self) -> Label:
        """Its name."""
        return self.report.label(self.kpi)


def gather(report: Report, kpi: str) -> Account:
    """Everything about ``kpi``, which must be one of the report's."""
    node = next((node for node in report.tree.nodes if node.kpi == kpi and node.back == 0), None)
    causes = {cause.id: cause for cause in report.causes}
    explanation = report.explanations.get(kpi)
    claims = explanation.claims if explanation else ()
    return Account(
        report, kpi,
        path=tuple(_ids(report, node)) if node else (),
        leaves=tuple(dict.fromkeys(_leaves(report, kpi, report.month, frozenset()))),
        moved=tuple(_moved(report, kpi, node)),
        known=tuple((causes[claim.cause], claim) for claim in claims),
    )


def _ids(report: Report, node: Node) -> Iterator[str]:
    """The KPIs from the root down to ``node``."""
    steps = node.path.split("/")
    by_path = {each.path: each.kpi for each in report.tree.nodes}
    for depth in range(1, len(steps) + 1):
        yield by_path["/".join(steps[:depth])]


def _leaves(report: Report, kpi: str, month: Month, seen: frozenset[str]) -> Iterator[Leaf]:
    """The counted numbers that a KPI's definition rests on, left to right."""
    said = report.kpi(kpi)
    if said.measure is not None:
        source, states = said.measure.source, said.measure.customers
        intakes = tuple(one for one in report.intakes if one.source == source and _covers(one, month))
        exact = report.measures.series.get(kpi, {}).get(month)
        yield Leaf(kpi, month, exact, intakes, history=states is not None)
    elif said.formula is not None and kpi not in seen:
        for name, back in said.formula.references():
            yield from _leaves(report, name, month + -back, seen | {kpi})


def _covers(intake: Intake, month: Month) -> bool:
    """Whether a file holds rows of the month; a file without dates may."""
    first, last = intake.first_day, intake.last_day
    return first is None or last is None or (first <= month.last_day and month.first_day <= last)


def _moved(report: Report, kpi: str, node: Node | None) -> Iterator[Moved]:
    """The children in the tree; without any, the parts of the formula; without those, the segments."""
    tree, month, parts = report.tree, report.month, report.kpi(kpi).split or report.kpi(kpi).formula
    if node is not None and node.children:
        attribution = report.attributions.get("prior_month")
        effects = attribution.contributions if attribution and attribution.failure is None else {}
        for child in node.children:
            before, now = _around(report, child.kpi, child.back)
            yield Moved(child.kpi, before, now, effects.get(child.path))
    elif parts is not None:
        for name, back in parts.references():
            yield Moved(name, *_around(report, name, back))
    else:
        names = report.measures.names
        for dimension, segments in tree.segments.items():
            for segment, series in segments.items():
                if kpi in series:
                    before, now = series[kpi].get(month + -1), series[kpi].get(month)
                    yield Moved(kpi, before, now, segment=names.segment(dimension, segment))


def _around(report: Report, kpi: str, back: int) -> tuple[float | None, float | None]:
    """A KPI's value as the last month read it and as this month reads it."""
    then = report.month + -back
    return report.tree.value(kpi, then + -1), report.tree.value(kpi, then)
