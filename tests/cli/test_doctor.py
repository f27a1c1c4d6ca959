"""``nenrin doctor``."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from nenrin.cli import app, doctor, machine

SOUND = machine.Part("Python", found=True, detail="3.12.1")
NICE = machine.Part("LibreOffice", found=False, detail="missing", mend="apt-get install libreoffice-calc", needed=False)
LACKING = machine.Part("libpango-1.0-0", found=False, detail="missing: no PDF", mend="apt-get install pango")


def stand_on(monkeypatch: pytest.MonkeyPatch, *parts: machine.Part) -> None:
    monkeypatch.setattr(doctor, "examine", lambda _output: parts)


def test_a_sound_machine_is_status_0_even_without_what_is_only_nice(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch, SOUND, NICE)
    answer = CliRunner().invoke(app, ["doctor"])
    assert answer.exit_code == 0
    assert answer.stdout == "✓ Python: 3.12.1\n– LibreOffice: missing\n"


def test_what_is_missing_is_told_once_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch, SOUND, LACKING, LACKING)
    answer = CliRunner().invoke(app, ["doctor", "--quiet"])
    assert answer.exit_code == 1
    assert not answer.stdout
    assert answer.stderr.count("To mend it, type:  apt-get install pango\n") == 1


def test_a_machine_reads_the_same_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch, SOUND, LACKING)
    answer = CliRunner().invoke(app, ["doctor", "--json"])
    told = json.loads(answer.stdout)
    assert (answer.exit_code, told["status"]) == (1, 1)
    assert [part["found"] for part in told["parts"]] == [True, False]


def test_mend_installs_what_is_missing_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[tuple[str, ...]] = []
    stand_on(monkeypatch, SOUND)
    monkeypatch.setattr(doctor, "install", installed.append)
    monkeypatch.setattr(doctor, "lacking_libraries", lambda: ("libpango-1.0-0",))
    assert CliRunner().invoke(app, ["doctor", "--mend"]).exit_code == 0
    monkeypatch.setattr(doctor, "lacking_libraries", tuple)
    assert CliRunner().invoke(app, ["doctor", "--mend"]).exit_code == 0
    assert installed == [("libpango-1.0-0",)]
