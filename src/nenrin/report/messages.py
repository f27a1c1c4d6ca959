"""Every sentence that a report says of itself, made from its figures alone; here the headline of every page."""

from __future__ import annotations

from nenrin.findings import State
from nenrin.report.conclusion import conclusion, worth
from nenrin.report.drivers import drivers, extreme, main_reference, name, prints, relative
from nenrin.report.period import period
from nenrin.report.points import Point, key_points, top_findings
from nenrin.report.report import Report
from nenrin.report.tally import OPEN, covered, in_state, judged, outside, partial, remaining, strategic, unsettled
from nenrin.vocabulary import Fact, Sentence
from nenrin.vocabulary.figure import half_up

__all__ = [
    "Point", "bridge_message", "conclusion", "key_points", "method_message", "others_message", "period",
    "strategic_message", "top_findings", "tree_message", "unexplained_message", "yardstick",
]

_LISTED = 2
"""KPIs behind plan that have room in a headline."""


def tree_message(report: Report) -> Sentence:
    """How many KPIs left their expected range, and how many of these moves known causes cover."""
    counted, left = judged(report), outside(report)
    if not counted:
        return _without_ranges(report)
    known = len([kpi for kpi in left if covered(report, kpi)])
    facts: dict[str, Fact] = {"judged": len(counted), "outside": len(left), "covered": known}
    if not left:
        return Sentence("message.tree.calm", facts)
    if len(left) == 1:
        return Sentence(f"message.tree.one_{'known' if known else 'open'}", {**facts, "kpi": report.label(left[0])})
    plan = "none" if not known else "all" if known == len(left) else "some"
    return Sentence(f"message.tree.{plan}", facts)


def _without_ranges(report: Report) -> Sentence:
    """Where no KPI has an expected range: how many are held against a plan or target all the same."""
    held = in_state(report, strategic(report), State.BEHIND_PLAN, State.ON_PLAN)
    if not held:
        return Sentence("message.tree.unjudged", {"count": len(report.tree.kpis)})
    facts: dict[str, Fact] = {"held": len(held), "count": len(report.tree.kpis), "yardstick": yardstick(report, held)}
    return Sentence("message.tree.held", facts)


def strategic_message(report: Report) -> Sentence:
    """How many strategic KPIs are behind plan, and by how much."""
    named = strategic(report)
    behind, ahead = in_state(report, named, State.BEHIND_PLAN), in_state(report, named, State.ON_PLAN)
    if not named:
        return Sentence("message.strategic.none")
    facts: dict[str, Fact] = {
        "count": len(named), "behind": len(behind), "on": len(ahead), "yardstick": yardstick(report, behind + ahead),
    }
    if behind:
        listed = tuple(_behind(report, kpi) for kpi in behind[:_LISTED])
        number = "only" if len(named) == 1 else "many" if len(behind) > _LISTED else _number(len(behind))
        return Sentence(f"message.strategic.behind_{number}", {**facts, "list": listed})
    if not ahead:
        planned = any(report.compared[kpi].plan.value is not None for kpi in named)
        return Sentence(f"message.strategic.{'unjudged' if planned else 'unplanned'}_{_number(len(named))}", facts)
    if len(ahead) < len(named):
        return Sentence(f"message.strategic.part_{_number(len(ahead))}", facts)
    return Sentence(f"message.strategic.on_{_number(len(named))}", {**facts, "kpi": report.label(named[0])})


def _behind(report: Report, kpi: str) -> Sentence:
    """A strategic KPI and its gap to plan; its name alone where it has none, or one that prints as zero."""
    gap = relative(report, kpi, report.compared[kpi].plan)
    told = prints(gap) if gap.kind == "change" else gap.value is not None and bool(half_up(gap.value * 100, 1))
    plan = "message.strategic.gap" if told else "message.strategic.named"
    return Sentence(plan, {"kpi": report.label(kpi), "gap": gap})


def yardstick(report: Report, kpis: tuple[str, ...]) -> Sentence:
    """What strategic KPIs were held against: their plan; the target where the month has none; both."""
    planned = {report.compared[kpi].plan.value is not None for kpi in kpis}
    return Sentence(f"message.yardstick.{'both' if len(planned) > 1 else 'target' if planned == {False} else 'plan'}")


def bridge_message(report: Report) -> Sentence:
    """Where the KGI's difference falls and rises most."""
    kpi, reference = report.label(report.root), main_reference(report)
    if partial(report) is not None:
        return Sentence("message.bridge.partial", {"kpi": kpi})
    if reference is None:
        known = report.compared[report.root].prior_month.change is not None
        return Sentence(f"message.bridge.{'undivided' if known else 'alone'}", {"kpi": kpi})
    facts: dict[str, Fact] = {"kpi": kpi, "reference": Sentence(f"message.reference.{reference}")}
    found = drivers(report, reference)
    shown = {"down": extreme(found, -1), "up": extreme(found, 1)}
    for role, driver in shown.items():
        if driver:
            facts |= {role: name(report, driver.node), f"{role}_effect": driver.effect}
    roles = "_".join(role for role, driver in shown.items() if driver) or "flat"
    return Sentence(f"message.bridge.{roles}", facts)


def unexplained_message(report: Report) -> Sentence:
    """How many changes need an answer, and the weightiest."""
    callouts, counted = report.findings.callouts, judged(report)
    if callouts:
        first = callouts[0]
        facts: dict[str, Fact] = {"kpi": report.label(first.kpi), "effect": worth(report, first)}
        if len(callouts) == 1 and first.kind != "month":
            return Sentence(f"message.unexplained.one_{first.kind}", facts)
        return Sentence(f"message.unexplained.{_number(len(callouts))}", {**facts, "count": len(callouts)})
    quiet = unsettled(report)
    if not counted or not quiet:
        return Sentence(f"message.unexplained.{'none' if counted else 'unjudged'}")
    facts = {"kpi": report.label(quiet[0]), "count": len(quiet)}
    return Sentence(f"message.unexplained.watch_{_number(len(quiet))}", facts)


def others_message(report: Report) -> Sentence:
    """How the KPIs that are expected not to move ended the month: "no change" is a finding."""
    rest = remaining(report)
    groups = {
        "stable": in_state(report, rest, State.STABLE),
        "explained": in_state(report, rest, State.EXPLAINED),
        "open": in_state(report, rest, *OPEN),
        "unjudged": in_state(report, rest, State.NOT_JUDGED),
    }
    if not rest:
        return Sentence("message.others.none")
    found = {group: len(kpis) for group, kpis in groups.items() if kpis}
    if len(found) == 1:
        return Sentence(f"message.others.{next(iter(found))}_{_number(len(rest))}", {"count": len(rest)})
    parts = tuple(Sentence(f"message.others.part_{group}", {"count": count}) for group, count in found.items())
    return Sentence("message.others.mixed", {"count": len(rest), "parts": parts})


def method_message(report: Report) -> Sentence:
    """How many checks passed, and how many rows stand behind the figures."""
    passed = sum(check.passed for check in report.checks)
    facts: dict[str, Fact] = {
        "passed": passed, "count": len(report.checks), "files": len(report.intakes),
        "rows": sum(intake.rows_used for intake in report.intakes),
    }
    return Sentence(f"message.method.{'all' if passed == len(report.checks) else 'some'}", facts)


def _number(count: int) -> str:
    """The grammatical number of a count, as the catalogue's keys end."""
    return "one" if count == 1 else "other"
