"""Strategic KPIs beside the tree: called out by what they say themselves, each change once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from forest import FIRST, grow, measured
from nenrin.expectations import Expectation, p_value
from nenrin.explanations import Cause, explain
from nenrin.findings import Callout, Findings, State, find
from nenrin.tree import Tree
from nenrin.vocabulary import Month
from nenrin.words import say

MONTH = FIRST + 2
STRATEGIC: Mapping[str, object] = {"stance": "strategic"}
RATE: Mapping[str, object] = {**STRATEGIC, "formula": "returned / sales"}


def found(
    levels: Mapping[str, float], halves: Mapping[str, float], said: Mapping[str, Mapping[str, object]],
    before: Mapping[str, float] | None = None, *, relative: float = 0.005, causes: tuple[Cause, ...] = (),
) -> Findings:
    """KPIs expected at what the month before was (1 of each, else ``before``), ± their half bands."""
    usual = {kpi: (before or {}).get(kpi, 1.0) for kpi in levels}
    tree = grow({kpi: [usual[kpi], usual[kpi], level] for kpi, level in levels.items()}, said, root="sales")
    expected = {kpi: {MONTH: band(usual[kpi], halves[kpi], level)} for kpi, level in levels.items()}
    return judged(tree, expected, relative, causes)


def judged(
    tree: Tree, expected: Mapping[str, Mapping[Month, Expectation]], relative: float = 0.005,
    causes: tuple[Cause, ...] = (),
) -> Findings:
    return find(tree, {}, expected, explain(tree, causes, expected, MONTH), measured(), MONTH, 5000.0, relative)


def band(mid: float, half: float, actual: float) -> Expectation:
    p = p_value(actual - mid, half, 5.0)
    return Expectation(mid - half, mid, mid + half, p=p, months=40, freedom=5.0)


def clicks(level: float, half: float = 0.1, *, relative: float = 0.005, **said: object) -> Findings:
    """Sales as ever; a click rate that is expected at 1 and came to ``level``."""
    return found(
        {"sales": 1.0, "clicks": level}, {"sales": 0.5, "clicks": half}, {"clicks": {**STRATEGIC, **said}},
        relative=relative,
    )


def named(findings: Findings) -> list[str]:
    return [callout.kpi for callout in findings.callouts]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_one_outside_its_band_is_called_out_without_an_effect_on_the_goal(language: str) -> None:
    (callout,) = clicks(0.7).callouts
    assert (callout.kpi, callout.kind, callout.path, callout.number) == ("clicks", "month", ("clicks",), 1)
    assert callout.effect_on_root is None
    assert callout.unexplained == pytest.approx(-0.3)
    assert callout.headline.plan == "callout.headline_unexplained_down"
    for sentence in (callout.headline, callout.question):
        assert "{" not in say(sentence, language)


def test_one_that_is_not_strategic_is_watched() -> None:
    findings = clicks(0.7, stance="still")
    assert (named(findings), findings.watch) == ([], ("clicks",))
    assert clicks(0.7).watch == (), "what is called out is not watched besides"


def test_the_state_of_a_strategic_kpi_stays_that_of_its_target() -> None:
    (callout,) = clicks(0.7, target={"value": 0.6}).callouts
    assert callout.state is State.ON_PLAN


def test_inside_its_band_there_is_nothing_to_ask() -> None:
    assert named(clicks(0.91)) == []


def test_it_matters_from_the_relative_share_of_what_was_expected_of_itself() -> None:
    """The absolute amount, 5,000 of the KGI's money, weighs nothing here."""
    assert named(clicks(0.96, 0.01, relative=0.039)) == ["clicks"]
    assert named(clicks(0.96, 0.01, relative=0.041)) == []


def test_where_nothing_was_expected_whatever_came_matters() -> None:
    halves = {"sales": 0.5, "clicks": 0.1}
    findings = found({"sales": 1.0, "clicks": 0.4}, halves, {"clicks": STRATEGIC}, before={"clicks": 0.0})
    assert named(findings) == ["clicks"]


