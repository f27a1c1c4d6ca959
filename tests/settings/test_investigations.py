"""The answers to call-outs; each docstring is a list of them, beside a sound configuration."""

# ruff: noqa: D205, D212, D400, D415 (a docstring is the input here)

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from nenrin.settings import load
from nenrin.vocabulary import Label, Month
from yaml_cases import said, tells_of_register, written

_tells = functools.partial(tells_of_register, key="investigations")


@_tells("investigations.yaml:2:11: unknown KPI 'revenu' in the list of investigations; did you mean 'revenue'?",
        "investigations.yaml:3:11: key: 'revenue' is no call-out; write the KPI and the month of the call-out: "
        "revenue@2011-11",
        "investigations.yaml:4:11: key: 'revenue@2011-13' is no call-out; write the KPI and the month of the call-out: "
        "revenue@2011-11")
def test_a_key_names_a_kpi_and_a_month() -> None:
    """
    investigations:
      - {key: revenu@2010-11}
      - {key: revenue}
      - {key: revenue@2011-13}
    """


@_tells("investigations.yaml:2:50: unknown cause 'storm' in investigation 'revenue@2010-11'; add it to the causes")
def test_a_cause_stands_in_the_register() -> None:
    """
    investigations:
      - {key: revenue@2010-11, state: closed, cause: storm}
    """


@_tells("investigations.yaml:3:11: the investigation 'revenue@2010-11' stands twice; it first stands on line 2; "
        "keep one")
def test_no_two_lines_answer_one_call_out() -> None:
    """
    investigations:
      - {key: revenue@2010-11, owner: Aya}
      - {key: revenue@2010-11, owner: Ben}
    """


@_tells("investigations.yaml:2:35: the investigation 'revenue@2010-11' is closed without an answer; add  answer: "
        "<what was found>  or  cause: <id in the register>")
def test_nobody_closes_a_question_without_an_answer() -> None:
    """
    investigations:
      - {key: revenue@2010-11, state: closed}
    """


@_tells("investigations.yaml:2:28: unknown key 'ownr' in investigation 'revenue@2010-11'; did you mean 'owner'?",
        "investigations.yaml:3:35: state: 'close' does not fit; did you mean 'closed'?",
        "investigations.yaml:4:33: due: 'soon' is no month; write it as 2011-11")
def test_what_does_not_fit_is_told_with_what_would() -> None:
    """
    investigations:
      - {key: revenue@2010-11, ownr: Aya}
      - {key: revenue@2010-12, state: close}
      - {key: revenue@2011-01, due: soon}
    """


def test_a_list_that_is_not_there_is_told_at_the_key_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "investigation.yaml").write_text("investigations: []\n", encoding="utf-8")
    path = written(tmp_path, "investigations: investigations.yaml").relative_to(tmp_path)
    wrong = "investigations: there is no file 'investigations.yaml'"
    assert said(path) == [f"client.yaml:1:17: {wrong}; did you mean 'investigation.yaml'?"]


def test_a_spreadsheet_of_answers_is_refused_not_read_as_a_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = written(tmp_path, "investigations: answers.csv").relative_to(tmp_path)
    right = "keep the list as investigations.yaml, with a list under  investigations:"
    assert said(path) == [f"client.yaml:1:17: investigations: 'answers.csv' is no YAML; {right}"]


def test_the_answers_are_read_and_part_of_what_the_run_rests_on(tmp_path: Path) -> None:
    text = "investigations:\n  - {key: revenue@2010-11, owner: Aya, due: 2010-12, state: closed, answer: a strike}"
    before = load(written(tmp_path, "investigations: investigations.yaml", "investigations: []", "investigations"))
    loaded = load(written(tmp_path, "investigations: investigations.yaml", text, "investigations"))
    (answer,) = loaded.investigations
    assert (answer.kpi, answer.month, answer.due) == ("revenue", Month(2010, 11), Month(2010, 12))
    assert (answer.owner, answer.state, answer.answer) == (Label("Aya"), "closed", Label("a strike"))
    assert not before.investigations
    assert loaded.sha256 != before.sha256
