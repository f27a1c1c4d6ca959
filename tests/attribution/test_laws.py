"""The laws of the straight path, on trees nobody chose."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from by_hand import JANUARY, kpi, measures
from nenrin.attribution import Shares, attribute, share_out, working
from nenrin.comparisons import Plan
from nenrin.formulas import Formula, Reference
from nenrin.tree import Tree, grow
from nenrin.vocabulary import Problems
from tries import tries

LEAF = re.compile(r"x\d+")


def texts(operators: str) -> st.SearchStrategy[str]:
    """Trees of + − × ÷ over leaves x1, x2, …, each there once."""
    shapes = st.recursive(st.just("x"), lambda inner: st.tuples(inner, st.sampled_from(operators), inner), max_leaves=7)

    def spell(shape: object, numbers: itertools.count[int]) -> str:
        if isinstance(shape, tuple):
            left, sign, right = shape
            return f"({spell(left, numbers)} {sign} {spell(right, numbers)})"
        return f"x{next(numbers)}"

    return shapes.map(lambda shape: spell(shape, itertools.count(1)))


@st.composite
def moves(draw: st.DrawFn, operators: str = "+-*/") -> tuple[str, dict[str, float], dict[str, float]]:
    """A tree, where its leaves stand and where they go; no divisor meets 0 on the way."""
    text = draw(texts(operators))
    value = st.floats(0.5, 100.0).map(lambda number: round(number, 3))
    start = {name: draw(value) for name in LEAF.findall(text)}
    end = {name: round(one * draw(st.floats(0.5, 1.6)), 3) for name, one in start.items()}
    return text, start, end


def keyed(values: Mapping[str, float]) -> dict[Reference, float]:
    return {(name, 0): value for name, value in values.items()}


def shares_of(text: str, start: Mapping[str, float], end: Mapping[str, float]) -> Shares[Reference]:
    try:
        shares = share_out(Formula.parse(text), keyed(start), keyed(end))
    except ZeroDivisionError:
        assume(False)  # noqa: FBT003 (a divisor is 0 at an end: nothing to share out)
        raise
    assume(shares.exact)
    return shares


def size(shares: Shares[Reference]) -> float:
    """What an error is measured by; where a number is 0 before and after, a rounding of its parts may remain."""
    return max(abs(shares.start), abs(shares.end), sum(map(abs, shares.contributions.values())), 1e-6)


@settings(max_examples=tries(200), deadline=None)
@given(moves())
def test_the_contributions_sum_to_the_change(move: tuple[str, dict[str, float], dict[str, float]]) -> None:
    shares = shares_of(*move)
    assert abs(math.fsum(shares.contributions.values()) - (shares.end - shares.start)) <= 1e-12 * size(shares)


@settings(max_examples=tries(200), deadline=None)
@given(moves())
def test_back_in_time_every_contribution_turns_its_sign(move: tuple[str, dict[str, float], dict[str, float]]) -> None:
    text, start, end = move
    there, back = shares_of(text, start, end), shares_of(text, end, start)
    for key, effect in there.contributions.items():
        assert effect == pytest.approx(-back.contributions[key], abs=1e-10 * size(there))


@settings(max_examples=tries(200), deadline=None)
@given(moves(), st.data())
def test_splitting_a_leaf_into_segments_leaves_the_others_as_they_are(
    move: tuple[str, dict[str, float], dict[str, float]], data: st.DataObject,
) -> None:
    """What Shapley does not do: drilling down never changes the number above."""
    text, start, end = move
    leaf = data.draw(st.sampled_from(sorted(start)))
    part = data.draw(st.floats(0.1, 0.9)), data.draw(st.floats(0.1, 0.9))
    finer = re.sub(rf"\b{leaf}\b", f"({leaf} + rest)", text)
    halves = [
        {**side, leaf: side[leaf] * share, "rest": side[leaf] * (1 - share)}
        for side, share in zip((start, end), part, strict=True)
    ]
    whole, split = shares_of(text, start, end), shares_of(finer, *halves)
    for name in start:
        found = split.contributions[name, 0] + (split.contributions["rest", 0] if name == leaf else 0.0)
        assert found == pytest.approx(whole.contributions[name, 0], abs=1e-9 * size(whole))


def shapley(text: str, start: Mapping[str, float], end: Mapping[str, float]) -> dict[str, float]:
    """By its definition, over all coalitions, with Python's own arithmetic."""
    names = list(start)
    value = {
        moved: eval(text, {"__builtins__": {}}, {name: (end if name in moved else start)[name] for name in names})  # noqa: S307 (an oracle)
        for count in range(len(names) + 1) for moved in map(frozenset, itertools.combinations(names, count))
    }
    return {
        name: math.fsum(
            math.factorial(len(moved)) * math.factorial(len(names) - len(moved) - 1) / math.factorial(len(names))
            * (value[moved | {name}] - value[moved])
            for moved in value if name not in moved
        )
        for name in names
    }


