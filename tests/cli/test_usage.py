"""Wrong use of the command line: one form for all, no word of a library, seen without reading any file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from nenrin.cli import app


def nenrin(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), prog_name="nenrin")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("run c.yaml --without foo", "nenrin run --without: 'foo' is not known here; write pdf"),
        ("explain c.yaml kpi --language fr", "nenrin explain --language: 'fr' is not known here; write en or ja"),
        ("check c.yaml --month 2026-13", "nenrin check --month: '2026-13' is no month; write it as 2011-11"),
        ("check c.yaml --moth 2026-10", "nenrin check --moth: there is no such option; did you mean '--month'?"),
        ("schema -x", "nenrin schema -x: there is no such option; known here: --output, -o"),
        ("check c.yaml --month", "nenrin check --month: no value follows it; write --month YYYY-MM"),
        ("check c.yaml --json=1", "nenrin check --json: takes no value; write --json alone"),
        ("check c.yaml d.yaml", "nenrin check: one word too many, 'd.yaml'; write  nenrin check CONFIG"),
        ("explain c.yaml", "nenrin explain: KPI is missing; write  nenrin explain CONFIG KPI"),
        ("init", "nenrin init: FILE… is missing; write  nenrin init FILE…"),
        ("schema --output", "nenrin schema --output: no value follows it; write --output FILE"),
        ("chekc c.yaml", "nenrin chekc: there is no such command; did you mean 'check'?"),
        ("--foo", "nenrin --foo: there is no such option; known here: --version"),
    ],
)
def test_what_was_typed_wrongly_is_told_with_its_place_and_what_would_be_right(typed: str, said: str) -> None:
    answer = nenrin(*typed.split())
    after = [name for name in typed.split()[:1] if name.isalpha() and name != "chekc"]
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.splitlines() == [
        said, f"1 problem. Nothing was written.  Try: {' '.join(['nenrin', *after])} --help",
    ]


def test_a_machine_is_answered_in_json_here_too() -> None:
    answer = nenrin("run", "c.yaml", "--without", "foo", "--json")
    told = json.loads(answer.stdout)
    assert (answer.exit_code, told["status"], told["command"]) == (2, 2, "run")
    assert told["problems"][0]["wrong"] == "'foo' is not known here"


def test_without_a_word_the_help_is_shown() -> None:
    answer = nenrin()
    assert answer.exit_code == 2
    assert "Usage: nenrin [OPTIONS] COMMAND" in answer.output


def test_a_configuration_that_is_not_there_is_answered_with_what_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not with the same command once more: the file would not be there then either."""
    monkeypatch.chdir(tmp_path)
    assert "nenrin init FILE… proposes one from spreadsheets" in nenrin("run", "nope.yaml").stderr
    (tmp_path / "config" / "acme").mkdir(parents=True)
    (tmp_path / "config" / "acme" / "client.yaml").write_text("version: 1\n", encoding="utf-8")
    for command in (["check"], ["run"], ["explain"]):
        answer = nenrin(*command, "nope.yaml", *["kpi"] * (command == ["explain"]))
        assert answer.exit_code == 1
        assert answer.stderr.splitlines()[-2:] == [
            "nope.yaml: there is no such file; nearby: config/acme/client.yaml", "1 problem. Nothing was written.",
        ]
    said = nenrin("check", "confg/acme/client.yaml").stderr
    assert said.startswith("confg/acme/client.yaml: there is no folder 'confg'; did you mean 'config'?")
    said = nenrin("check", "config/acme").stderr
    assert said.startswith("config/acme: is a folder, not a file; nearby: config/acme/client.yaml")
    assert "nenrin init orders.csv proposes a configuration" in nenrin("check", "orders.csv").stderr


def test_init_says_what_was_given_instead_of_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("orders.csv").write_text("a,b\n", encoding="utf-8")
    Path("client.yaml").write_text("version: 1\n", encoding="utf-8")
    for given, said in (
        ("order.csv", "order.csv: the file does not exist; did you mean 'orders.csv'?"),
        (".", ".: is a folder, not a file; name the files in it"),
        ("client.yaml", "client.yaml: this is a configuration, no table of data; name the client's spreadsheets or"),
    ):
        answer = nenrin("init", given)
        assert answer.exit_code == 1
        assert answer.stderr.startswith(said)
