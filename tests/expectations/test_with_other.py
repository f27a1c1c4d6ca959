"""A KPI that moves with another: what the other explains is not its own surprise."""

from __future__ import annotations

import numpy as np
import pytest

from forest import FIRST, grow
from nenrin.expectations import Expectation, expect
from nenrin.expectations.forecast import Array
from nenrin.expectations.line import Surprise, line
from nenrin.tree import Tree
from nenrin.vocabulary import Month

MONTH = FIRST + 40
RANDOM = np.random.default_rng(21)
VISITS = 1000 + RANDOM.normal(0, 50, 41)
ORDERS = 0.2 * VISITS + RANDOM.normal(0, 2, 41)


def tree(visits: list[float], orders: list[float], stance: str = "moves_with: root") -> Tree:
    return grow({"root": visits, "orders": orders}, {"orders": {"stance": stance}})


def after(visits: float, orders: float, stance: str = "moves_with: root") -> Expectation:
    """The expectation of orders in a month with so many visits and orders."""
    grown = tree([*VISITS[:40], visits], [*ORDERS[:40], orders], stance)
    return expect(grown, MONTH)["orders"][MONTH]


def test_orders_that_fall_with_the_visits_are_no_surprise_of_their_own() -> None:
    """400 visits fewer bring 80 orders fewer; without the stance that is far outside the band."""
    with_visits, alone = after(600.0, 120.0), after(600.0, 120.0, "still")
    assert with_visits.mid == pytest.approx(120, abs=6)
    assert with_visits.p is not None
    assert alone.p is not None
    assert alone.p < 0.001
    assert with_visits.p > 0.05


def test_orders_that_stay_when_the_visits_fall_are_a_surprise() -> None:
    with_visits, alone = after(600.0, 200.0), after(600.0, 200.0, "still")
    assert with_visits.p is not None
    assert alone.p is not None
    assert with_visits.p < 0.01
    assert alone.p > 0.5


def test_the_part_due_to_the_other_is_the_slope_times_its_surprise() -> None:
    alone, found = after(900.0, 180.0, "still"), after(900.0, 180.0)
    other = expect(tree([*VISITS[:40], 900.0], [*ORDERS[:40], 180.0]), MONTH)["root"][MONTH]
    assert alone.mid is not None
    assert other.mid is not None
    assert found.mid == pytest.approx(alone.mid + found.with_other)
    assert found.with_other == pytest.approx(0.2 * (900 - other.mid), rel=0.1)
    assert alone.with_other == 0.0


def test_the_band_is_as_narrow_as_what_the_other_leaves() -> None:
    """Noise of 2 is left of a scatter of √(10² + 2²)."""
    found, alone = after(1000.0, 200.0), after(1000.0, 200.0, "still")
    assert found.half_width is not None
    assert alone.half_width is not None
    assert 0.1 < found.half_width / alone.half_width < 0.4


def test_the_band_does_not_see_the_judged_month_of_the_kpi_itself() -> None:
    bands = {(one.low, one.mid, one.high, one.with_other) for one in (after(900.0, 180.0), after(900.0, 9e6))}
    assert len(bands) == 1


@pytest.mark.slow
def test_a_kpi_that_has_nothing_to_do_with_the_other_keeps_about_its_own_band() -> None:
    """In 40 unrelated pairs the band holds as often as it promises."""
    random, inside, wider = np.random.default_rng(5), 0, []
    for _ in range(40):
        grown = tree(random.normal(100, 5, 41).tolist(), random.normal(100, 5, 41).tolist())
        found = expect(grown, MONTH, window=1)["orders"][MONTH]
        alone = expect(grow({"root": list(grown.series["orders"].values())}), MONTH, window=1)["root"][MONTH]
        inside += found.p is not None and found.p >= 0.05
        wider.append((found.half_width or 0) / (alone.half_width or 1))
    assert inside >= 35
    assert np.median(wider) == pytest.approx(1, abs=0.1)


def test_under_a_year_of_pairs_it_is_judged_alone() -> None:
    """Twelve months of surprises are there eighteen months after the first."""
    for months, moved in ((17, False), (18, True)):
        grown = tree(VISITS[: months + 1].tolist(), ORDERS[: months + 1].tolist())
        found = expect(grown, FIRST + months, window=1)["orders"][FIRST + months]
        assert (found.with_other != 0) is moved


def test_where_the_other_is_absent_it_is_judged_alone() -> None:
    grown = tree(VISITS[:40].tolist(), ORDERS.tolist())
    assert expect(grown, MONTH)["orders"][MONTH] == after(float(VISITS[40]), float(ORDERS[40]), "still")


