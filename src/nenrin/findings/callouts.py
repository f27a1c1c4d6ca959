"""The changes that nobody can explain: significant, material, and each told once."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from nenrin.findings.echoes import without_echoes
from nenrin.findings.finding import Callout
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.location import branch, segments
from nenrin.findings.question import headline, question


def call_out(inquiry: Inquiry, significant: AbstractSet[str], materiality: float) -> tuple[Callout, ...]:
    """One call-out for every significant KPI whose unexplained change moves the root by ``materiality`` or more.

    Without echoes, weightiest first. KPIs beside the tree move no root: they are watched, never called out. The state
    of a call-out is that of its KPI's verdict.
    """
    weights = {kpi: inquiry.weight(kpi) for kpi in inquiry.tree.kpis if kpi in significant}
    material = {kpi: weight for kpi, weight in weights.items() if weight and abs(weight) >= materiality}
    remaining = without_echoes(inquiry.tree.root, material)
    ranked = sorted(remaining, key=lambda kpi: -abs(material[kpi]))
    return tuple(
        _callout(inquiry, number, kpi, material[kpi], remaining[kpi]) for number, kpi in enumerate(ranked, 1)
    )


def _callout(inquiry: Inquiry, number: int, kpi: str, weight: float, carries: tuple[str, ...]) -> Callout:
    """All that is known about one of them."""
    known = inquiry.evidence[kpi].explanation
    where, below = segments(inquiry, kpi), branch(inquiry, kpi, weight)
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
        where=where,
        causes=tuple(claim.cause for claim in known.claims if claim.sized or claim.agrees),
        headline=headline(inquiry, kpi),
        question=question(inquiry, kpi, where, below),
        carries=carries,
        branch=below.kpi if below else "",
        branch_share=below.share if below else None,
    )
