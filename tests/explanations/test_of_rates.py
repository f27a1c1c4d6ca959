"""A KPI that is made of nothing but rates over earlier months gets of a claim what reached those rates."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from entries import cause
from forest import FIRST, grow
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, Explanation, explain

MONTH = FIRST + 1
BANDS = {"lost": Expectation(18.0, 20.0, 22.0), "rate": Expectation(0.17, 0.20, 0.23)}
CLAIMED = cause("lost", size=[7, 9], direction="down")


def explained(
    formulas: Mapping[str, str], *, members: float = 80.0, lost: float = 12.0, causes: tuple[Cause, ...] = (CLAIMED,),
) -> dict[str, Explanation]:
    """Of 80 members 12 are lost, twenty of a hundred are usual; eight fewer are claimed, of which the base brings four.

    The KPIs of ``formulas`` were what they are at a rate of a fifth in both months but for the rate.
    """
    series: dict[str, list[float]] = {
        "root": [1.0, 1.0], "members": [members, 100.0], "lost": [20.0, lost], "rate": [0.2, lost / members],
        "fee": [3.0, 3.0],
    }
    values: dict[str, tuple[float, float]] = {
        "kept": (0.8, 1 - lost / members), "life": (5.0, members / lost), "life_days": (150.0, 30 * members / lost),
        "worth": (15.0, 3 * members / lost), "gone": (20.0, 100 * lost / members), "worse": (1.2, 1 + lost / members),
    }
    said = {name: {"formula": formula} for name, formula in formulas.items()}
    tree = grow(
        series | {name: list(values[name]) for name in formulas}, {"rate": {"formula": "lost / prev(members)"}} | said,
    )
    bands = BANDS | {name: Expectation(mid * 0.9, mid, mid * 1.1) for name, (mid, _) in values.items()}
    return explain(tree, causes, {name: {MONTH: band} for name, band in bands.items()}, MONTH)


def test_the_rate_that_remains_gains_what_the_rate_of_loss_loses() -> None:
    found = explained({"kept": "1 - rate"})
    assert found["rate"].explained == pytest.approx(-0.05)
    assert found["kept"].explained == pytest.approx(0.05)
    assert found["kept"].unexplained == pytest.approx(0.0, abs=1e-15)
    (claim,) = found["kept"].claims
    assert claim.spread == pytest.approx(0.5 / 80 / 2)
    assert claim.notes[-1].plan == "claim.base"
    assert claim.notes[-1].facts["share"].value == pytest.approx(0.5)  # type: ignore[union-attr]


def test_a_curve_of_the_rate_gets_exactly_what_the_rate_without_the_claim_would_not_have() -> None:
    """80 ÷ 12 months now; without the five points it would be five months. And thirty times that, one level up."""
    found = explained({"life": "1 / rate", "life_days": "30 * life"})
    assert found["life"].explained == pytest.approx(80 / 12 - 5)
    assert found["life_days"].explained == pytest.approx(30 * (80 / 12 - 5))


@pytest.mark.parametrize(("name", "formula", "whole"), [
    ("worth", "fee / rate", 3 * 80 / 12 - 3 * 80 / 20),
    ("gone", "rate * members", -100 * 8 / 80),
])
def test_a_kpi_that_reads_anything_else_keeps_the_whole_claim(name: str, formula: str, whole: float) -> None:
    """Times the members of any month it is a count again, and its own past does not know that they fell."""
    assert explained({name: formula})[name].explained == pytest.approx(whole)


def test_a_base_as_usual_takes_nothing_off() -> None:
    assert explained({"kept": "1 - rate"}, members=100.0, lost=12.0)["kept"].explained == pytest.approx(0.08)


def test_claims_on_the_rate_or_on_the_kpi_itself_stay_whole() -> None:
    """Two points less of the rate, three more of what remains, beside the five points that the count leaves."""
    own = cause("rate", size=[0.02, 0.02], direction="down", id="rate")
    on_top = cause("kept", size=[0.03, 0.03], direction="up", id="kept")
    found = explained({"kept": "1 - rate"}, causes=(CLAIMED, own, on_top))["kept"]
    assert {one.cause: one.effect for one in found.claims} == pytest.approx({"mail": 0.05, "rate": 0.02, "kept": 0.03})
