"""The changes that nobody can explain: told once each, with all that is known about them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from nenrin.findings.basis import basis
from nenrin.findings.candidates import Candidate
from nenrin.findings.finding import Callout, Where
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.location import Place, branch, place
from nenrin.findings.masked import Masked
from nenrin.findings.question import headline, question
from nenrin.findings.ruled_out import ruled_out


def call_out(inquiry: Inquiry, chosen: Sequence[Candidate]) -> tuple[Callout, ...]:
    """One call-out for each, in their order. The state of a call-out is that of its KPI's verdict."""
    return tuple(_callout(inquiry, number, one) for number, one in enumerate(chosen, 1))


def _callout(inquiry: Inquiry, number: int, one: Candidate) -> Callout:
    """All that is known about one of them."""
    kpi, known, weight = one.kpi, inquiry.evidence[one.kpi].explanation, inquiry.weight(one.kpi)
    found = place(inquiry, kpi) if one.masked is None else Place(_moves(one.masked))
    below = branch(inquiry, kpi, weight) if one.masked is None and weight else None
    return Callout(
        number=number,
        kpi=kpi,
        path=inquiry.path(kpi),
        change=known.change or 0.0,
        expected_change=known.expected_change or 0.0,
        explained=known.explained or 0.0,
        unexplained=known.unexplained or 0.0,
        low=known.low or 0.0,
        high=known.high or 0.0,
        share_covered=known.share_covered or 0.0,
        effect_on_root=weight,
        state=inquiry.verdicts[kpi].state,
        where=found.where,
        causes=tuple(claim.cause for claim in known.claims if claim.sized or claim.agrees),
        headline=headline(inquiry, one),
        question=question(inquiry, one, found.where, below),
        carries=one.carries,
        branch=below.kpi if below else "",
        branch_share=below.share if below else None,
        kind=one.kind,
        basis=basis(inquiry, kpi),
        ruled_out=ruled_out(inquiry, kpi, found),
        owner=inquiry.tree.kpis[kpi].answers_for,
        due=inquiry.month + 1,
        since=one.since,
        cancelled=None if one.masked is None else _cancelled(inquiry, one.masked),
        parts=() if one.masked is None else _parts(one.masked),
    )


def _cancelled(inquiry: Inquiry, masked: Masked) -> float | None:
    """How much of the opposite movements does not show, in units of the root: the whole of the smaller side."""
    sides = (math.fsum(move for _, move in masked.moves if move * sign > 0) for sign in (1, -1))
    hidden = min(abs(side) for side in sides)
    return hidden if masked.children else abs(inquiry.effect(masked.kpi, hidden) or 0.0)


def _parts(masked: Masked) -> tuple[str, ...]:
    """The KPIs that cancel each other out, each the deepest that carries its movement; none for segments."""
    return tuple(masked.carried.get(name, (name,))[-1] for name in masked.children)


def _moves(masked: Masked) -> tuple[Where, ...]:
    """The segments that cancel each other out, each with its share of the gross movement; none for children."""
    gross = math.fsum(abs(move) for _, move in masked.moves)
    return tuple(
        Where(dimension, segment, move / gross)
        for dimension in masked.dimensions[:1] for (segment, *_), move in masked.moves
    )
