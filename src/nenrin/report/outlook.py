"""The headline of the outlook: where the fiscal year lands against its plan, or what the initiatives showed."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from nenrin.projections import Landing
from nenrin.report.report import Report
from nenrin.vocabulary import Fact, Figure, Kind, Sentence


def outlook_message(report: Report) -> Sentence:
    """The landing where there is one, else how many initiatives show an effect."""
    landing = report.projection.landing
    if landing is None:
        shown = sum(any(lift.significant for lift in effect.lifts) for effect in report.effects)
        plan = "none" if not shown else "one" if len(report.effects) == 1 else "some"
        return Sentence(f"message.outlook.initiatives_{plan}", {"count": len(report.effects), "shown": shown})
    facts: dict[str, Fact] = {
        "kpi": report.label(report.root), "end": landing.last,
        "mid": _amount(report, landing, "mid"), "gap": _amount(report, landing, "gap", "change"),
    }
    return Sentence(f"message.outlook.{side(landing)}", facts)


def side(landing: Landing) -> Literal["alone", "above", "ahead", "around", "below", "over", "under", "closed"]:
    """Where the range lies against the plan of the year; a year that is over has no range any more."""
    if not landing.remaining:
        return "closed" if landing.gap is None else "under" if landing.gap > 0 else "over"
    if landing.plan is None:
        return "alone"
    if landing.low > landing.plan:
        return "above"
    if landing.high < landing.plan:
        return "below"
    return "around" if landing.plan > landing.mid else "ahead"


def _amount(report: Report, landing: Landing, name: str, kind: Kind = "level") -> Figure:
    return replace(report.figure(report.root, getattr(landing, name), kind), id=f"projection.landing.{name}")
