"""What was claimed for a KPI, shared among its parts, so that what remains can be looked for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from nenrin.explanations import Claim
from nenrin.findings.cuboids import Array
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.parts import adds
from nenrin.findings.surprises import Surprises


def without_claims(inquiry: Inquiry, kpi: str, surprises: Surprises) -> Surprises | None:
    """The parts with what was claimed for each of them expected too; its range makes each the less certain.

    A claim for one segment is expected of that segment; where the cut does not know the segment, and for a claim
    without one, of every part by the share that was expected of it. None where nobody can tell: a claim for a segment
    that was carried to a rate, or parts of which less than nothing was expected.
    """
    expected, variance = surprises.expected.copy(), surprises.variance.copy()
    for claim in inquiry.evidence[kpi].explanation.claims:
        if not claim.effect:
            continue
        shares = _shares(inquiry, kpi, claim, surprises)
        if shares is None:
            return None
        amount = _amount(inquiry, kpi, claim, surprises)
        expected += shares * amount
        variance += (shares * amount * claim.spread / claim.effect) ** 2
    return replace(surprises, expected=expected, variance=variance, p=None)


def _amount(inquiry: Inquiry, kpi: str, claim: Claim, surprises: Surprises) -> float:
    """The claim in the unit of the parts: for a rate, what it makes of the cases that they had."""
    if adds(inquiry.tree, kpi):
        return claim.effect
    band = inquiry.evidence[kpi].expectation
    usual = band.mid if band is not None else None
    return claim.effect / usual * float(np.sum(surprises.expected)) if usual else 0.0


def _shares(inquiry: Inquiry, kpi: str, claim: Claim, surprises: Surprises) -> Array | None:
    """Every part's share of a claim; they add up to 1."""
    if claim.segment is not None and not adds(inquiry.tree, kpi):
        return None
    base = np.where(_inside(inquiry, kpi, claim.segment, surprises), surprises.expected, 0.0)
    whole = float(np.sum(base))
    return base / whole if whole > 0 and np.min(base) >= 0 else None


def _inside(inquiry: Inquiry, kpi: str, segment: str | None, surprises: Surprises) -> NDArray[np.bool_]:
    """The parts in the segment, as the first dimension that knows it has it; all where the cut does not know it."""
    known = inquiry.tree.segments if segment is not None else {}
    dimension = next((name for name, parts in known.items() if kpi in parts.get(segment or "", {})), None)
    column = surprises.columns.get(dimension) if dimension is not None else None
    return np.array([column is None or column[place] == segment for place in range(len(surprises.keys))])
