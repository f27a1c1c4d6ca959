"""Published examples of trials and comparisons, with the numbers as they were printed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from forest import FIRST, grow
from nenrin.effects import measure
from nenrin.effects.chance import chi_square_tail, student_edge, student_tails
from nenrin.effects.contrast import means, rates, significant, wilson
from nenrin.effects.effect import Arm
from nenrin.effects.size import mismatch, needed
from trial import cause

CAUSAL_IMPACT = Path(__file__).parents[2].parent / "shared" / "data" / "science" / "causalimpact"


def rate(successes: int, size: int) -> Arm:
    return Arm("a", size, successes / size)


def summed(size: int, mean: float, deviation: float) -> Arm:
    return Arm("a", size, mean, deviation**2 * (size - 1))


@pytest.mark.parametrize(("successes", "size", "low", "high"), [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
])
def test_wilson(successes: int, size: int, low: float, high: float) -> None:
    """Newcombe (1998), Two-sided confidence intervals for the single proportion, Stat. Med. 17, 857: table I, 3."""
    assert wilson(rate(successes, size)) == pytest.approx((low, high), abs=5.1e-5)


@pytest.mark.parametrize(("one", "other", "low", "high"), [
    ((6, 7), (2, 7), 0.0582, 0.8062), ((0, 10), (0, 20), -0.1611, 0.2775), ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 10), 0.6075, 1.0),
])
def test_newcombe(one: tuple[int, int], other: tuple[int, int], low: float, high: float) -> None:
    """Newcombe (1998), Stat. Med. 17, 873, table II, method 10: those that ``test_contrast`` does not have."""
    found = rates([(1, rate(*one)), (-1, rate(*other))])
    assert (found.low, found.high) == pytest.approx((low, high), abs=5.1e-5)


def test_a_difference_of_differences_of_rates() -> None:
    """Newcombe (2001), Stat. Med. 20, 2885: the Bristol antenatal study, as R's propint prints it."""
    found = rates([(1, rate(17, 65)), (-1, rate(17, 75)), (-1, rate(18, 72)), (1, rate(16, 65))])
    assert (found.value, found.low, found.high) == pytest.approx((0.03102564, -0.1686752, 0.2343009), abs=5e-7)


def test_welch() -> None:
    """NIST/SEMATECH e-Handbook, 1.3.5.3, AUTO83B (miles per gallon, US and Japan): t −12.94627 at 136.8750 degrees."""
    found = means([(1, summed(249, 20.14458, 6.414700)), (-1, summed(79, 30.48101, 6.107710))])
    error = -10.33643 / -12.94627
    assert found.value == pytest.approx(-10.33643)
    assert (found.high - found.low) / 2 == pytest.approx(error * student_edge(136.8750), rel=1e-5)
    assert found.p == pytest.approx(student_tails(12.94627, 136.8750), rel=1e-3)


@pytest.mark.parametrize(("jersey", "pennsylvania", "difference", "error"), [
    ((20.44, 0.51), (23.33, 1.35), -2.89, 1.44), ((21.03, 0.52), (21.17, 0.94), -0.14, 1.07),
    ((0.59, 0.54), (-2.16, 1.25), 2.76, 1.36),
], ids=["before", "after", "change"])
def test_card_and_krueger(
    jersey: tuple[float, float], pennsylvania: tuple[float, float], difference: float, error: float,
) -> None:
    """Card & Krueger (1994), AER 84, 772, table 3, rows 1 to 3: full-time equivalents a store, means (standard errors).

    The third row is the difference in differences: the change of each store is the outcome, the states are the arms.
    The printed 2.76 is of unrounded changes; 0.59 + 2.16 is 2.75.
    """
    arms = [summed(size, mean, spread * size**0.5) for size, (mean, spread) in ((321, jersey), (77, pennsylvania))]
    found = means([(1, arms[0]), (-1, arms[1])])
    assert found.value == pytest.approx(difference, abs=0.0101)
    shares = [jersey[1] ** 4 / 320, pennsylvania[1] ** 4 / 76]
    freedom = (jersey[1] ** 2 + pennsylvania[1] ** 2) ** 2 / sum(shares)
    assert (found.high - found.low) / 2 / student_edge(freedom) == pytest.approx(error, abs=0.0051)


