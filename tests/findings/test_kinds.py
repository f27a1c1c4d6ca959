"""Call-outs that are not about one surprising month: shifts, movements that hide each other, claims that failed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from forest import FIRST, grow, measured, monthly
from nenrin.expectations import Expectation, expect
from nenrin.explanations import Cause, explain
from nenrin.findings import Callout, Findings, State, find
from nenrin.tree import Tree
from nenrin.vocabulary import Month
from nenrin.words import say

MONTH = FIRST + 48
Bands = dict[str, dict[Month, Expectation]]


def found(tree: Tree, month: Month = MONTH, causes: Sequence[Cause] = (), materiality: float = 0.0) -> Findings:
    expected = expect(tree, month, window=3)
    return find(tree, {}, expected, explain(tree, causes, expected, month), measured(), month, materiality, 0.0)


def kinds(findings: Findings) -> list[tuple[str, str]]:
    return [(callout.kpi, callout.kind) for callout in findings.callouts]


def say_all(callout: Callout) -> str:
    """Headline, question, basis and what was ruled out, in both languages; each must be a whole sentence."""
    told = []
    for language, ends in (("en", (".", "?")), ("ja", ("。",))):
        for sentence in (callout.headline, callout.question, *callout.basis, *callout.ruled_out):
            text = say(sentence, language)
            assert text.endswith(ends)
            assert "{" not in text
            told.append(text)
    return " ".join(told)


def quiet(seed: int, months: int = 52) -> list[float]:
    return [100 + 4 * float(one) for one in np.random.default_rng(seed).standard_normal(months)]


# --- months two and three of a shift

BAND = {"freedom": 5.0, "months": 40}


def steps(*surprises: float, p: Sequence[float], **more: object) -> Findings:
    """Three months of one KPI, each with its surprise and p; the band is as wide as its p says."""
    tree = grow({"root": [100.0] * 10 + [100.0 + one for one in surprises]})
    last = FIRST + 9 + len(surprises)
    months = [last + back for back in range(1 - len(surprises), 1)]
    expected: Bands = {"root": {
        month: Expectation(100 - width(off, one), 100.0, 100 + width(off, one), p=one, **{**BAND, **more})  # type: ignore[arg-type]
        for month, off, one in zip(months, surprises, p, strict=True)
    }}
    return find(tree, {}, expected, explain(tree, [], expected, last), measured(), last, 0.0, 0.0)


def width(surprise: float, p: float) -> float:
    """The half-width of a 95 % band under which the surprise has that p (Student, 5 degrees of freedom)."""
    return abs(surprise) * {0.01: 2.5706 / 4.0321, 0.04: 2.5706 / 2.7565, 0.1: 2.5706 / 2.0150, 0.5: 2.5706 / 0.7267}[p]


def test_a_change_that_lasts_is_called_out_though_each_month_alone_is_inside_its_band() -> None:
    """By hand: z = 2.576 + 2.054 + 1.645 = 6.27, ÷ √3 = 3.62, p = 0.0003."""
    findings = steps(9, 8, 7, p=(0.01, 0.04, 0.1))
    (callout,) = findings.callouts
    assert (callout.kind, callout.state, callout.since) == ("shift", State.STABLE, FIRST + 10)
    assert callout.headline.plan == "callout.headline_shift_up"
    assert "£8" not in say(callout.headline, "en")
    assert "8" in say(callout.headline, "en")
    say_all(callout)


def test_a_fall_that_lasts_is_told_as_one() -> None:
    (callout,) = steps(-9, -8, -7, p=(0.01, 0.04, 0.1)).callouts
    assert callout.headline.plan == "callout.headline_shift_down"


@pytest.mark.parametrize(
    ("surprises", "p"),
    [
        ((9, 8, 7), (0.1, 0.1, 0.1)),
        ((9, 8, 1), (0.01, 0.01, 0.5)),
        ((9, -8, 7), (0.01, 0.01, 0.1)),
        ((-9, -8, 7), (0.01, 0.01, 0.1)),
    ],
    ids=["never outside", "over by now", "both sides", "turned round"],
)
def test_what_was_never_outside_or_is_over_or_changes_sides_is_no_shift(
    surprises: tuple[float, ...], p: tuple[float, ...],
) -> None:
    assert steps(*surprises, p=p).callouts == ()


def test_a_level_that_the_baseline_was_moved_to_is_no_shift_any_more() -> None:
    assert steps(9, 8, 7, p=(0.01, 0.04, 0.1), rebased=FIRST + 10).callouts == ()
    assert kinds(steps(9, 8, 7, p=(0.01, 0.04, 0.1), rebased=FIRST + 3)) == [("root", "shift")]


def test_one_surprising_month_is_a_month_and_says_since_when_it_lasts() -> None:
    (callout,) = steps(9, 8, 7, p=(0.01, 0.04, 0.01)).callouts
    assert (callout.kind, callout.since) == ("month", FIRST + 10)
    (callout,) = steps(1, 1, 7, p=(0.5, 0.5, 0.01)).callouts
    assert (callout.kind, callout.since) == ("month", FIRST + 12)


# --- movements that hide each other


def siblings(*moves: float) -> Tree:
    """A root that is the sum of children, each moved in the last month."""
    rows = {f"part{place}": quiet(place, 49) for place in range(len(moves))}
    for row, move in zip(rows.values(), moves, strict=True):
        row[-1] = 100 + move
    root = [sum(values) for values in zip(*rows.values(), strict=True)]
    return grow({"root": root, **rows}, {"root": {"split": " + ".join(rows)}})


def test_a_flat_parent_over_opposite_children_is_one_call_out() -> None:
    (callout,) = found(siblings(40, -39, 0)).callouts
    assert (callout.kpi, callout.kind, callout.state) == ("root", "offset", State.STABLE)
    assert set(callout.carries) == {"part0", "part1"}
    assert callout.cancelled == pytest.approx(39, abs=8), "the smaller of the two sides"
    assert callout.headline.plan == "callout.headline_offset"
    assert "part0" in say(callout.headline, "en")
    say_all(callout)


def test_volume_against_price_is_masked_too() -> None:
    """Orders double, the price halves: the revenue stays."""
    orders, price = quiet(1, 49), [value / 10 for value in quiet(2, 49)]
    orders[-1], price[-1] = 200.0, 5.0
    revenue = [one * each for one, each in zip(orders, price, strict=True)]
    tree = grow({"root": revenue, "orders": orders, "price": price}, {"root": {"split": "orders * price"}})
    assert kinds(found(tree)) == [("root", "offset")]


def basket(orders: float, items: float, price: float = 1.0, buyers: float = 1.0) -> Tree:
    """Revenue = buyers × orders each × value of an order (items × price), each times a factor in the last month."""
    rows = {"buyers": 300.0, "orders": 1.2, "items": 2.0, "price": 30.0}
    series = {name: [size * one / 100 for one in quiet(place, 49)] for place, (name, size) in enumerate(rows.items())}
    for (name, size), factor in zip(rows.items(), (buyers, orders, items, price), strict=True):
        series[name] = [size + 0.25 * (one - size) for one in series[name]]
        series[name][-1] = size * factor
    value = [one * each for one, each in zip(series["items"], series["price"], strict=True)]
    root = [one * two * each for one, two, each in zip(series["buyers"], series["orders"], value, strict=True)]
    splits = {"root": {"split": "buyers * orders * value"}, "value": {"split": "items * price"}}
    return grow({"root": root, "value": value, **series}, splits)


def test_an_opposite_movement_that_sits_deeper_is_followed_down_to_the_node_that_carries_it() -> None:
    """More orders, fewer items in each: one call-out on the revenue, that names the items and not the order value."""
    (callout,) = found(basket(1.11, 1 / 1.11)).callouts
    assert (callout.kpi, callout.kind, callout.state) == ("root", "offset", State.STABLE)
    assert {"orders", "value", "items"} <= set(callout.carries)
    text = say(callout.headline, "en")
    assert re.search(r"orders \(\+1[0-2]\.\d%\) and items \(−(9|10)\.\d%\)", text), text
    say_all(callout)


def test_a_third_change_below_is_not_hidden_by_the_two_that_cancel_out() -> None:
    """Price and items cancel out within the order value; the buyers fall besides."""
    assert ("root", "offset") not in kinds(found(basket(1.0, 1.11, 1 / 1.11, 0.8)))
    assert ("buyers", "month") in kinds(found(basket(1.0, 1.11, 1 / 1.11, 0.8)))


def test_a_parent_that_is_itself_outside_is_not_masked() -> None:
    assert ("root", "offset") not in kinds(found(basket(1.4, 1 / 1.11)))


def test_what_does_not_cancel_out_is_two_call_outs_or_one_on_the_parent() -> None:
    assert ("root", "offset") not in kinds(found(siblings(60, -25, 0)))
    assert kinds(found(siblings(60, 0, 0))) == [("part0", "month")]


def test_an_offset_of_no_importance_is_not_told() -> None:
    assert found(siblings(40, -39, 0), materiality=200.0).callouts == ()
    assert kinds(found(siblings(40, -39, 0), materiality=60.0)) == [("root", "offset")]


def by_region(moves: Mapping[str, float]) -> Tree:
    """One KPI, cut into regions of 100 each, each moved in the last month."""
    rows = {name: [*quiet(place, 48), 100 + move] for place, (name, move) in enumerate(moves.items())}
    root = [sum(values) for values in zip(*rows.values(), strict=True)]
    segments = {"region": {name: {"root": monthly(row)} for name, row in rows.items()}}
    return grow({"root": root}, {"root": {"also": [{"by": "region"}]}}, segments=segments)


def test_segments_that_cancel_each_other_out_are_called_out_with_their_places() -> None:
    (callout,) = found(by_region({"UK": 38.0, "France": -36.0, "Spain": 0.0})).callouts
    assert (callout.kpi, callout.kind) == ("root", "offset")
    assert {where.segment: round(where.share, 1) for where in callout.where} == {"UK": 0.5, "France": -0.5}
    text = say_all(callout)
    assert "UK" in text
    assert "France" in text


def test_quiet_segments_and_quiet_children_are_hardly_ever_masked() -> None:
    random = np.random.default_rng(1)
    told = 0
    for _ in range(60):
        tree = by_region(dict(zip("abcdef", (4 * random.standard_normal(6)).tolist(), strict=True)))
        told += sum(callout.kind == "offset" for callout in found(tree).callouts)
    assert told <= 2


# --- claims that came to nothing


def mail(size: float) -> Cause:
    return Cause.model_validate({
        "id": "mail", "label": "Spring mail", "kpi": "part0", "direction": "up", "size": (0.95 * size, 1.05 * size),
        "months": {"from": str(MONTH)}, "kind": "initiative",
    })


def test_a_clear_claim_that_did_not_come_is_called_out_whatever_the_others_do() -> None:
    """14 claimed, nothing came: more than two deviations, but not significant among forty KPIs."""
    (callout,) = found(siblings(0.0, *[0.0] * 20), causes=[mail(14.0)]).callouts
    assert (callout.kpi, callout.kind, callout.state) == ("part0", "failed", State.FAILED_TO_MOVE)
    assert callout.causes == ("mail",)
    say_all(callout)


def test_a_small_claim_that_did_not_come_says_nothing() -> None:
    assert found(siblings(0.0, 0.0), causes=[mail(4.0)]).callouts == ()
    assert found(siblings(0.0, 0.0), causes=[mail(14.0)], materiality=50.0).callouts == ()
