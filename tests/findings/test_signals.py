"""A KPI on a process behaviour chart: Wheeler's three rules decide its verdict, and the reason names the one."""

from __future__ import annotations

import re

import pytest

from entries import cause
from forest import FIRST, grow, measured
from nenrin.expectations import expect
from nenrin.explanations import Cause, explain
from nenrin.findings import Findings, State, find
from nenrin.words import say

NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
    1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916,
]
"""The Nile at Aswan, 1871 to 1906 (Cobb 1978), a year taken as a month; the dam was begun in 1898."""
DEFICIT = [10.5, 11.2, 9.2, 10.1, 10.4, 10.5, 8.7, 8.7, 7.0]
"""The US trade deficit, July 1988 to March 1989 (Wheeler 1993, figures 6.7 and 6.9)."""


def at(year: int, *causes: Cause, **said: object) -> Findings:
    """What is found of the Nile in one year, from the years before it."""
    return last_of([float(one) for one in NILE[: year - 1870]], *causes, **said)


def last_of(values: list[float], *causes: Cause, **said: object) -> Findings:
    tree = grow({"root": values}, {"root": {"expectation": "process_behaviour", **said}})
    month = FIRST + (len(values) - 1)
    expected = expect(tree, month)
    return find(tree, {}, expected, explain(tree, causes, expected, month), measured(), month, 0.0, 0.0)


@pytest.mark.parametrize(("year", "inside", "rule"), [
    (1901, True, "3 of the last 4 months, this one among them, lie nearer to the lower limit than to the mean."),
    (1902, False, "It lies below the lower natural process limit."),
    (1906, True, "It is the last of 8 months in a row below the mean."),
])
def test_each_rule_makes_the_month_an_unexplained_change_and_is_named(year: int, *, inside: bool, rule: str) -> None:
    verdict = at(year).verdicts["root"]
    assert (verdict.state, verdict.surprising) == (State.UNEXPLAINED, True)
    text = say(verdict.reason, "en")
    assert text.endswith(rule)
    assert ("inside the limits" in text, "outside the expected range" in text) == (inside, not inside)
    assert re.search(r"[。].+。$", say(verdict.reason, "ja"))


@pytest.mark.parametrize("year", [1897, 1898, 1899, 1900, 1903, 1904])
def test_where_no_rule_is_broken_it_is_stable(year: int) -> None:
    """774 in 1899 alone is no signal yet, however it looks today."""
    verdict = at(year).verdicts["root"]
    assert (verdict.state, verdict.reason.plan) == (State.STABLE, "verdict.stable")


def test_the_favourable_shift_of_the_book_is_found_in_march() -> None:
    """January and February 1989 stand alone; March is below the limit, and the third near it."""
    for months, state in ((7, State.STABLE), (8, State.STABLE), (9, State.UNEXPLAINED)):
        assert last_of(DEFICIT[:months]).verdicts["root"].state is state


def test_another_expectation_knows_no_such_rules() -> None:
    verdict = at(1906, expectation="blend").verdicts["root"]
    assert verdict.reason.plan != "verdict.by_rule"


def test_a_signal_inside_the_limits_is_watched_and_of_a_goal_by_itself_called_out() -> None:
    """Alone, the root is its own family: what lies just outside its band is significant."""
    findings = at(1906)
    assert [one.kpi for one in findings.callouts] == ["root"]
    quiet = {name: [100.0 + (step % 3) for step in range(36)] for name in ("a", "b")}
    tree = grow(
        {"root": [sum(one) for one in zip(*quiet.values(), NILE, strict=True)], **quiet, "nile": [*map(float, NILE)]},
        {"root": {"split": "a + b + nile"}, "nile": {"expectation": "process_behaviour"}},
    )
    expected = expect(tree, FIRST + 35)
    among = find(tree, {}, expected, explain(tree, [], expected, FIRST + 35), measured(), FIRST + 35, 0.0, 0.0)
    assert among.verdicts["nile"].state is State.UNEXPLAINED
    assert "nile" in among.watch


def test_a_cause_that_accounts_for_the_surprise_explains_the_signal() -> None:
    """916 in 1906 against a mean of 1,038: a dam that is said to take 100 to 140."""
    dam = cause(begins=FIRST + 35, ends=FIRST + 35, direction="down", size=[100, 140])
    verdict = at(1906, dam).verdicts["root"]
    assert verdict.state is State.EXPLAINED
    assert say(verdict.reason, "en").endswith("below the mean.")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(("direction", "size", "key"), [
    ("down", None, "unexplained_unsized_signal"), ("up", [300, 400], "unexplained_despite_signal"),
    ("down", [600, 700], "failed"),
])
def test_every_such_reason_can_be_said(language: str, direction: str, size: list[int] | None, key: str) -> None:
    entry = cause(begins=FIRST + 35, ends=FIRST + 35, direction=direction, size=size)
    reason = at(1906, entry).verdicts["root"].reason
    assert reason.facts["reason"].plan == f"verdict.{key}"  # type: ignore[union-attr]
    text = say(reason, language)
    assert "{" not in text
    assert "8" in text
