"""The command line as a whole: names, help, exit statuses."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from nenrin import __version__
from nenrin.cli import app

COMMANDS = {"init", "check", "run", "explain", "import", "schema", "doctor"}


def names() -> set[str]:
    return {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}


def test_the_commands_are_those_people_were_promised() -> None:
    assert names() == COMMANDS


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    answer = CliRunner().invoke(app, [command, "--help"], prog_name="nenrin")
    assert answer.exit_code == 0
    assert f"Example: nenrin {command}" in answer.stdout
    assert not re.search(r"[{}<>]|\.\.\.|Path|str\b", answer.stdout.replace("<client>/<month>", ""))


def test_the_help_of_the_whole_lists_every_command_and_the_exit_statuses() -> None:
    said = CliRunner().invoke(app, ["--help"]).stdout
    assert all(f"\n  {command} " in said for command in COMMANDS)
    assert "Exit status: 0 done" in said


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"nenrin {__version__}\n"


@pytest.mark.parametrize("arguments", [["prosper"], ["run"], ["run", "client.yaml", "--moth", "2011-11"]])
def test_wrong_use_of_the_command_line_is_status_2(arguments: list[str]) -> None:
    answer = CliRunner().invoke(app, arguments)
    assert answer.exit_code == 2
    assert answer.stderr.endswith(" --help\n")


@pytest.mark.parametrize("month", ["2011-13", "2011", "11-2011", "november", "2011-1", "2011-11-01"])
def test_what_is_no_month_is_wrong_use_seen_before_any_file_is_read(month: str) -> None:
    answer = CliRunner().invoke(app, ["run", "no-such-file.yaml", "--month", month])
    assert answer.exit_code == 2
    assert "write it as 2011-11" in answer.stderr
