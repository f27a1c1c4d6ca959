"""The headline of a call-out and the question that it asks, made from what is already known about it."""

from __future__ import annotations

from nenrin.explanations import Explanation
from nenrin.findings.finding import Where
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.judge import Evidence
from nenrin.findings.location import Branch
from nenrin.findings.rule import Reason, rule
from nenrin.tree import Kpi
from nenrin.vocabulary import Fact, Figure, Sentence

_MOST = 0.5
_SIDED = (Reason.UNEXPLAINED, Reason.UNEXPLAINED_DESPITE)


def headline(inquiry: Inquiry, kpi: str) -> Sentence:
    """The change in one sentence: number, KPI and direction."""
    evidence = inquiry.evidence[kpi]
    reason = _reason(evidence)
    side = "_up" if (evidence.explanation.unexplained or 0.0) > 0 else "_down"
    return _say(inquiry, kpi, f"headline_{reason}" + (side if reason in _SIDED else ""))


def question(inquiry: Inquiry, kpi: str, where: tuple[Where, ...], below: Branch | None) -> Sentence:
    """What to ask first: why a cause did not do as claimed, how large one is, what happened where the change sits."""
    evidence = inquiry.evidence[kpi]
    reason = _reason(evidence)
    if reason in (Reason.MASKED, Reason.FAILED):
        return _say(inquiry, kpi, f"ask_{reason}")
    if _unsized(evidence.explanation):
        return _say(inquiry, kpi, "ask_size")
    if where and where[0].share >= _MOST:
        return _say(inquiry, kpi, "ask_segment", segment=where[0].segment, share=_share(where[0].share))
    if below is not None:
        label = inquiry.tree.kpis[below.kpi].label
        return _say(inquiry, kpi, "ask_branch", branch=label, share=_share(below.share))
    return _say(inquiry, kpi, f"ask_{_counted(evidence.kpi)}")


def _reason(evidence: Evidence) -> Reason:
    """Why it is called out by the rule of all KPIs, whatever a strategic KPI's plan says."""
    sizes = evidence.sizes
    reason = rule(sizes, evidence.explanation).reason if sizes is not None else Reason.UNEXPLAINED
    return Reason.UNEXPLAINED if reason is Reason.UNEXPLAINED_UNSIZED else reason


def _unsized(explanation: Explanation) -> bool:
    """Whether some cause points the right way without saying how far."""
    return any(claim.agrees and not claim.sized for claim in explanation.claims)


def _counted(kpi: Kpi) -> str:
    """What the KPI is: an amount, a count, or a rate."""
    if kpi.measure is None:
        return "amount" if kpi.split is not None else "rate"
    return "count" if kpi.measure.agg in ("count", "count_distinct") else "amount"


def _share(share: float) -> Figure:
    """A share as it is printed: a segment may hold more than all of a change that others soften."""
    return Figure(min(share, 1.0), "share")


def _say(inquiry: Inquiry, kpi: str, key: str, **more: Fact) -> Sentence:
    """A sentence about the KPI in the month."""
    sentence = inquiry.evidence[kpi].say(f"callout.{key}")
    return Sentence(sentence.plan, {**sentence.facts, "month": inquiry.month, **more})
