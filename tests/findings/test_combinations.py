"""A change that sits in one combination of segments, in a sum and in a rate, and one that sits nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

import numpy as np
import pytest

from forest import FIRST, grow, measured, monthly
from nenrin.expectations import expect
from nenrin.explanations import explain
from nenrin.findings import Callout, Findings, find
from nenrin.measures import Measures
from nenrin.tree import Tree
from nenrin.vocabulary import Month
from nenrin.words import say

MONTH = FIRST + 36
REGIONS, CHANNELS = ("Kanto", "Kansai", "Kyushu", "Tohoku"), ("Web", "Shop", "Phone")
Key: TypeAlias = tuple[str, ...]
Cells: TypeAlias = dict[Key, list[float]]
Said: TypeAlias = Mapping[str, Mapping[str, object]]


def cut(cells: Mapping[str, Cells], place: int) -> dict[str, dict[str, dict[Month, float]]]:
    """The segments of one of the two dimensions: sums over the other."""
    names = (REGIONS, CHANNELS)[place]
    return {
        name: {
            kpi: monthly(np.sum([line for key, line in own.items() if key[place] == name], axis=0).tolist())
            for kpi, own in cells.items()
        }
        for name in names
    }


def client(cells: Mapping[str, Cells], said: Said) -> tuple[Tree, Measures]:
    """A tree over the totals of ``cells``, and what was counted crossed."""
    totals = {kpi: np.sum(list(own.values()), axis=0).tolist() for kpi, own in cells.items()}
    segments = {"region": cut(cells, 0), "channel": cut(cells, 1)}
    crossed: dict[Key, dict[str, dict[Month, Decimal]]] = {
        key: {kpi: {month: Decimal(str(one)) for month, one in monthly(own[key]).items()} for kpi, own in cells.items()}
        for key in next(iter(cells.values()))
    }
    tree = grow(totals | rates(said, totals), said, segments=segments)
    return tree, replace(measured(), crossing=("region", "channel"), crossed=crossed)


def rates(said: Said, totals: Mapping[str, Sequence[float]]) -> dict[str, dict[Month, float]]:
    """The root, where it is a rate of lost customers among those of the month before."""
    if "formula" not in said.get("root", {}):
        return {}
    lost, active = totals["lost"], totals["active"]
    return {"root": {FIRST + month: lost[month] / active[month - 1] for month in range(1, len(lost))}}


def found(cells: Mapping[str, Cells], said: Said) -> Findings:
    tree, measures = client(cells, said)
    expected = expect(tree, MONTH)
    return find(tree, {}, expected, explain(tree, [], expected, MONTH), measures, MONTH, 0.0, 0.0)


def keys() -> list[Key]:
    return [(region, channel) for region in REGIONS for channel in CHANNELS]


def revenue(factors: Mapping[Key, float], seed: int = 3) -> Cells:
    """Every cell of another size, 3 % noise, in the last month times its factor."""
    random = np.random.default_rng(seed)
    cells: Cells = {}
    for place, key in enumerate(keys()):
        line = (500 + 120 * place) * (1 + 0.03 * random.standard_normal(37))
        line[-1] *= factors.get(key, 1.0)
        cells[key] = line.tolist()
    return cells


def churn(rates: Mapping[Key, float], seed: int = 3) -> dict[str, Cells]:
    """Customers lost a month, 8 % of 300 to 960 of each cell, in the last month at the rates given; a strong season."""
    random = np.random.default_rng(seed)
    active: Cells = {}
    lost: Cells = {}
    for place, key in enumerate(keys()):
        base = 300 + 60 * place
        active[key] = [float(base + random.integers(-10, 10)) for _ in range(37)]
        usual = [0.08 * (1 + place / 20) * (1.3 if month % 12 == 0 else 1.0) for month in range(37)]
        usual[-1] += rates.get(key, 0.0)
        lost[key] = [0.0, *(float(random.binomial(int(active[key][m - 1]), usual[m])) for m in range(1, 37))]
    return {"active": active, "lost": lost}


SUM: Said = {"root": {"also": [{"by": "region"}, {"by": "channel"}]}}
RATE: Said = {
    "root": {"formula": "lost / prev(active)"},
    "lost": {"measure": {"source": "orders", "agg": "count_distinct", "of": "customer", "customers": "churned"}},
    "active": {"measure": {"source": "orders", "agg": "count_distinct", "of": "customer"}},
}


def one(findings: Findings) -> Callout:
    (callout,) = [callout for callout in findings.callouts if callout.kpi == "root"]
    return callout


@pytest.mark.parametrize("factor", [0.2, 2.0])
def test_a_sum_that_moved_in_one_combination_names_it(factor: float) -> None:
    callout = one(found({"root": revenue({("Kyushu", "Web"): factor})}, SUM))
    assert [where.segments for where in callout.where] == [{"region": "Kyushu", "channel": "Web"}]
    assert callout.where[0].name == "Kyushu × Web"
    assert callout.where[0].share == pytest.approx(1.0, abs=0.3)
    assert "Kyushu × Web" in say(callout.question, "en")


def test_a_sum_that_moved_in_a_whole_segment_names_the_segment_alone() -> None:
    callout = one(found({"root": revenue({key: 0.6 for key in keys() if key[1] == "Shop"})}, SUM))
    assert [where.segments for where in callout.where] == [{"channel": "Shop"}]
    ruled = [sentence for sentence in callout.ruled_out if sentence.plan == "callout.ruled_dimensions"]
    assert [sentence.facts["dimensions"] for sentence in ruled] == [("region",)]


def test_a_change_of_all_alike_has_no_concentrated_cause_and_says_so() -> None:
    callout = one(found({"root": revenue(dict.fromkeys(keys(), 0.7))}, SUM))
    assert callout.where == ()
    assert "callout.ruled_spread" in [sentence.plan for sentence in callout.ruled_out]


def test_a_churn_jump_in_one_channel_of_one_region_is_named() -> None:
    """7.5 % are lost as ever, but 40 % more in one of twelve cells."""
    findings = found(churn({("Kansai", "Phone"): 0.40}), RATE)
    callout = one(findings)
    assert [where.segments for where in callout.where] == [{"region": "Kansai", "channel": "Phone"}]
    assert callout.where[0].share > 0.6


def test_a_churn_jump_in_a_whole_channel_is_named_as_that() -> None:
    callout = one(found(churn({key: 0.12 for key in keys() if key[1] == "Shop"}), RATE))
    assert [where.segments for where in callout.where] == [{"channel": "Shop"}]


def test_a_churn_that_rose_everywhere_is_not_concentrated() -> None:
    callout = one(found(churn(dict.fromkeys(keys(), 0.06)), RATE))
    assert callout.where == ()
    assert "callout.ruled_spread" in [sentence.plan for sentence in callout.ruled_out]


def test_quiet_rates_name_a_place_seldom() -> None:
    """A rise of all alike, twenty times over: noise of one cell is no place."""
    named = sum(bool(one(found(churn(dict.fromkeys(keys(), 0.05), seed), RATE)).where) for seed in range(20))
    assert named <= 3
