"""The verdict on one KPI."""

from __future__ import annotations

from typing import NamedTuple

from nenrin.comparisons import Compared
from nenrin.expectations import Expectation
from nenrin.explanations import Explanation
from nenrin.findings.facts import facts
from nenrin.findings.finding import State, Verdict
from nenrin.findings.rule import Reason, Sizes, rule
from nenrin.tree import Kpi
from nenrin.vocabulary import Sentence

_OUTSIDE = (Reason.UNEXPLAINED, Reason.UNEXPLAINED_UNSIZED, Reason.UNEXPLAINED_DESPITE)
"""Reasons that say the month lies outside its range; of a signal within it they say so."""


class Evidence(NamedTuple):
    """All that is known about one KPI in one month. ``barred``: why nobody may judge it, or None."""

    name: str
    kpi: Kpi
    compared: Compared
    expectation: Expectation | None
    explanation: Explanation
    barred: Sentence | None
    currency: str

    @property
    def sizes(self) -> Sizes | None:
        """What the rule looks at; None where the band or the data is missing."""
        known, actual, band = self.explanation, self.compared.actual, self.expectation or Expectation()
        half = None if actual is None else band.half_beside(actual)
        if self.barred is not None or half is None or known.surprise is None:
            return None
        explained, rest = known.explained or 0.0, known.unexplained or 0.0
        return Sizes(known.surprise, half, explained, rest, known.spread or half, band.signal)

    def say(self, plan: str) -> Sentence:
        """A sentence about it."""
        return Sentence(plan, facts(self.kpi, self.compared, self.expectation, self.explanation, self.currency))


def judge(evidence: Evidence) -> Verdict:
    """The KPI's state: against the plan for strategic KPIs, against what was expected for all others."""
    if evidence.barred is not None:
        return Verdict(evidence.name, State.NOT_JUDGED, evidence.barred)
    sizes = evidence.sizes
    surprising = sizes is not None and sizes.surprising
    against_plan = _against_plan(evidence) if evidence.kpi.strategic else None
    if against_plan is not None:
        state, plan = against_plan
        return Verdict(evidence.name, state, _with_rule(evidence, plan), surprising)
    if sizes is None:
        return Verdict(evidence.name, State.NOT_JUDGED, _nothing_expected(evidence))
    state, reason = rule(sizes, evidence.explanation)
    inside = "" if sizes.outside or reason not in _OUTSIDE else "_signal"
    return Verdict(evidence.name, state, _with_rule(evidence, f"{reason}{inside}"), surprising)


def _with_rule(evidence: Evidence, plan: str) -> Sentence:
    """The reason, with the rule of a process behaviour chart that the month breaks."""
    reason, rule = evidence.say(f"verdict.{plan}"), evidence.expectation.rule if evidence.expectation else None
    return reason if rule is None else Sentence("verdict.by_rule", {"reason": reason, "rule": rule})


def _against_plan(evidence: Evidence) -> tuple[State, str] | None:
    """On or behind the plan of the month, by the better direction and without tolerance; the target where no plan is.

    None where there is neither, or no direction: such a KPI is judged like all others.
    """
    target = evidence.kpi.target
    plan, basis = evidence.compared.plan.value, "plan"
    if plan is None and target is not None:
        plan, basis = target.value, "target"
    actual, better = evidence.compared.actual, evidence.kpi.better
    if plan is None or actual is None or better == "none":
        return None
    reached = actual >= plan if better == "up" else actual <= plan
    return (State.ON_PLAN, f"on_{basis}") if reached else (State.BEHIND_PLAN, f"behind_{basis}")


def _nothing_expected(evidence: Evidence) -> Sentence:
    """Why there is no band."""
    reason = evidence.expectation.reason if evidence.expectation is not None else None
    return reason or Sentence("verdict.nothing_expected")
