"""The laws of gap and levers, on trees that the tests evaluate by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from forest import grow
from nenrin.projections.course import Course, leaves
from nenrin.projections.levers import Closing, sensitivities
from nenrin.projections.projection import Lever
from nenrin.tree import Tree
from nenrin.vocabulary import Month

NOW = Month(2010, 6)
Values = Mapping[str, float]


@dataclass(frozen=True)
class Shape:
    """A tree in words, and the same in plain Python: the KGI and what the next month carries on from this one."""

    splits: Mapping[str, str]
    leaves: tuple[str, ...]
    step: Callable[[Values, float], tuple[float, float]]
    carried: str = ""
    down: frozenset[str] = frozenset()


def funnel(leaf: Values, _: float) -> tuple[float, float]:
    return leaf["visits"] * leaf["rate"] * leaf["basket"] - leaf["returns"], 0.0


def subscribers(leaf: Values, before: float) -> tuple[float, float]:
    members = leaf["gained"] + before * leaf["kept"] / 100
    return members * leaf["fee"], members


def quotient(leaf: Values, _: float) -> tuple[float, float]:
    return leaf["budget"] / leaf["cost"] + leaf["gifts"], 0.0


def shared(leaf: Values, _: float) -> tuple[float, float]:
    return leaf["heads"] * leaf["spend"] - leaf["heads"] * leaf["cost"], 0.0


SHAPES = {
    "funnel": Shape(
        {"root": "sales - returns", "sales": "visits * rate * basket"}, ("visits", "rate", "basket", "returns"),
        funnel, down=frozenset({"returns"}),
    ),
    "subscribers": Shape(
        {"root": "members * fee", "members": "gained + stayed", "stayed": "prev(members) * kept / 100"},
        ("gained", "kept", "fee"), subscribers, "members",
    ),
    "quotient": Shape(
        {"root": "orders + gifts", "orders": "budget / cost"}, ("budget", "cost", "gifts"), quotient,
        down=frozenset({"cost"}),
    ),
    "shared": Shape(
        {"root": "margin", "margin": "sales - costs", "sales": "heads * spend", "costs": "heads * cost"},
        ("heads", "spend", "cost"), shared, down=frozenset({"cost"}),
    ),
}


@dataclass(frozen=True)
class Case:
    """A course over months that remain, and the same by hand."""

    shape: Shape
    course: Course
    start: float

    def total(self, moves: Values) -> float:
        carried, whole = self.start, 0.0
        for month in self.course.months:
            leaf = {name: self.course.base[name][month] * (1 + moves.get(name, 0.0)) for name in self.shape.leaves}
            value, carried = self.shape.step(leaf, carried)
            whole += value
        return whole


@st.composite
def cases(draw: st.DrawFn) -> Case:
    shape = SHAPES[draw(st.sampled_from(sorted(SHAPES)))]
    count = draw(st.integers(1, 5))
    months = tuple(NOW + step for step in range(1, count + 1))
    amount = st.floats(1.0, 60.0).map(lambda number: round(number, 2))
    base = {name: {month: draw(amount) for month in (NOW, *months)} for name in shape.leaves}
    start = draw(amount)
    if shape.carried:
        base[shape.carried] = {NOW: start}
    said: dict[str, dict[str, object]] = {name: {"split": split} for name, split in shape.splits.items()}
    said |= {name: {"better": "down"} for name in shape.down}
    series = {name: base.get(name, {}) for name in (*shape.splits, *shape.leaves)}
    return Case(shape, Course(grow(series, said), months, base), start)


def levers(case: Case, gap: float) -> dict[str, Lever]:
    return Closing(case.course, gap).levers({}, frozenset())


@given(cases())
def test_the_course_is_the_sum_of_the_months_with_and_without_a_move(case: Case) -> None:
    assert case.course.value({}) == pytest.approx(case.total({}), rel=1e-12)
    moves = dict.fromkeys(case.shape.leaves, 0.1)
    assert case.course.value(moves) == pytest.approx(case.total(moves), rel=1e-12)
    for name in case.shape.leaves:              # what the others lead to is not reckoned again
        assert case.course.value({name: -0.2}) == pytest.approx(case.total({name: -0.2}), rel=1e-12)


@given(cases())
def test_the_slopes_are_finite_differences(case: Case) -> None:
    slopes, size = case.course.slopes({}), 1e-5
    scale = max(abs(case.total({})), *(abs(one) for one in slopes.values()))
    for name in case.shape.leaves:
        by_hand = (case.total({name: size}) - case.total({name: -size})) / (2 * size)
        assert slopes[name] == pytest.approx(by_hand, abs=1e-6 * scale)


@settings(deadline=None)
@given(cases(), st.floats(0.001, 0.5))
def test_alone_closes_the_gap(case: Case, part: float) -> None:
    now = case.total({})
    gap = part * abs(now)
    assume(gap > 1e-3)
    for lever in levers(case, gap).values():
        if lever.alone is not None:
            assert case.total({lever.kpi: lever.alone}) - now == pytest.approx(gap, rel=1e-9)


@settings(deadline=None)
@given(cases(), st.floats(0.001, 0.5))
def test_together_closes_the_gap_and_the_shares_sum_to_it(case: Case, part: float) -> None:
    now = case.total({})
    gap = part * abs(now)
    assume(gap > 1e-3)
    found = levers(case, gap)
    moves = {lever.kpi: lever.together for lever in found.values() if lever.together is not None}
    assume(moves)
    assert case.total(moves) - now == pytest.approx(gap, rel=1e-9)
    assert len({round(abs(move), 9) for move in moves.values() if move}) == 1
    assert sum(lever.share or 0.0 for lever in found.values()) == pytest.approx(gap, rel=1e-9)
    for lever in found.values():
        assert (lever.together or 0.0) * (-1 if lever.kpi in case.shape.down else 1) >= 0


def test_a_gap_that_no_leaf_closes_has_no_answer() -> None:
    """Returns cannot fall below nothing."""
    course = one_month({"visits": 100.0, "rate": 0.5, "basket": 2.0, "returns": 10.0})
    found = Closing(course, 50.0).levers({}, frozenset())
    assert found["returns"].alone is None
    assert found["visits"].alone == pytest.approx(0.5)
    assert Closing(course, 9.0).levers({}, frozenset())["returns"].alone == pytest.approx(-0.9)


def test_a_leaf_that_would_have_to_get_worse_is_no_lever() -> None:
    """A KGI better down: fewer visits would close it, but a fall of visits is nobody's plan."""
    course = one_month({"visits": 100.0, "rate": 0.5, "basket": 2.0, "returns": 10.0})
    found = Closing(course, -20.0).levers({}, frozenset())
    assert found["visits"].alone is None
    assert found["visits"].share is None
    assert found["returns"].alone is None


