"""Strategic KPIs beside the tree: called out by what they say themselves, for no goal moves with them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from nenrin.explanations import reach
from nenrin.findings.candidates import Candidate, candidate
from nenrin.findings.echoes import CARRIES
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.shifts import Shift


def with_beside(
    inquiry: Inquiry, chosen: Sequence[Candidate], significant: AbstractSet[str], lasting: Mapping[str, Shift],
    relative: float,
) -> tuple[Candidate, ...]:
    """What was ``chosen`` in the tree, and behind it the strategic KPIs beside it that deserve a question as well.

    They matter from ``relative`` of what was expected of them (docs/decisions/017). One that a call-out of the tree
    moves by itself, through the formula it is made of, is carried by that call-out. Weightiest first.
    """
    told, found = list(chosen), list[Candidate]()
    for kpi in inquiry.beside:
        one = candidate(inquiry, kpi, significant, lasting, partial(_relative, inquiry, kpi))
        if one is None or abs(one.size) < relative or not _by_itself(inquiry, one):
            continue
        place = _echo_of(inquiry, one, chosen)
        if place is None:
            found.append(one)
        else:
            told[place] = replace(told[place], carries=(*told[place].carries, kpi))
    return (*told, *sorted(found, key=lambda one: -abs(one.size)))


def _by_itself(inquiry: Inquiry, one: Candidate) -> bool:
    """Whether it is the KPI itself that moved, or did not move as was claimed for it.

    Inside its band, a claim for what it is made of is no question about the KPI: whoever expects fewer lost customers
    because there are fewer customers says nothing about the rate at which they are lost.
    """
    sizes, claims = inquiry.evidence[one.kpi].sizes, inquiry.evidence[one.kpi].explanation.claims
    moved = one.kind == "shift" or (sizes is not None and sizes.surprising)
    return moved or any(claim.sized and not claim.carried for claim in claims)


def _relative(inquiry: Inquiry, kpi: str, amount: float) -> float | None:
    """The amount as a share of what was expected; more than any share where nothing was expected."""
    band = inquiry.evidence[kpi].expectation
    if band is None or band.mid is None:
        return None
    if band.mid == 0:
        return math.copysign(math.inf, amount) if amount else 0.0
    return amount / abs(band.mid)


def _echo_of(inquiry: Inquiry, one: Candidate, chosen: Sequence[Candidate]) -> int | None:
    """The position of the call-out that carries most of the change, where those of the tree carry 70 % of it."""
    own = one.shift or inquiry.evidence[one.kpi].explanation.unexplained or 0.0
    shares = [_moved(inquiry, other, one.kpi) / own for other in chosen] if own else []
    largest = max(shares, default=0.0)
    return shares.index(largest) if math.fsum(share for share in shares if share > 0) >= CARRIES else None


def _moved(inquiry: Inquiry, called: Candidate, kpi: str) -> float:
    """What the unexplained part of a call-out, or of the children that it names, does to a KPI; 0 where unknown."""
    names = called.masked.children if called.masked is not None else (called.kpi,)
    parts = {name: inquiry.evidence[name].explanation.unexplained or 0.0 for name in names}
    amounts = {called.kpi: called.shift} if called.shift else parts
    slopes = reach(inquiry.tree, inquiry.month, {name: {name: amount} for name, amount in amounts.items()})
    return math.fsum((slopes.get(kpi, {}).get(name) or 0.0) * amount for name, amount in amounts.items())
