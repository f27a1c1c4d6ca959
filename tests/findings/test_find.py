"""The findings of a month: quiet where nothing happened, right where something did, the same in any currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from forest import FIRST, grow, kpi, measured, monthly
from nenrin.comparisons import Compared
from nenrin.expectations import expect
from nenrin.explanations import Cause, explain
from nenrin.findings import Findings, State, find
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Sentence

MONTH = FIRST + 48
NOISE = 0.05


def found(
    tree: Tree, causes: Sequence[Cause] = (), relative: float = 0.005, absolute: float = 0.0,
    coverage: Mapping[str, Mapping[Month, Sentence | None]] | None = None,
) -> Findings:
    measures = measured(coverage)
    expected = expect(tree, MONTH, measures.partial_months(), window=3)
    explained = explain(tree, causes, expected, MONTH)
    compared = {kpi: Compared(tree.value(kpi, MONTH)) for kpi in tree.kpis}
    return find(tree, compared, expected, explained, measures, MONTH, absolute, relative)


def noisy(seed: int, leaves: int, level: float = 100.0) -> dict[str, list[float]]:
    """White noise on the leaves."""
    random = np.random.default_rng(seed)
    rows = {f"leaf{i}": level * (1 + NOISE * random.standard_normal(49)) for i in range(leaves)}
    return {kpi: row.tolist() for kpi, row in rows.items()}


def tree_of(rows: Mapping[str, list[float]], family: int = 4, regions: Mapping[str, float] | None = None) -> Tree:
    """Parents are sums of ``family`` children, up to the root; ``regions`` splits every leaf by these shares."""
    series: dict[str, list[float]] = {kpi: list(row) for kpi, row in rows.items()}
    said: dict[str, dict[str, object]] = {}
    level, depth = list(rows), 0
    while len(level) > 1:
        parents = []
        for start in range(0, len(level), family):
            children = level[start : start + family]
            name = "root" if len(level) <= family else f"node{depth}_{start}"
            series[name] = [sum(values) for values in zip(*(series[child] for child in children), strict=True)]
            said[name] = {"split": " + ".join(children)}
            parents.append(name)
        level, depth = parents, depth + 1
    segments = {}
    if regions:
        said |= {kpi: {"also": [{"by": "region"}]} for kpi in rows}
        segments = {"region": {
            name: {kpi: monthly([share * value for value in row]) for kpi, row in rows.items()}
            for name, share in regions.items()
        }}
    return grow(series, said, segments=segments)


@pytest.mark.parametrize("relative", [0.005, pytest.param(0.0, marks=pytest.mark.slow)])
def test_two_hundred_quiet_kpis_bring_at_most_half_a_false_call_out(relative: float) -> None:
    months = [found(tree_of(noisy(seed, 150)), relative=relative) for seed in range(12)]
    assert len(months[0].verdicts) >= 200
    assert np.mean([len(month.callouts) for month in months]) <= 0.5
    assert all(0.05 < month.expected_false < 0.5 for month in months)


def shocked(seed: int, size: float) -> tuple[Tree, str]:
    """A dozen leaves in two regions, one of them shocked in the UK, in units of its mean yearly change."""
    rows = noisy(seed, 12)
    values = np.array(rows["leaf5"])
    shock = size * float(np.mean(np.abs(values[12:48] - values[:36])))
    rows["leaf5"][48] += shock
    tree = tree_of(rows, regions={"UK": 0.6, "Abroad": 0.4})
    whole = tree.segments["region"]
    uk, abroad = dict(whole["UK"]["leaf5"]), dict(whole["Abroad"]["leaf5"])
    uk[MONTH] += 0.4 * shock
    abroad[MONTH] -= 0.4 * shock
    moved = {"region": {"UK": {**whole["UK"], "leaf5": uk}, "Abroad": {**whole["Abroad"], "leaf5": abroad}}}
    return Tree(tree.root, tree.kpis, tree.months, tree.series, moved), "leaf5"


PATH = ("root", "node0_4")


@pytest.mark.parametrize(("size", "power"), [
    (5.0, 0.7), *(pytest.param(*one, marks=pytest.mark.slow) for one in ((-5.0, 0.7), (10.0, 1.0))),
])
def test_a_planted_shock_is_found_with_its_place(size: float, power: float) -> None:
    """No more than 15 % of what is called out is false, as is promised of the whole tree."""
    seeds = range(30)
    right, false = 0, []
    for seed in seeds:
        tree, leaf = shocked(seed, size)
        callouts, other = found(tree).callouts, 0
        for callout in callouts:
            if callout.kpi == leaf:
                right += 1
                assert callout.where[0].segment == "UK"
                assert callout.where[0].share > 0.7
                assert callout.path[0] == "root"
                assert callout.path[-1] == leaf
                assert callout.effect_on_root == pytest.approx(callout.unexplained)
            elif callout.kpi not in PATH:
                other += 1
        false.append(other / max(len(callouts), 1))
    assert right >= power * len(seeds)
    assert np.mean(false) <= 0.15


def test_one_cause_is_one_call_out_that_stands_for_its_parents() -> None:
    tree, leaf = shocked(3, 25.0)
    callouts = found(tree).callouts
    assert [callout.kpi for callout in callouts] == [leaf]
    assert callouts[0].carries == callouts[0].path[-2::-1]
    assert callouts[0].number == 1


def test_an_effect_is_told_in_units_of_the_root() -> None:
    """Customers × spend: forty customers too few, at 20 each (and the noise of both)."""
    rows = noisy(5, 2)
    customers, spend = [*rows["leaf0"][:48], 60.0], [value / 5 for value in rows["leaf1"]]
    root = [one * each for one, each in zip(customers, spend, strict=True)]
    tree = grow({"root": root, "customers": customers, "spend": spend}, {"root": {"split": "customers * spend"}})
    callout = found(tree).callouts[0]
    assert callout.kpi == "customers"
    assert callout.effect_on_root == pytest.approx(callout.unexplained * spend[48])


def test_the_weightiest_comes_first() -> None:
    rows = noisy(1, 12)
    rows["leaf2"][48] += 60
    rows["leaf9"][48] -= 90
    callouts = found(tree_of(rows)).callouts
    assert [(callout.number, callout.kpi) for callout in callouts[:2]] == [(1, "leaf9"), (2, "leaf2")]
    weights = [abs(callout.effect_on_root or 0.0) for callout in callouts]
    assert weights == sorted(weights, reverse=True)


def test_what_is_immaterial_is_watched_not_called_out() -> None:
    rows = noisy(2, 12)
    rows["leaf2"][48] += 60
    loud, quiet = found(tree_of(rows)), found(tree_of(rows), absolute=500.0)
    assert [callout.kpi for callout in loud.callouts] == ["leaf2"]
    assert quiet.callouts == ()
    assert "leaf2" in quiet.watch
    assert "leaf2" not in loud.watch
    assert quiet.materiality == 500.0
    assert quiet.verdicts["leaf2"].state is State.UNEXPLAINED


def test_a_kpi_beside_the_tree_is_watched_never_called_out() -> None:
    rows = noisy(1, 12)
    tree = tree_of(rows)
    side = Tree(
        tree.root, {**tree.kpis, "side": kpi("side")}, tree.months,
        {**tree.series, "side": monthly([*rows["leaf2"][:48], 500.0])},
    )
    findings = found(side)
    assert findings.verdicts["side"].state is State.UNEXPLAINED
    assert "side" in findings.watch
    assert all(callout.kpi != "side" for callout in findings.callouts)


def known(size: tuple[float, float] | None, kpi: str = "leaf2") -> Cause:
    return Cause.model_validate({
        "id": "mail", "label": "Spring mail", "kpi": kpi, "direction": "up", "size": size,
        "months": {"from": str(MONTH)}, "kind": "initiative",
    })


def test_a_known_cause_takes_the_call_out_away_or_part_of_it() -> None:
    rows = noisy(1, 12)
    rows["leaf2"][48] += 60
    tree = tree_of(rows)
    assert found(tree, [known((55, 65))]).verdicts["leaf2"].state is State.EXPLAINED
    assert found(tree, [known((55, 65))]).callouts == ()
    part = found(tree, [known((25, 27))])
    assert part.verdicts["leaf2"].state is State.PARTLY_EXPLAINED
    assert part.callouts[0].kpi == "leaf2"
    assert part.callouts[0].causes == ("mail",)
    assert part.callouts[0].explained == pytest.approx(26.0)
    assert part.callouts[0].headline.plan == "callout.headline_partly"
    direction = found(tree, [known(None)])
    assert direction.verdicts["leaf2"].state is State.UNEXPLAINED
    assert direction.callouts[0].question.plan == "callout.ask_size"


def test_an_initiative_that_did_not_move_its_kpi_is_called_out() -> None:
    rows = noisy(1, 12)
    rows["leaf2"][48] = 100.0
    findings = found(tree_of(rows), [known((95, 105))])
    assert findings.verdicts["leaf2"].state is State.FAILED_TO_MOVE
    assert findings.callouts[0].kpi == "leaf2"
    assert findings.callouts[0].question.plan == "callout.ask_failed"


def test_in_a_partial_month_nobody_is_judged_and_nothing_called_out() -> None:
    tree, _ = shocked(3, 25.0)
    why = Sentence("coverage.partial", {"month": MONTH})
    findings = found(tree, coverage={"orders": {month: why if month == MONTH else None for month in tree.months}})
    assert {verdict.state for verdict in findings.verdicts.values()} == {State.NOT_JUDGED}
    assert all(reason == why for reason in findings.unjudged.values())
    assert (findings.callouts, findings.watch, findings.expected_false) == ((), (), 0.0)


def test_every_kpi_ends_in_exactly_one_state_in_the_order_of_the_file() -> None:
    tree, _ = shocked(3, 5.0)
    assert list(found(tree).verdicts) == list(tree.kpis)


def told(findings: Findings) -> list[object]:
    """All that must not depend on names of segments or on the currency's unit."""
    callouts = [(one.number, one.kpi, one.path, one.state, one.carries, len(one.where)) for one in findings.callouts]
    return [{kpi: one.state for kpi, one in findings.verdicts.items()}, callouts, findings.watch]


def test_another_currency_changes_no_verdict() -> None:
    for seed in range(4):
        tree, _ = shocked(seed, 6.0)
        scaled = Tree(
            tree.root, tree.kpis, tree.months,
            {kpi: {month: 160 * value for month, value in line.items()} for kpi, line in tree.series.items()},
            {"region": {
                name: {kpi: {month: 160 * value for month, value in line.items()} for kpi, line in part.items()}
                for name, part in tree.segments["region"].items()
            }},
        )
        assert told(found(scaled, absolute=160 * 8.0)) == told(found(tree, absolute=8.0))


def test_other_names_of_segments_change_no_verdict() -> None:
    tree, _ = shocked(3, 25.0)
    renamed = {"region": {f"zone {name}": part for name, part in tree.segments["region"].items()}}
    other = Tree(tree.root, tree.kpis, tree.months, tree.series, renamed)
    assert told(found(other)) == told(found(tree))
    assert found(other).callouts[0].where[0].segment == "zone UK"