def test_the_incinerator_of_north_andover() -> None:
    """Wooldridge, Introductory Econometrics, example 13.3 (Kiel & McClain 1995): −11,863.9 from four means of prices.

    The value only: the book's standard error is pooled over the four groups, ours lets each have its own.
    """
    near, far = (70_619.24, 63_692.86), (101_307.51, 82_517.23)
    found = means([
        (weight, summed(80, mean, 30_000.0))
        for weight, mean in ((1, near[0]), (-1, near[1]), (-1, far[0]), (1, far[1]))
    ])
    assert found.value == pytest.approx(-11_863.9, abs=0.051)


@pytest.mark.parametrize(("sizes", "p", "rounding"), [
    ((821_588, 815_482), 1.8e-6, 0.05e-6), ((600, 400), 2.54e-10, 0.005e-10), ((44_000, 45_000), 0.0008, 0.5e-4),
    ((502, 498), 0.8993431885613663, 1e-12), ((550, 450), 0.002, 0.5e-3),
], ids=["Kohavi, Tang & Xu (2020)", "Wikipedia", "osc.garden", "SRM checker's FAQ", "madinterview"])
def test_sample_ratio_mismatch(sizes: tuple[int, int], p: float, rounding: float) -> None:
    """Arms meant to be equal; the p as each source prints it."""
    assert mismatch([Arm("a", sizes[0], 0.0), Arm("b", sizes[1], 0.0)], {}) == pytest.approx(p, abs=rounding)


@pytest.mark.parametrize(("size", "units"), [(0.2, 393), (0.5, 64), (0.8, 26)])
def test_cohens_sizes_of_groups(size: float, units: int) -> None:
    """Cohen (1988), table 2.4.1 (two-sided 0.05, power 0.80), by Student's t; by the normal distribution one fewer."""
    assert units - 1 <= (needed(1.0, size) or 0) <= units


def test_kohavis_sixteen_variances() -> None:
    """Kohavi et al. (2009), Controlled experiments on the web: 5 % conversion, 5 % of that, n = 16σ²/Δ² = 121,600.

    The 16 is 2(1.96 + 0.84)² = 15.7, rounded up.
    """
    assert needed(0.05 * 0.95, 0.0025) == pytest.approx(121_600 * 15.698 / 16, rel=1e-4)


@pytest.mark.parametrize(("freedom", "edge"), [(1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042)])
def test_students_table(freedom: int, edge: float) -> None:
    """Abramowitz & Stegun (1964), table 26.10, 0.975."""
    assert student_edge(float(freedom)) == pytest.approx(edge, abs=5.1e-4)


@pytest.mark.parametrize(("freedom", "value", "p"), [
    (1, 3.84146, 0.05), (2, 5.99146, 0.05), (3, 11.3449, 0.01), (10, 18.3070, 0.05), (5, 20.515, 0.001),
])
def test_the_table_of_chi_square(freedom: int, value: float, p: float) -> None:
    """Abramowitz & Stegun (1964), table 26.8."""
    assert chi_square_tail(value, freedom) == pytest.approx(p, rel=2e-4)


HEART = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
         0.7590, 1.0)


def test_benjamini_and_hochbergs_heart_attacks() -> None:
    """Benjamini & Hochberg (1995), section 4.1: of fifteen comparisons the first four (Bonferroni: three)."""
    assert significant(HEART) == (True,) * 4 + (False,) * 11


@pytest.mark.skipif(not CAUSAL_IMPACT.is_dir(), reason="the data of CausalImpact are not beside the repository")
def test_what_causal_impact_finds_in_its_own_example() -> None:
    """R's CausalImpact, first example (README of tfcausalimpact): 125.23 instead of 120.34; 4.89 more, 4.26 to 5.47.

    Ours is another method: a line of the last 36 months on one series, month by month; the mean of 30 months is held
    against the printed interval. The example with three series beside has no counterpart: we take one.
    """
    with (CAUSAL_IMPACT / "arma_data.csv").open(encoding="utf-8") as file:
        rows = [(float(row["y"]), float(row["X"])) for row in csv.DictReader(file)]
    treated = [value + 5 * (place >= 70) for place, (value, _) in enumerate(rows)]
    tree = grow({"root": treated, "beside": [value for _, value in rows]})
    last = FIRST + (len(rows) - 1)
    effects = measure([cause({"series": "beside"}, str(FIRST + 70), None)], {}, {}, tree, last)
    found = [effect.total for effect in effects if effect.total is not None]
    assert len(found) == 30
    assert sum(treated[70:]) / 30 == pytest.approx(125.23, abs=0.005)
    assert 4.26 <= sum(found) / 30 <= 5.47
    assert sum(treated[70:]) / 30 - sum(found) / 30 == pytest.approx(120.34, abs=0.6)
