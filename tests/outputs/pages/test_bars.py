"""Bars and pins inside a table."""

from __future__ import annotations

import pytest

from nenrin.outputs.pages.bars import Marked, effects, pins
from nenrin.outputs.pages.context import Context
from nenrin.words import Words
from sample_months import MONTHS_TOLD

KPIS = ("revenue", "new_customers", "refund_rate", "revenue_per_customer")


def told(month: str) -> Context:
    return Context(MONTHS_TOLD[month], Words("en"), "pdf")


@pytest.mark.parametrize("month", MONTHS_TOLD)
def test_marks_stay_in_their_cell_and_share_one_zero_line(month: str) -> None:
    for found in (effects(told(month), KPIS), pins(told(month), KPIS)):
        assert len({one.zero for one in found.values()}) == 1
        for one in found.values():
            assert 0 <= one.left <= one.left + one.wide <= 100


def test_effects_are_in_the_unit_of_the_goal_and_on_one_scale() -> None:
    """Plan → actual: six new customers fewer at 440 cost 2.7 of the 21.2 thousand that revenue lacks."""
    found = effects(told("full"), KPIS)
    assert {kpi: found[kpi].number.text for kpi in ("revenue", "new_customers")} == {
        "revenue": "−21.2", "new_customers": "−2.7",
    }
    assert found["new_customers"].wide / found["revenue"].wide == pytest.approx(2.728 / 21.212, rel=0.01)
    assert found["revenue_per_customer"].left == pytest.approx(found["revenue_per_customer"].zero)


def test_a_kpi_beside_the_tree_has_no_effect_and_a_rate_no_percentage() -> None:
    assert effects(told("full"), KPIS)["refund_rate"] == Marked(
        number=effects(told("full"), KPIS)["refund_rate"].number, zero=effects(told("full"), KPIS)["revenue"].zero,
        label=effects(told("full"), KPIS)["revenue"].zero, absent=True,
    )
    assert pins(told("full"), KPIS)["refund_rate"].number.text == "–"


def test_a_fall_points_left_and_keeps_its_figure_outside_the_mark() -> None:
    pin = pins(told("full"), KPIS)["revenue"]
    assert pin.leftward
    assert pin.head == pytest.approx(pin.left)
    assert 100 - pin.label == pytest.approx(pin.head)