def test_they_are_one_family_of_their_own() -> None:
    """Just under 0.05 is enough for one, and for one of two (0.10/2), but not for one of three (0.10/3)."""
    names = ["a", "b", "c"]
    for count, told in ((1, ["a"]), (2, ["a"]), (3, [])):
        kpis = names[:count]
        levels = {"sales": 1.0} | dict.fromkeys(kpis, 1.0) | {"a": 1.2}
        half = 0.2 / 1.086
        assert 0.034 < p_value(0.2, half, 5.0) < 0.05
        findings = found(levels, dict.fromkeys(levels, half), dict.fromkeys(kpis, STRATEGIC))
        assert named(findings) == told
        assert ("a" in findings.watch) is (not told)


def returns(returned: float, sales: float, rate_half: float = 0.01) -> list[Callout]:
    """A rate of two sums of the tree: sales of 1,000,000, of which 100,000 come back."""
    usual = {"sales": 1e6, "returned": 1e5, "kept": 9e5, "rate": 0.1}
    levels = {"sales": sales, "returned": returned, "kept": sales - returned, "rate": returned / sales}
    halves = {"sales": 2e5, "returned": 1e4, "kept": 2e5, "rate": rate_half}
    return [*found(levels, halves, {"sales": {"split": "kept + returned"}, "rate": RATE}, usual).callouts]


def test_a_rate_that_only_repeats_a_call_out_of_the_tree_is_carried_by_it() -> None:
    (callout,) = returns(1.6e5, 1.06e6)
    assert callout.kpi == "returned"
    assert "rate" in callout.carries


def test_a_rate_that_moved_by_something_else_has_its_own_call_out_behind_those_of_the_tree() -> None:
    """What is called out of the tree raises the rate, but the rate fell."""
    usual = {"sales": 1e6, "returned": 1e5, "kept": 9e5, "rate": 0.1, "clicks": 1.0}
    levels = {"sales": 1.06e6, "returned": 1.6e5, "kept": 9e5, "rate": 0.151, "clicks": 0.5}
    halves = {"sales": 2e5, "returned": 1e4, "kept": 2e5, "rate": 0.5, "clicks": 0.1}
    said: dict[str, Mapping[str, object]] = {
        "sales": {"split": "kept + returned"}, "rate": RATE, "clicks": STRATEGIC,
    }
    callouts = found(levels, halves, said, usual).callouts
    assert [(one.kpi, one.number) for one in callouts] == [("returned", 1), ("clicks", 2)]
    assert callouts[0].carries == ()


def test_a_claim_for_one_that_came_to_nothing_is_called_out() -> None:
    cause = Cause.model_validate({
        "id": "mail", "label": "Mail", "kpi": "clicks", "direction": "up", "kind": "initiative",
        "months": {"from": str(MONTH), "to": str(MONTH)}, "size": [0.4, 0.5],
    })
    findings = found(
        {"sales": 1.0, "clicks": 1.0}, {"sales": 0.5, "clicks": 0.1}, {"clicks": STRATEGIC}, causes=(cause,),
    )
    assert [(one.kpi, one.kind) for one in findings.callouts] == [("clicks", "failed")]


def test_a_change_that_lasts_is_a_shift() -> None:
    """Outside its band a month ago, and still leaning to the same side."""
    tree = grow({"sales": [1.0] * 3, "clicks": [0.75, 0.75, 0.9]}, {"clicks": STRATEGIC}, root="sales")
    expected = {
        "sales": {MONTH: band(1.0, 0.5, 1.0)},
        "clicks": {FIRST + step: band(1.0, 0.12, level) for step, level in enumerate((0.75, 0.75, 0.9))},
    }
    (callout,) = judged(tree, expected).callouts
    assert (callout.kpi, callout.kind, callout.since) == ("clicks", "shift", FIRST)


def test_the_false_ones_to_be_expected_of_their_family_are_counted() -> None:
    """One: 5 % and 1 % for what lasts; two and more: 10 %."""
    alone = found({"sales": 1.0}, {"sales": 0.5}, {}).expected_false
    assert clicks(1.0).expected_false == pytest.approx(alone + 0.06)
    two = found({"sales": 1.0, "a": 1.0, "b": 1.0}, dict.fromkeys(["sales", "a", "b"], 0.5), {
        "a": STRATEGIC, "b": STRATEGIC,
    })
    assert two.expected_false == pytest.approx(alone + 0.12)
