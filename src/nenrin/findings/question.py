"""The headline of a call-out and the question that it asks, made from what is already known about it."""

from __future__ import annotations

from nenrin.explanations import Explanation
from nenrin.findings.candidates import Candidate, reason
from nenrin.findings.finding import Where
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.location import Branch
from nenrin.findings.masked import Masked
from nenrin.findings.rule import Reason
from nenrin.findings.ruled_out import doubts
from nenrin.tree import Kpi
from nenrin.vocabulary import Fact, Figure, Label, Sentence

_MOST = 0.5
_MORE_THAN_ALL = 1.005
"""From here on a share is printed as more than 100 %."""
_CLEARLY_MORE = 1.05
"""And from here on it is worth saying what takes the rest back."""
_SIDED = (Reason.UNEXPLAINED, Reason.UNEXPLAINED_DESPITE)


def headline(inquiry: Inquiry, one: Candidate) -> Sentence:
    """The change in one sentence: number, KPI and direction."""
    kpi, why = one.kpi, _reason(inquiry, one.kpi)
    if one.masked is not None:
        return _say(inquiry, kpi, "headline_offset", **_sides(inquiry, one.masked, sized=True))
    if one.kind == "shift":
        key = "headline_shift_up" if one.shift > 0 else "headline_shift_down"
        return _say(inquiry, kpi, key, since=one.since, mean=_figure(inquiry, kpi, one.shift))
    side = "_up" if (inquiry.evidence[kpi].explanation.unexplained or 0.0) > 0 else "_down"
    return _say(inquiry, kpi, f"headline_{why}" + (side if why in _SIDED else ""))


def question(inquiry: Inquiry, one: Candidate, where: tuple[Where, ...], below: Branch | None) -> Sentence:
    """What to ask first.

    Whether the data is right, where it looks wrong; why a cause did not do as claimed, how large one is, what happened
    where the change sits.
    """
    kpi = one.kpi
    if suspects := doubts(inquiry, kpi):
        return _say(inquiry, kpi, "ask_data", reason=suspects[0].reason)
    if one.masked is not None:
        return _say(inquiry, kpi, "ask_offset", **_sides(inquiry, one.masked, sized=False))
    if one.kind in ("masked", "failed"):
        return _say(inquiry, kpi, f"ask_{one.kind}")
    if _unsized(inquiry.evidence[kpi].explanation):
        return _say(inquiry, kpi, "ask_size")
    return _ask_where(inquiry, one, where, below)


def _ask_where(inquiry: Inquiry, one: Candidate, where: tuple[Where, ...], below: Branch | None) -> Sentence:
    """What happened in the segment, since the month, or in the branch, where the change sits; else what makes it."""
    kpi = one.kpi
    if where and where[0].share >= _MOST:
        return _ask_of(inquiry, kpi, "ask_segment", where[0].share, segment=inquiry.segments(where[0]))
    if one.kind == "shift":
        return _say(inquiry, kpi, "ask_shift", since=one.since)
    if below is not None:
        label = inquiry.tree.kpis[below.kpi].label
        return _ask_of(inquiry, kpi, "ask_branch", below.share, branch=label)
    return _say(inquiry, kpi, f"ask_{_counted(inquiry.evidence[kpi].kpi)}")


def _sides(inquiry: Inquiry, masked: Masked, *, sized: bool) -> dict[str, Fact]:
    """What pulls up and what pulls down, each with its size: segments in the KPI's unit, children as ``_moved`` has it.

    Of a child, the deepest node that carries its movement is named.
    """
    sides: dict[str, list[Fact]] = {"up": [], "down": []}
    for (name, *_), move in masked.moves:
        deepest = masked.carried.get(name, (name,))[-1]
        label = _named(inquiry, masked, name, deepest)
        size = _figure(inquiry, masked.kpi, move) if masked.dimensions else _moved(inquiry, masked.kpi, deepest, move)
        facts: dict[str, Fact] = {"name": label, "amount": size} if sized else {"name": label}
        what = ("segment" if masked.dimensions else "part") + ("_moved" if sized else "")
        sides["up" if move > 0 else "down"].append(Sentence(f"callout.{what}", facts))
    return {side: tuple(found) for side, found in sides.items()}


def _named(inquiry: Inquiry, masked: Masked, name: str, deepest: str) -> Label:
    """What moved, as people call it: a segment, or the KPI that carries the movement of a child."""
    if masked.dimensions:
        return inquiry.measured.names.segment(masked.dimensions[0], name)
    return inquiry.tree.kpis[deepest].label


def _moved(inquiry: Inquiry, parent: str, kpi: str, move: float) -> Figure:
    """What lies below a sum in the root's unit, as it adds up there; factors in percent of what was expected."""
    node, known = inquiry.node(parent), inquiry.evidence[kpi]
    factors = node is not None and any(child.operator not in ("", "+", "−") for child in node.children)
    usual = known.expectation.mid if known.expectation is not None else None
    if factors and usual and usual > 0 and known.explanation.unexplained is not None:
        return Figure(known.explanation.unexplained / usual, "relative")
    return _figure(inquiry, inquiry.tree.root.kpi, move)


def _reason(inquiry: Inquiry, kpi: str) -> Reason:
    """Why by the rule; that some cause points the right way is for the question to ask about."""
    found = reason(inquiry, kpi)
    return Reason.UNEXPLAINED if found in (None, Reason.UNEXPLAINED_UNSIZED) else found


def _unsized(explanation: Explanation) -> bool:
    """Whether some cause points the right way without saying how far."""
    return any(claim.agrees and not claim.sized for claim in explanation.claims)


def _counted(kpi: Kpi) -> str:
    """What the KPI is: an amount, a count, or a rate."""
    if kpi.measure is None:
        return "amount" if kpi.split is not None else "rate"
    return "count" if kpi.measure.agg in ("count", "count_distinct") else "amount"


def _figure(inquiry: Inquiry, kpi: str, value: float) -> Figure:
    """A difference in a KPI's own format."""
    return Figure(value, "change", inquiry.tree.kpis[kpi].format, inquiry.evidence[kpi].currency)


def _ask_of(inquiry: Inquiry, kpi: str, key: str, share: float, **part: Fact) -> Sentence:
    """A question about a part of the change; of one that moved further than the whole, with what takes it back."""
    if share < _MORE_THAN_ALL:
        return _say(inquiry, kpi, key, **part, share=Figure(share, "share"))
    if share < _CLEARLY_MORE:
        return _say(inquiry, kpi, f"{key}_all", **part)
    offset = Figure(share - 1, "share")
    return _say(inquiry, kpi, f"{key}_beyond", **part, share=Figure(share, "share"), rest=offset)


def _say(inquiry: Inquiry, kpi: str, key: str, **more: Fact) -> Sentence:
    """A sentence about the KPI in the month."""
    sentence = inquiry.evidence[kpi].say(f"callout.{key}")
    return Sentence(sentence.plan, {**sentence.facts, "month": inquiry.month, **more})
