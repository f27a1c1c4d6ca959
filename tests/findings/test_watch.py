"""The watch list."""

from __future__ import annotations

from forest import FIRST, grow
from nenrin.expectations import Expectation
from nenrin.findings.watch import watched

MONTH = FIRST + 2


def seen(*months: tuple[float, float]) -> tuple[str, ...]:
    """Watched or not, from (actual − middle, p) of three months."""
    tree = grow({"root": [100 + deviation for deviation, _ in months]})
    expected = {"root": {FIRST + step: Expectation(mid=100.0, p=p) for step, (_, p) in enumerate(months)}}
    return watched(tree, MONTH, {"root": months[-1][1]}, expected, frozenset())


def test_a_quiet_kpi_is_not_watched() -> None:
    assert seen((1, 0.5), (1, 0.5), (3, 0.2)) == ()


def test_one_month_in_twenty_is() -> None:
    assert seen((1, 0.5), (1, 0.5), (5, 0.049)) == ("root",)


def test_twice_in_three_months_on_the_same_side_is() -> None:
    assert seen((4, 0.09), (1, 0.5), (4, 0.09)) == ("root",)
    assert seen((1, 0.5), (-4, 0.09), (-4, 0.09)) == ("root",)
    assert seen((1, 0.5), (-4, 0.09), (4, 0.09)) == ()
    assert seen((4, 0.09), (4, 0.09), (1, 0.5)) == ()
    assert seen((1, 0.5), (1, 0.5), (4, 0.09)) == ()


def test_what_is_significant_but_not_called_out_is() -> None:
    tree = grow({"root": [1.0, 1.0, 1.0]})
    assert watched(tree, MONTH, {"root": 0.08}, {}, frozenset({"root"})) == ("root",)


def test_what_is_not_judged_is_not() -> None:
    assert watched(grow({"root": [1.0]}), MONTH, {}, {}, frozenset({"root"})) == ()
