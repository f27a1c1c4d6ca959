"""How a command answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

from nenrin.cli.status import Status
from nenrin.cli.voice import Voice, speaking
from nenrin.vocabulary import Place, Problem, Problems

UNKNOWN = Problem(Place("client.yaml", 41, 15), "unknown KPI 'revenu' in a formula", "did you mean 'revenue'?")
WIDE = Problem(Place("2026-10.xlsx", sheet="Orders", cell="G1204"), "'１２円' in a number column", "add clean: strip")
NOTED = Problem(Place("client.yaml", 3, 1), "six strategic KPIs", "keep to five", warning=True)


def status_of(voice: Voice, error: Exception) -> int:
    """The exit status after ``error``."""
    with pytest.raises(typer.Exit) as left, speaking(voice):
        raise error
    return int(left.value.exit_code)


def test_problems_are_told_all_at_once_with_their_count_and_the_way_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(Voice("run", "nenrin check client.yaml"), Problems([UNKNOWN, WIDE])) == Status.PROBLEMS
    assert capsys.readouterr().err == (
        "client.yaml:41:15: unknown KPI 'revenu' in a formula; did you mean 'revenue'?\n"
        "2026-10.xlsx:Orders!G1204: '１２円' in a number column; add clean: strip\n"
        "2 problems. Nothing was written.  Try: nenrin check client.yaml\n"
    )


def test_warnings_are_told_but_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    status_of(Voice("check"), Problems([NOTED, UNKNOWN]))
    told = capsys.readouterr().err
    assert told.startswith("warning: client.yaml:3:1: six strategic KPIs; keep to five\n")
    assert told.endswith("1 problem. Nothing was written.\n")


def test_quiet_still_tells_problems(capsys: pytest.CaptureFixture[str]) -> None:
    status_of(Voice("run", quiet=True), Problems([UNKNOWN]))
    assert "unknown KPI" in capsys.readouterr().err


def test_a_machine_gets_one_document_with_every_part_of_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(Voice("run", json=True), Problems([UNKNOWN, WIDE])) == Status.PROBLEMS
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert (answer["schema"], answer["command"], answer["status"]) == ("nenrin/answer/1", "run", 1)
    first, second = answer["problems"]
    assert (first["file"], first["line"], first["column"], first["wrong"]) == ("client.yaml", 41, 15, UNKNOWN.wrong)
    assert (second["sheet"], second["cell"], second["place"]) == ("Orders", "G1204", "2026-10.xlsx:Orders!G1204")
    assert not told.err


def test_what_the_machine_refuses_is_a_problem_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(Voice("run"), PermissionError(13, "Permission denied", "output/acme")) == Status.PROBLEMS
    assert capsys.readouterr().err.startswith("output/acme: permission denied; check the path,")


def test_a_file_that_must_not_be_written_over_is_named_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(Voice("init"), FileExistsError(17, "File exists", "client.yaml")) == Status.PROBLEMS
    assert capsys.readouterr().err.startswith("client.yaml: file exists; name another file\n")


def test_whoever_presses_ctrl_c_is_told_that_nothing_is_half_done(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as left, speaking(Voice("run")):
        raise KeyboardInterrupt
    assert left.value.exit_code == Status.STOPPED
    assert capsys.readouterr().err == "nenrin run: stopped. Files are put in place all together or not at all.\n"


def test_a_fault_of_the_program_is_owned_without_a_stack_trace_and_without_a_value(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A library's message may quote a customer's id: neither the person nor the log gets it."""
    assert status_of(Voice("run"), KeyError("customer 17850")) == Status.FAULT
    told = capsys.readouterr().err
    assert "a fault of nenrin itself (KeyError), not of your files. Nothing was written." in told
    assert "Traceback" not in told
    log = Path(told.split("stands in ")[1].split(".  Try")[0])
    assert "test_voice.py" in log.read_text(encoding="utf-8")
    assert "17850" not in told + log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0
    log.unlink()


def test_verbose_says_where_a_fault_happened(capsys: pytest.CaptureFixture[str]) -> None:
    status_of(Voice("run", verbose=True), ZeroDivisionError("x"))
    told = capsys.readouterr().err
    assert "in status_of" in told
    Path(told.split("stands in ")[1].split(".  Try")[0]).unlink()


def test_an_answer_is_told_once_in_the_form_that_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for voice in (Voice("run"), Voice("run", quiet=True), Voice("run", json=True)):
        voice.line("made a report")
        voice.answer({"made": 1}, [NOTED])
    told = capsys.readouterr()
    assert told.out.startswith("made a report\n{")
    answer = json.loads(told.out.removeprefix("made a report\n"))
    assert (answer["made"], answer["status"]) == (1, 0)
    assert [problem["warning"] for problem in answer["problems"]] == [True]
