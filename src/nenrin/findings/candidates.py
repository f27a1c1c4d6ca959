"""What deserves a question, of whatever kind, each change once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial

from nenrin.findings.echoes import without_echoes
from nenrin.findings.finding import Kind
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.masked import Masked
from nenrin.findings.rule import Reason, rule
from nenrin.findings.shifts import Shift
from nenrin.vocabulary import Month

_KINDS: Mapping[Reason, Kind] = {Reason.FAILED: "failed", Reason.MASKED: "masked"}


@dataclass(frozen=True)
class Candidate:
    """One KPI to be called out. ``carries``: whom it stands for.

    ``size``: how much it matters, in units of the root; beside the tree, as a share of what was expected of itself.
    ``shift``: for a change that lasts, the mean distance from what was expected, in the KPI's unit.
    """

    kpi: str
    kind: Kind
    size: float
    since: Month
    carries: tuple[str, ...] = ()
    shift: float = 0.0
    masked: Masked | None = None


def reason(inquiry: Inquiry, kpi: str) -> Reason | None:
    """Why by the rule of all KPIs, whatever a strategic KPI's plan says; None where nobody can judge."""
    evidence = inquiry.evidence[kpi]
    return rule(evidence.sizes, evidence.explanation).reason if evidence.sizes is not None else None


def candidates(
    inquiry: Inquiry,
    significant: AbstractSet[str],
    lasting: Mapping[str, Shift],
    offsets: Iterable[Masked],
    materiality: float,
) -> tuple[Candidate, ...]:
    """Weightiest first, without echoes.

    A claim that came to nothing needs no family: it was named before the month. A change that lasts counts by the mean
    of its months. A quiet KPI over opposite movements takes the place of its children that cancel each other out, and
    of what carries them further down, but not of other changes below it: there two causes are two call-outs.
    """
    found: dict[str, Candidate] = {}
    for kpi in inquiry.tree.kpis:
        one = candidate(inquiry, kpi, significant, lasting, partial(inquiry.effect, kpi))
        if one is not None and abs(one.size) >= materiality:
            found[kpi] = one
    told = without_echoes(inquiry.tree.root, {kpi: one.size for kpi, one in found.items()})
    standing = {kpi: replace(found[kpi], carries=carries) for kpi, carries in told.items()}
    standing = _with_masked(inquiry, standing, [one for one in offsets if one.gross >= materiality])
    return tuple(sorted(standing.values(), key=lambda one: -abs(one.size)))


def candidate(
    inquiry: Inquiry, kpi: str, significant: AbstractSet[str], lasting: Mapping[str, Shift],
    weigh: Callable[[float], float | None],
) -> Candidate | None:
    """By the first rule that names the KPI; None where none does, or where nothing can ``weigh`` the change."""
    why, shift = reason(inquiry, kpi), lasting.get(kpi)
    since = shift.since if shift is not None else inquiry.month
    if why is Reason.FAILED or kpi in significant:
        size = weigh(inquiry.evidence[kpi].explanation.unexplained or 0.0)
        kind = _KINDS.get(why, "month") if why is not None else "month"
        return None if not size else Candidate(kpi, kind, size, since)
    if shift is None:
        return None
    size = weigh(shift.mean)
    return None if not size else Candidate(kpi, "shift", size, since, shift=shift.mean)


def _with_masked(
    inquiry: Inquiry, standing: Mapping[str, Candidate], offsets: Iterable[Masked],
) -> dict[str, Candidate]:
    """The standing ones and the masked movements that nothing below them tells already, the deepest of each branch."""
    found = dict(standing)
    free = {one.kpi: one for one in offsets if not _told_below(inquiry, one, standing)}
    for kpi, carries in without_echoes(inquiry.tree.root, {kpi: one.gross for kpi, one in free.items()}).items():
        one = free[kpi]
        inside = _carriers(one, standing)
        absorbed = [found.pop(child) for child in inside if child in found]
        known = (*one.children, *inside, *(parent for other in absorbed for parent in other.carries), *carries)
        stands_for = tuple(dict.fromkeys(name for name in known if name != kpi))
        found[kpi] = Candidate(kpi, "offset", one.gross, inquiry.month, stands_for, masked=one)
    return found


def _carriers(one: Masked, standing: Mapping[str, Candidate]) -> tuple[str, ...]:
    """The children that cancel each other out, what carries them, and the standing ones of which they are echoes."""
    down = tuple(kpi for path in one.carried.values() for kpi in path)
    echoed = (kpi for kpi, other in standing.items() if set(one.children).intersection(other.carries))
    return tuple(dict.fromkeys((*one.children, *down, *echoed)))


def _told_below(inquiry: Inquiry, one: Masked, standing: Mapping[str, Candidate]) -> bool:
    """Whether the KPI, or anything below it but what cancels each other out, has a call-out of its own."""
    node = inquiry.node(one.kpi)
    below = {each.kpi for each in node.walk() if each.back == 0} if node is not None else {one.kpi}
    return any(kpi in standing for kpi in below.difference(_carriers(one, standing)))
