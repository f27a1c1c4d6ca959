"""How far a rate moved because its segments changed their weights, beyond what was expected of the weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from nenrin.attribution import Segment, quotient, rate_parts
from nenrin.expectations import Expectation, expect_series
from nenrin.tree import Tree
from nenrin.vocabulary import Month

_YEAR = 12
_ROUNDING = 1e-9


def mixes(
    tree: Tree, kpis: Iterable[str], month: Month, left_out: frozenset[Month] = frozenset(),
) -> dict[str, float]:
    """Of each rate's surprise, what its segments' weights brought; only rates where that is more than chance.

    Every segment is held at its rate of the twelve months before ``month``, seen against the overall rate of those
    months (centred: a weight that moves to an average segment moves nothing). What the weights of each month make of
    these rates is a series of its own, and is expected like any KPI; the mix is the month's difference from that, where
    it lies outside its band. So the season of the weights stays with the season, and their chance with the noise. The
    dimension is the first by which both parts of the rate add up; a KPI that has none has no mix.
    """
    series = {kpi: one for kpi in kpis if month in (one := _of_rate(tree, kpi, month))}
    bands = expect_series(series, (month,), left_out)
    found = {kpi: _beyond_chance(one, month, bands[kpi][month]) for kpi, one in series.items()}
    return {kpi: beyond for kpi, beyond in found.items() if beyond}


def _of_rate(tree: Tree, kpi: str, month: Month) -> dict[Month, float]:
    """The series of the weights' doing; empty for what is no rate, or has no segments that add up."""
    for dimension in tree.segments if quotient(tree.kpis[kpi]) else ():
        known = {
            one: parts for one in tree.months
            if one <= month and (parts := rate_parts(tree, kpi, dimension, one)) is not None
        }
        if month in known:
            return _weighed(known, month)
    return {}


def _weighed(known: Mapping[Month, Mapping[str, Segment]], month: Month) -> dict[Month, float]:
    """Σ weight × (the segment's rate − the overall rate), month by month; a new segment counts as average."""
    past = [parts for one, parts in known.items() if month + -_YEAR <= one < month]
    sums = {name: _sum([parts[name] for parts in past if name in parts]) for name in dict.fromkeys(
        name for parts in past for name in parts)}
    whole = _sum(list(sums.values()))
    if not whole.size:
        return {}
    apart = {name: one.rate - whole.rate for name, one in sums.items() if one.size}
    return {
        one: math.fsum(part.size * apart.get(name, 0.0) for name, part in parts.items())
        / math.fsum(part.size for part in parts.values())
        for one, parts in known.items()
    }


def _sum(parts: list[Segment]) -> Segment:
    return Segment(math.fsum(one.amount for one in parts), math.fsum(one.size for one in parts))


def _beyond_chance(series: Mapping[Month, float], month: Month, band: Expectation) -> float:
    """The month's difference from what was expected of it, or 0 inside the band."""
    half = band.half_beside(series[month])
    if band.mid is None or half is None:
        return 0.0
    beyond = series[month] - band.mid
    chance = max(half, _ROUNDING * max(abs(value) for value in series.values()))
    return beyond if abs(beyond) > chance else 0.0
