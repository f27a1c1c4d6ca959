"""``nenrin run``; the river itself is replaced by a report made by hand, so that only the command is tested."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import nenrin.run
from nenrin.cli import app
from nenrin.cli import run as command
from nenrin.run import Published, Studied
from nenrin.settings import Loaded, load
from nenrin.vocabulary import Month, Place, Problem, Problems
from sample_report import sample_report

CONFIG = "config/acme/client.yaml"
SAMPLE = Path(__file__).parents[2] / "config" / "online-retail" / "client.yaml"
Asked = dict[str, object]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(SAMPLE)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, loaded: Loaded) -> Asked:
    """What the command asked the river for."""
    noted: Asked = {}

    def study(config: Path, month: Month | None, listen: Callable[[str, str], None], output: Path) -> Studied:
        noted.update(config=config, month=month, book=output)
        listen("settings", "")
        listen("settings", "0.1 s")
        return Studied(sample_report(), loaded)

    def publish(
        studied: Studied, output: Path, listen: Callable[[str, str], None], *, pdf: bool, fewer_rows: bool,
    ) -> Published:
        noted.update(output=output, pdf=pdf, fewer=fewer_rows)
        noted.update(listens=callable(listen), client=studied.report.client.id)
        made = tmp_path / "minato_2011-11.xlsx"
        made.write_bytes(b"x" * 2000)
        return Published(tmp_path, (made,))

    monkeypatch.setattr(nenrin.run, "study", study)
    monkeypatch.setattr(nenrin.run, "publish", publish)
    monkeypatch.setattr(command, "lacking_libraries", tuple)
    return noted


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["run", CONFIG, *arguments])


def test_a_run_ends_with_the_findings_and_what_was_made_and_where(asked: Asked, tmp_path: Path) -> None:
    answer = run("--month", "2011-11", "--output", "here")
    assert answer.exit_code == 0
    assert answer.stdout.splitlines()[:2] == [
        "Minato Goods Ltd., November 2011", "  1. Retained customers fell by 55 with no cause on file",
    ]
    assert f"{tmp_path}/\n  minato_2011-11.xlsx  2 kB\n" in answer.stdout
    assert (asked["month"], asked["output"], asked["pdf"]) == (Month(2011, 11), Path("here"), True)
    assert asked["book"] == Path("here")


def test_stages_are_told_on_standard_error_one_line_each(asked: Asked) -> None:
    assert run().stderr == "settings\n"
    assert asked["month"] is None


def test_quiet_says_nothing_at_all_when_all_is_well(asked: Asked) -> None:
    answer = run("--quiet")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "", "")
    assert asked["listens"]


def test_a_machine_gets_one_document(asked: Asked) -> None:
    answer = run("--json")
    told = json.loads(answer.stdout)
    assert (told["schema"], told["status"], told["month"]) == ("nenrin/answer/1", 0, "2011-11")
    assert told["client"] == asked["client"]
    assert len(told["findings"]) == 3
    assert not answer.stderr


def test_without_pdf_is_passed_on(asked: Asked) -> None:
    assert run("--without", "pdf").exit_code == 0
    assert (asked["pdf"], asked["fewer"]) == (False, False)


def test_a_month_that_lost_its_rows_is_sent_only_when_that_is_said(asked: Asked) -> None:
    assert run("--fewer-rows").exit_code == 0
    assert asked["fewer"] is True


def test_without_pango_a_run_stops_before_it_reads_anything(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "lacking_libraries", lambda: ("libpango-1.0-0",))
    answer = run()
    assert answer.exit_code == 1
    assert "libpango-1.0-0 missing, so no PDF can be made" in answer.stderr
    assert "or add --without pdf" in answer.stderr
    assert not asked
    assert run("--without", "pdf").exit_code == 0


def test_problems_end_with_the_next_command_to_type(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a file that is there: without one there is nothing to check."""
    monkeypatch.chdir(tmp_path)
    Path(CONFIG).parent.mkdir(parents=True)
    Path(CONFIG).write_text("version: 1\n", encoding="utf-8")

    def refuse(*_: object) -> Studied:
        raise Problems([Problem(Place("client.yaml", 1, 1), "a circular tree", "break it")])

    monkeypatch.setattr(nenrin.run, "study", refuse)
    answer = run()
    assert answer.exit_code == 1
    assert answer.stderr.endswith(f"1 problem. Nothing was written.  Try: nenrin check {CONFIG}\n")
    assert "output" not in asked


def test_a_file_that_fails_its_proof_is_status_3(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Problem(Place("minato_2011-11.xlsx", sheet="Tree", cell="F6"), "shows 3, computes to 4")
    monkeypatch.setattr(nenrin.run, "publish", lambda *_, **__: Published(Path("out"), faults=(fault,)))
    answer = run()
    assert answer.exit_code == 3
    assert "minato_2011-11.xlsx:Tree!F6: shows 3, computes to 4\n1 problem. Nothing was written." in answer.stderr
    assert not answer.stdout
    assert asked
