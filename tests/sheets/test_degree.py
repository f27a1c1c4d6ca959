"""As few points as give the whole integral: half the degree of the polynomial that the KGI is along the way."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from grown_report import grown_report, kpi, shop, wave
from nenrin.report import Report
from nenrin.sheets.degree import degree
from nenrin.sheets.path import Way, points

SPLITS = {
    "a + b - c": 1, "a * b": 2, "a * b * c": 3, "(a + b) * c": 2, "a * b + c": 2, "-a * b": 2, "a / 4 + b": 1,
    "prev(a) * b": 2, "avg(a, 2) * b * c": 3, "2 * a * a": 2, "a / b": None, "max(a, b)": None, "abs(a) + b": None,
    "coalesce(a, b) * c": None,
}


def made(split: str) -> Report:
    """Three leaves and their root; the numbers do not matter."""
    names = [name for name in "abc" if name in split.replace("max", "").replace("abs", "").replace("coalesce", "")]
    series = {name: wave(50.0 + 7 * place, 0.2, 26, place) for place, name in enumerate(names)}
    kpis = {"root": kpi("root", formula=split, split=split), **{name: kpi(name) for name in names}}
    return grown_report(kpis, series)


@pytest.mark.parametrize(("split", "power"), SPLITS.items())
def test_the_degree_is_that_of_the_polynomial_and_what_divides_or_bends_has_none(
    split: str, power: int | None,
) -> None:
    report = made(split)
    assert degree(report.tree) == power
    assert points(report) == (8 if power is None else -(-power // 2))


def test_a_deeper_tree_multiplies_what_lies_below() -> None:
    """Profit is orders of last month × growth × basket − costs: three factors, and costs are sums."""
    assert degree(shop().tree) == 3
    assert points(shop()) == 2


def test_where_the_tree_divides_there_are_as_many_as_the_engine_needed_up_to_thirty_two() -> None:
    report = made("a / b")
    harder = {name: replace(one, points=64) for name, one in report.attributions.items()}
    assert points(replace(report, attributions=harder)) == 32


@pytest.mark.parametrize("split", [split for split, power in SPLITS.items() if power is not None])
def test_so_few_points_say_what_thirty_two_say_whatever_the_leaves_are(split: str) -> None:
    report, chance = made(split), random.Random(split)  # noqa: S311 (no secret)
    leaves = [node.path for node in report.tree.nodes if node.leaf]
    for _ in range(20):
        start, end = ({path: chance.uniform(-1e3, 1e3) for path in leaves} for _ in range(2))
        few, many = (Way(report.tree, start, end, count) for count in (points(report), 32))
        size = sum(map(abs, many.effects.values()))
        assert few.effects == pytest.approx(many.effects, rel=1e-9, abs=1e-12 * size)


def test_one_point_less_is_not_enough() -> None:
    report = made("a * b * c")
    start, end = dict.fromkeys(("root/a", "root/b", "root/c"), 0.0), {"root/a": 2.0, "root/b": 3.0, "root/c": 4.0}
    assert Way(report.tree, start, end, 2).effects["root/a"] == pytest.approx(8.0)
    assert Way(report.tree, start, end, 1).effects["root/a"] == pytest.approx(6.0)
