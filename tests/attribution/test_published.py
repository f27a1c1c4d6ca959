"""The published decompositions, as the books print them (tests/cases/attribution/*.toml names the sources)."""

from __future__ import annotations

import itertools
import math
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from nenrin.attribution import Segment, Shares, segment_effects, share_out
from nenrin.formulas import Formula, Reference

CASES = Path(__file__).parents[1] / "cases" / "attribution"
Case = Mapping[str, Any]


def cases(name: str) -> list[Case]:
    found: list[Case] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return found


def shared(formula: str, start: Mapping[str, float], end: Mapping[str, float]) -> Shares[Reference]:
    return share_out(
        Formula.parse(formula), {(name, 0): float(value) for name, value in start.items()},
        {(name, 0): float(value) for name, value in end.items()},
    )


def by_letter(shares: Shares[Reference]) -> dict[str, float]:
    """The contributions of a1, a2, … together."""
    found: dict[str, float] = {}
    for (name, _), effect in shares.contributions.items():
        letter = name.rstrip("0123456789")
        found[letter] = found.get(letter, 0.0) + effect
    return found


@pytest.mark.parametrize("case", cases("das_gupta"), ids=lambda case: case["id"])
def test_das_gupta(case: Case) -> None:
    shares = shared(case["formula"], case["start"], case["end"])
    assert shares.exact
    assert shares.end - shares.start == pytest.approx(case["total"], abs=1e-6 if case["total"] < 1 else 1e-3)
    assert by_letter(shares) == pytest.approx(case["effects"], abs=5.1e-7 if case["total"] < 1 else 5.1e-4)


def shapley(letters: list[str], value: Callable[[frozenset[str]], float]) -> dict[str, float]:
    """The mean over all orders of what a letter adds."""
    found = dict.fromkeys(letters, 0.0)
    for order in itertools.permutations(letters):
        for place, letter in enumerate(order):
            before = frozenset(order[:place])
            found[letter] += (value(before | {letter}) - value(before)) / math.factorial(len(letters))
    return found


def test_das_guptas_quotient_is_shapleys_value_of_the_grouped_factors() -> None:
    """So his figures, and not ours, are what the published table prints; ours differ by at most 0.11 points."""
    case = next(case for case in cases("das_gupta") if "shapley" in case)
    formula = Formula.parse(case["formula"])

    class At:
        def __init__(self, moved: frozenset[str]) -> None:
            self.moved = moved

        def value(self, name: str, back: int) -> float:
            found: float = (case["end"] if name[0] in self.moved else case["start"])[name]
            return found + back

        def months_into_year(self, back: int) -> int:
            return back

    found = shapley(["a", "b", "c", "d"], lambda moved: formula.evaluate(At(moved)) or 0.0)
    assert found == pytest.approx(case["shapley"], abs=1e-8)
    ours = by_letter(shared(case["formula"], case["start"], case["end"]))
    assert ours == pytest.approx(found, abs=1.1e-3)


@pytest.mark.parametrize("case", cases("price_volume"), ids=lambda case: case["id"])
def test_price_and_volume_share_the_cross_term_evenly(case: Case) -> None:
    rows = range(len(case["start"]["price"]))
    formula = " + ".join(f"p{row} * q{row}" for row in rows)
    start, end = (
        {f"{key[0]}{row}": case[side][key][row] for key in ("price", "quantity") for row in rows}
        for side in ("start", "end")
    )
    found = by_letter(shared(formula, start, end))
    cross = case["total"] - case["price_at_old_quantity"] - case["volume_at_old_price"]
    assert found == pytest.approx({"p": case["price"], "q": case["volume"]}, rel=1e-12)
    assert found["p"] == pytest.approx(case["price_at_old_quantity"] + cross / 2, rel=1e-12)


@pytest.mark.parametrize("case", cases("lmdi"), ids=lambda case: str(case["total"]))
def test_the_straight_path_has_lmdis_total(case: Case) -> None:
    rows = range(len(case["start"]))
    formula = " + ".join(" * ".join(f"{factor}{row}" for factor in "abc") for row in rows)
    start, end = (
        {f"{factor}{row}": case[side][row][column] for row in rows for column, factor in enumerate("abc")}
        for side in ("start", "end")
    )
    shares = shared(formula, start, end)
    assert math.fsum(shares.contributions.values()) == pytest.approx(case["total"], rel=1e-12)
    assert sum(case["additive"]) == pytest.approx(case["total"], rel=1e-8)
    assert shares.end / shares.start == pytest.approx(case["ratio"], rel=1e-9)
    assert [effect > 0 for effect in by_letter(shares).values()] == [effect > 0 for effect in case["additive"]]


@pytest.mark.parametrize("case", cases("segments"), ids=lambda case: case["id"])
def test_mix_quantity_and_volume_by_segment(case: Case) -> None:
    """The books weigh the mix by the new size and the quantity by the old rate, we both by the mean."""
    sides = [_segments(case[side]) for side in ("start", "end")]
    effects = segment_effects(*sides)
    mix, rate = math.fsum(effects.mix.values()), math.fsum(effects.rate.values())
    old, new = (sum(segment.size for segment in side.values()) for side in sides)
    old_rate = sum(segment.amount for segment in sides[0].values()) / old
    found = {
        "rate": rate, "mix": mix, "total": rate + mix, "sales_mix": mix * new,
        "sales_quantity": (new - old) * old_rate, "sales_volume": effects.volume + effects.size * (rate + mix),
    }
    printed = {key: case[key] for key in found if key in case}
    rounding = 5e-5 if "rate" in case else 1e-4
    assert {key: found[key] for key in printed} == pytest.approx(printed, abs=rounding, rel=1e-12)


def _segments(side: Mapping[str, list[float]]) -> dict[str, Segment]:
    rows = enumerate(zip(side["size"], side["rate"], strict=True))
    return {str(row): Segment(size * rate, size) for row, (size, rate) in rows}
