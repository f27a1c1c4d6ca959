"""What matters this month: three or four points, the weightiest first."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.findings import Callout, State
from nenrin.report.conclusion import worth
from nenrin.report.drivers import Driver, drivers, main_reference, name, prints, relative
from nenrin.report.outlook import outlook_message, side
from nenrin.report.report import Report
from nenrin.report.tally import in_state, judged, outside, partial, strategic, unsettled
from nenrin.vocabulary import Fact, Sentence

_MOST = 4
_CALLOUTS = 2


@dataclass(frozen=True)
class Point:
    """One point: the verdict (``lead``), then the numbers (``detail``)."""

    lead: Sentence
    detail: Sentence


def key_points(report: Report) -> tuple[Point, ...]:
    """Call-outs, strategic KPIs behind plan, the largest effects on the KGI; what was calm or could not be judged."""
    callouts = report.findings.callouts[:_CALLOUTS]
    points = [*_unjudged(report), *(_callout(report, callout) for callout in callouts), *_behind(report)]
    points += [] if callouts or not judged(report) else [_calm(report)]
    points += _effects(report, {callout.kpi for callout in callouts} | set(_furthest_behind(report)))
    return tuple(points[:_MOST]) or (_calm(report),)


def top_findings(report: Report, most: int = 3) -> tuple[Sentence, ...]:
    """The most important points, one line each: what the terminal prints at the end of a run."""
    points = key_points(report)[:most]
    return tuple(Sentence("message.point.line", {"lead": point.lead, "detail": point.detail}) for point in points)


def landing_point(report: Report) -> tuple[Point, ...]:
    """That the running year should end below its plan, or above it, where its whole range lies there."""
    landing = report.projection.landing
    if landing is None or side(landing) not in ("below", "above"):
        return ()
    lead = Sentence(f"message.point.landing_{side(landing)}")
    return (Point(lead, Sentence("message.point.landing", {"landing": outlook_message(report)})),)


def _callout(report: Report, callout: Callout) -> Point:
    expected = report.expectation(callout.kpi)
    facts: dict[str, Fact] = {
        "kpi": report.label(callout.kpi),
        "actual": report.figure(callout.kpi, report.tree.value(callout.kpi, report.month)),
        "low": report.figure(callout.kpi, expected.low), "high": report.figure(callout.kpi, expected.high),
        "effect": worth(report, callout), "root": report.label(report.root),
    }
    lead = callout.headline
    if callout.kind != "month":
        lead = Sentence(f"message.point.{callout.kind}", facts)
    elif callout.state is State.UNEXPLAINED and not callout.causes:
        lead = Sentence("message.point.unexplained", facts)
    elif callout.state is State.PARTLY_EXPLAINED:
        lead = Sentence("message.point.partly", facts)
    weighed = "own" if callout.effect_on_root is None else "weighed"
    if callout.kind == "offset" or (callout.kind == "failed" and weighed == "weighed"):
        weighed = f"weighed_{callout.kind}"
    return Point(lead, Sentence(f"message.point.{weighed}", facts))


def _behind(report: Report) -> list[Point]:
    """The strategic KPI that is furthest behind its plan, or, in a month without one, behind its target."""
    return [point for kpi in _furthest_behind(report) for point in _missed(report, kpi)]


def _furthest_behind(report: Report) -> tuple[str, ...]:
    behind = in_state(report, strategic(report), State.BEHIND_PLAN)
    return (max(behind, key=lambda kpi: _shortfall(report, kpi)),) if behind else ()


def _missed(report: Report, worst: str) -> list[Point]:
    compared, target = report.compared[worst].plan, report.kpi(worst).target
    facts: dict[str, Fact] = {
        "kpi": report.label(worst), "plan": report.figure(worst, compared.value),
        "gap": relative(report, worst, compared), "actual": report.figure(worst, report.compared[worst].actual),
    }
    known = [] if compared.change is None else ["plan"]
    effect = report.figure(report.root, report.contribution(worst, "plan"), "change")
    if known and prints(effect):
        facts |= {"effect": effect, "root": report.label(report.root)}
        known.append("worth")
    if target is not None and target.by is not None:
        facts |= {"target": report.figure(worst, target.value), "by": target.by}
        known.append("target")
    if not known:
        return []
    lead = Sentence(f"message.point.missed_{known[0]}", facts)
    return [Point(lead, Sentence(f"message.point.behind_{'_'.join(known)}", facts))]


def _shortfall(report: Report, kpi: str) -> float:
    """The gap as a share of the plan (or target), so that a rate and an amount can be ranked together."""
    compared, target = report.compared[kpi], report.kpi(kpi).target
    held = compared.plan.value if compared.plan.value is not None else target.value if target else None
    return 0.0 if compared.actual is None or not held else abs(compared.actual - held) / abs(held)


def _effects(report: Report, told: set[str]) -> list[Point]:
    """The most unfavourable and the most favourable effect on the KGI, unless a call-out has told of it."""
    reference = main_reference(report)
    if reference is None or partial(report) is not None:
        return []
    found = drivers(report, reference)
    chosen = [next((driver for driver in found if driver.effect.favourable is good), None) for good in (False, True)]
    return [_effect(report, driver, reference) for driver in chosen if driver and driver.node.kpi not in told]


def _effect(report: Report, driver: Driver, reference: str) -> Point:
    facts: dict[str, Fact] = {
        "leaf": name(report, driver.node), "effect": driver.effect, "root": report.label(report.root),
        "before": driver.before, "after": driver.after,
    }
    plan = "favourable" if driver.effect.favourable else "unfavourable"
    return Point(Sentence(f"message.point.{plan}", facts), Sentence(f"message.point.effect_{reference}", facts))


def _unjudged(report: Report) -> list[Point]:
    """That nothing could be judged, and why."""
    if judged(report) or not report.findings.unjudged:
        return []
    incomplete = partial(report)
    if incomplete is not None:
        return [Point(Sentence("message.point.partial"), Sentence("message.point.reason", {"reason": incomplete}))]
    return [Point(Sentence("message.point.unjudged"), next(iter(report.findings.unjudged.values())))]


def _calm(report: Report) -> Point:
    counted, quiet = judged(report), unsettled(report)
    facts: dict[str, Fact] = {"judged": len(counted), "inside": len(counted) - len(outside(report))}
    if not quiet:
        plan = "calm_all" if facts["inside"] == facts["judged"] else "calm_detail"
        return Point(Sentence("message.point.calm", facts), Sentence(f"message.point.{plan}", facts))
    facts |= {"count": len(quiet), "kpi": report.label(quiet[0])}
    watch = "one" if len(quiet) == 1 else "other"
    return Point(Sentence("message.point.watch", facts), Sentence(f"message.point.watch_{watch}", facts))