def one_month(values: Values) -> Course:
    month = NOW + 1
    shape = SHAPES["funnel"]
    said: dict[str, dict[str, object]] = {name: {"split": split} for name, split in shape.splits.items()}
    said["returns"] = {"better": "down"}
    series: dict[str, dict[Month, float]] = {name: {} for name in (*shape.splits, *shape.leaves)}
    return Course(grow(series, said), (month,), {name: {month: value} for name, value in values.items()})


@given(cases())
def test_sensitivity_is_the_change_of_the_month_with_one_percent_more(case: Case) -> None:
    """Evaluated by hand; the derivative gives the same up to the second order."""
    month, tree = case.course.months[0], standing(case)
    found = sensitivities(tree, month)
    one = Case(case.shape, Course(tree, (month,), case.course.base), case.start)
    now, slopes = one.total({}), one.course.slopes({})
    assert set(found) == set(leaves(tree)) == set(case.shape.leaves)
    for name, change in found.items():
        scale = max(abs(now), abs(slopes[name]), 1.0)
        assert change == pytest.approx(one.total({name: 0.01}) - now, abs=1e-11 * scale)
        assert change == pytest.approx(0.01 * slopes[name], abs=2e-4 * scale)


def standing(case: Case) -> Tree:
    """The same tree in which the first month that remains has happened as expected."""
    series = {name: dict(case.course.base.get(name, {})) for name in case.course.tree.kpis}
    said: dict[str, dict[str, object]] = {name: {"split": split} for name, split in case.shape.splits.items()}
    return grow(series, said)