@settings(max_examples=tries(100), deadline=None)
@given(moves("+-*"))
def test_without_divisions_it_is_shapleys_value(move: tuple[str, dict[str, float], dict[str, float]]) -> None:
    shares = shares_of(*move)
    expected = shapley(*move)
    for name, effect in expected.items():
        assert shares.contributions[name, 0] == pytest.approx(effect, abs=1e-10 * size(shares))


@settings(max_examples=tries(100), deadline=None)
@given(moves(), st.data())
def test_a_leaf_that_stays_contributes_nothing(
    move: tuple[str, dict[str, float], dict[str, float]], data: st.DataObject,
) -> None:
    text, start, end = move
    still = data.draw(st.sampled_from(sorted(start)))
    assert shares_of(text, start, {**end, still: start[still]}).contributions[still, 0] == 0


def grown(text: str, start: Mapping[str, float], end: Mapping[str, float]) -> Tree:
    """The same tree as KPIs: every bracket becomes a KPI of its own, with its formula as its split."""
    kpis = {name: kpi() for name in start}
    inner = re.compile(r"\(([xk]\d+) ([-+*/]) ([xk]\d+)\)")
    while found := inner.search(text):
        name = f"k{len(kpis)}"
        kpis[name] = kpi(found[0][1:-1], found[0][1:-1])
        text = text[:found.start()] + name + text[found.end():]
    columns = {name: [repr(start[name]), repr(end[name])] for name in start}
    try:
        return grow(kpis, text, measures(columns))
    except Problems:
        assume(False)  # noqa: FBT003 (a divisor is 0: no tree)
        raise


@settings(max_examples=tries(150), deadline=None)
@given(moves())
def test_the_tree_says_the_same_as_its_one_long_formula(
    move: tuple[str, dict[str, float], dict[str, float]],
) -> None:
    whole = shares_of(*move)
    tree = grown(*move)
    found = attribute(tree, JANUARY + 1, "prior_month", Plan())
    assume(found.failure is None)
    leaves = {node.kpi: found.contributions[node.path] for node in tree.nodes if node.leaf}
    for name, effect in leaves.items():
        assert effect == pytest.approx(whole.contributions[name, 0], abs=1e-10 * size(whole))


@settings(max_examples=tries(50), deadline=None)
@given(moves())
def test_a_reviewer_can_recompute_it_from_the_working_columns(
    move: tuple[str, dict[str, float], dict[str, float]],
) -> None:
    """Leaf: (end − start) × Σ weight × adjoint. Every adjoint is the root's slope, every value the split's."""
    tree = grown(*move)
    found = attribute(tree, JANUARY + 1, "prior_month", Plan())
    assume(found.failure is None)
    columns = working(tree, found, found.points)
    assert math.fsum(columns.weights) == pytest.approx(1.0, abs=1e-14)
    for path, start in found.start_values.items():
        pairs = zip(columns.weights, columns.adjoints[path], strict=True)
        mean = math.fsum(weight * adjoint for weight, adjoint in pairs)
        assert (found.end_values[path] - start) * mean == pytest.approx(found.contributions[path], rel=1e-9, abs=1e-9)
    for place, value in zip(columns.places, columns.values[tree.root.path], strict=True):
        at = {path: start + place * (found.end_values[path] - start) for path, start in found.start_values.items()}
        by_name = {node.kpi: at[node.path] for node in tree.nodes if node.leaf}
        expected = Formula.parse(move[0]).evaluate(_At(by_name))
        assert value == pytest.approx(expected, rel=1e-9)


class _At:
    def __init__(self, values: Mapping[str, float]) -> None:
        self.values = values

    def value(self, name: str, back: int) -> float | None:
        return None if back else self.values.get(name)

    def months_into_year(self, back: int) -> int:
        return back


CENTS = st.integers(100, 10_000).map(lambda cents: cents / 100)
KINKED = "max({0}, {1}) - min({2}, {3}) + abs({0} - {2}) * {4} + abs(min({1}, {4}) - {3})"


@settings(max_examples=tries(150), deadline=None)
@given(st.lists(st.tuples(CENTS, CENTS), min_size=5, max_size=5))
def test_with_min_max_and_abs_the_contributions_still_sum_to_the_change(moves: list[tuple[float, float]]) -> None:
    """Amounts to the cent: of two that part in the sixteenth digit nobody can say which is the larger on the way."""
    text = KINKED.format(*(f"x{number}" for number in range(1, 6)))
    start, end = ({f"x{number}": move[side] for number, move in enumerate(moves, 1)} for side in (0, 1))
    shares = share_out(Formula.parse(text), keyed(start), keyed(end))
    assert shares.exact
    assert abs(math.fsum(shares.contributions.values()) - (shares.end - shares.start)) <= 1e-12 * size(shares)
    back = share_out(Formula.parse(text), keyed(end), keyed(start))
    for key, effect in shares.contributions.items():
        assert effect == pytest.approx(-back.contributions[key], abs=1e-9 * size(shares))