def test_a_cause_in_its_place_changes_nothing() -> None:
    assert after(900.0, 180.0, "moves_with: campaign-2010") == after(900.0, 180.0, "still")


def test_a_one_off_of_either_is_no_example_of_how_they_move() -> None:
    spoilt = [*ORDERS[:30].tolist(), 5000.0, *ORDERS[31:].tolist()]
    visits = [*VISITS[:30].tolist(), 100.0, *VISITS[31:40].tolist(), 900.0]
    one_offs = {"orders": frozenset([FIRST + 30]), "root": frozenset([FIRST + 30])}
    found = expect(tree(visits, spoilt), MONTH, one_offs=one_offs)["orders"][MONTH]
    clean = expect(tree([*VISITS[:40], 900.0], ORDERS.tolist()), MONTH, one_offs=one_offs)["orders"][MONTH]
    assert found == clean


def surprises(sizes: Array, first: Month = FIRST, half: float = 2.0) -> dict[Month, Surprise]:
    """Month after month, all with bands of one width."""
    return {first + step: Surprise(float(size), half) for step, size in enumerate(sizes)}


LED = np.random.default_rng(1).normal(0, 1, 36)


def test_a_known_slope_is_found_and_an_uncertain_one_is_not_believed() -> None:
    exact = line(surprises(3 * LED, half=6.0), surprises(LED), FIRST + 36)
    assert exact == pytest.approx((3.0, 0.0), abs=1e-12)
    loose = line(surprises(np.random.default_rng(2).normal(0, 1, 36)), surprises(LED), FIRST + 36)
    assert loose is not None
    assert abs(loose.slope) < 0.3
    assert line(surprises(np.zeros(36)), surprises(np.zeros(36)), FIRST + 36) is None


def test_a_month_in_which_both_were_far_outside_is_no_slope() -> None:
    """One shock of twenty bands shared by chance counts as much as a month at the edge of its band."""
    led, followed = LED.copy(), np.random.default_rng(2).normal(0, 1, 36)
    led[20] = followed[20] = 40.0
    found = line(surprises(followed), surprises(led), FIRST + 36)
    assert found is not None
    assert abs(found.slope) < 0.4


def test_months_with_wide_bands_teach_less() -> None:
    """The first year was told from too short a past: there the slope seemed to be 9."""
    early, late = LED[:12], LED[12:]
    followed = surprises(9 * early, half=90.0) | surprises(3 * late, FIRST + 12, 3.0)
    found = line(followed, surprises(LED), FIRST + 36)
    assert found is not None
    assert found.slope == pytest.approx(3, abs=0.1)


def test_the_line_ends_before_the_judged_month() -> None:
    led = surprises(np.random.default_rng(1).normal(0, 1, 37))
    followed = {month: Surprise(3 * one.size, 6.0) for month, one in led.items()}
    month = FIRST + 36
    assert line(followed, led, month) == line({**followed, month: Surprise(9e9, 1.0)}, led, month)


def test_a_shock_of_both_in_the_month_before_is_over_in_this_one() -> None:
    """Visits and orders halve for one month and come back together: the month after is as expected."""
    visits, orders = [*VISITS[:39], 0.5 * VISITS[39], VISITS[40]], [*ORDERS[:39], 0.5 * ORDERS[39], ORDERS[40]]
    found = expect(tree(visits, orders), MONTH)["orders"][MONTH]
    undisturbed = after(float(VISITS[40]), float(ORDERS[40]))
    assert found.mid == pytest.approx(undisturbed.mid, abs=2)
    assert found.p is not None
    assert found.p > 0.05


@pytest.mark.slow
@pytest.mark.parametrize("months", [18, 24, 36])
def test_the_band_beside_the_other_holds_as_often_as_it_promises(months: int) -> None:
    """150 pairs whose scatter shrinks with the years, as of a young business."""
    random, inside = np.random.default_rng(months), 0
    calm = np.linspace(3, 1, months + 1)
    for _ in range(150):
        visits = 1000 + np.cumsum(random.normal(0, 10, months + 1)) + calm * random.normal(0, 30, months + 1)
        orders = 0.2 * visits + calm * random.normal(0, 3, months + 1)
        month = FIRST + months
        found = expect(tree(visits.tolist(), orders.tolist()), month, window=1)["orders"][month]
        inside += found.p is not None and found.p >= 0.05
    assert inside >= 0.91 * 150


def test_scaling_either_kpi_changes_no_p_value() -> None:
    plain = after(900.0, 190.0)
    grown = tree([*(7 * VISITS[:40]), 6300.0], [*(0.01 * ORDERS[:40]), 1.90])
    assert expect(grown, MONTH)["orders"][MONTH].p == pytest.approx(plain.p, rel=1e-6)
