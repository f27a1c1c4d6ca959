"""The month in one sentence: the KGI against plan and last year, where the gap sits, what is unexplained."""

from __future__ import annotations

from dataclasses import replace

from nenrin.comparisons import Comparison
from nenrin.findings import Callout
from nenrin.report.drivers import Driver, drivers, extreme, gap, main_reference, name, prints, relative
from nenrin.report.report import Report
from nenrin.report.tally import judged, partial, unsettled
from nenrin.vocabulary import Fact, Figure, Sentence


def conclusion(report: Report, *, brief: bool = False) -> Sentence:
    """The report's first sentence. It names no cause: where a difference sits is arithmetic, why is a finding.

    ``brief``: without where it sits.
    """
    if not judged(report):
        plan = "unjudged" if partial(report) is None else "partial"
        return Sentence(f"message.conclusion.{plan}", {"standing": standing(report)})
    chief, where = (None, None) if brief else _where(report)
    facts: dict[str, Fact] = {"standing": standing(report), "open": open_question(report, chief)}
    if where is None:
        return Sentence("message.conclusion.short", facts)
    return Sentence("message.conclusion.full", {**facts, "where": where})


def standing(report: Report) -> Sentence:
    """Where the KGI ended: against plan and last year, else against last month, else alone."""
    root, compared = report.root, report.compared[report.root]
    facts: dict[str, Fact] = {"kpi": report.label(root), "value": report.figure(root, compared.actual)}
    if compared.actual is None:
        return Sentence("message.standing.absent", facts)
    plan, year, month = (side(report, root, compared.against(at)) for at in ("plan", "prior_year", "prior_month"))
    if plan == year == "none":
        facts["gap"] = gap(report, root, compared.prior_month)
        return Sentence(f"message.standing.month_{month}", facts)
    facts["plan"], facts["year_gap"] = gap(report, root, compared.plan), gap(report, root, compared.prior_year)
    facts["year"] = relative(report, root, compared.prior_year)
    return Sentence(f"message.standing.{plan}_{year}", facts)


def side(report: Report, kpi: str, comparison: Comparison) -> str:
    """``above``, ``below``, ``level`` (no difference at the printed precision), or ``none`` without a reference."""
    if comparison.change is None:
        return "none"
    if not prints(report.figure(kpi, comparison.change, "change")):
        return "level"
    return "above" if comparison.change > 0 else "below"


def open_question(report: Report, chief: Driver | None = None) -> Sentence:
    """What is still unexplained: one change (perhaps in the leaf ``chief`` just named), several, or none.

    None called out is not the same as all explained: what is only watched is said.
    """
    callouts, count, quiet = report.findings.callouts, len(judged(report)), unsettled(report)
    if not callouts and quiet:
        plan = "watch_one" if len(quiet) == 1 else "watch_other"
        return Sentence(f"message.open.{plan}", {"count": len(quiet), "kpi": report.label(quiet[0])})
    if not callouts:
        return Sentence(f"message.open.{'none' if count == len(report.tree.kpis) else 'none_of'}", {"judged": count})
    first = callouts[0]
    facts: dict[str, Fact] = {"count": len(callouts), "kpi": report.label(first.kpi), "effect": worth(report, first)}
    if len(callouts) > 1:
        return Sentence("message.open.other", facts)
    there = chief is not None and (chief.node.kpi, chief.node.back) == (first.kpi, 0)
    if first.kind in ("offset", "failed", "masked"):
        return Sentence(f"message.open.{first.kind}", facts)
    return Sentence(f"message.open.{'there' if there else 'one'}", facts)


def worth(report: Report, callout: Callout) -> Figure:
    """The size of a call-out in units of the KGI; beside the tree, in the KPI's own. Of an offset, what is hidden."""
    there = f"callouts.{callout.number - 1}"
    if callout.cancelled is not None:
        return replace(report.figure(report.root, callout.cancelled), id=f"{there}.cancelled")
    if callout.effect_on_root is None:
        return replace(report.figure(callout.kpi, callout.unexplained, "change"), id=f"{there}.unexplained")
    return replace(report.figure(report.root, callout.effect_on_root, "change"), id=f"{there}.effect_on_root")


def _where(report: Report) -> tuple[Driver | None, Sentence | None]:
    """The leaf in which most of the difference sits, and how that is said.

    Where another leaf pulls the other way by at least the whole difference, both are said; no leaf is the chief one.
    """
    reference = main_reference(report)
    if reference is None:
        return None, None
    comparison = report.compared[report.root].against(reference)
    found = drivers(report, reference)
    below = (comparison.change or 0.0) < 0
    chief, against = extreme(found, -1 if below else 1), extreme(found, 1 if below else -1)
    if chief is None:
        return None, None
    facts = _named(report, chief, "leaf")
    if against is None:
        return chief, Sentence(f"message.where.{reference}", facts)
    facts |= _named(report, against, "other")
    if side(report, report.root, comparison) == "level":
        return None, Sentence("message.where.cancel", facts)
    if abs(against.effect.value or 0.0) >= abs(comparison.change or 0.0):
        return None, Sentence(f"message.where.both_{reference}", facts)
    return chief, Sentence(f"message.where.{reference}", facts)


def _named(report: Report, driver: Driver, role: str) -> dict[str, Fact]:
    return {role: name(report, driver.node), f"{role}_effect": driver.effect}
