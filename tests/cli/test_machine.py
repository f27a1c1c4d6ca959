"""What this machine has of what nenrin needs."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from nenrin.cli import machine


def test_this_machine_can_run_the_tests() -> None:
    lacking = [part.name for part in machine.examine(Path("output")) if part.needed and not part.found]
    assert not set(lacking) - set(machine.LIBRARIES)


def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "loads", lambda file: "subset" not in file)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    parts = {part.name: part for part in machine.libraries()}
    assert [name for name, part in parts.items() if not part.found] == ["libharfbuzz-subset0"]
    assert parts["libharfbuzz-subset0"].mend == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libharfbuzz-subset0"
    )


def test_a_library_that_does_not_exist_does_not_load() -> None:
    assert not machine.loads("libnenrin-does-not-exist.so.7")


def test_a_package_that_is_too_old_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    found = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "1.0" if name == "weasyprint" else found(name))
    (part,) = machine.packages()
    assert (part.name, part.found, part.detail) == ("weasyprint", False, "1.0")
    assert part.mend.startswith(f"{sys.executable} -m pip install 'weasyprint")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    part = machine.writable(tmp_path / "output")
    assert (part.found, part.detail) == (False, f"{tmp_path}: permission denied")


def test_a_folder_that_does_not_exist_yet_can_be_made(tmp_path: Path) -> None:
    assert machine.writable(tmp_path / "new" / "output").found
    assert not (tmp_path / "new").exists()


def test_what_is_offered_for_an_output_folder_takes_nothing_over(tmp_path: Path) -> None:
    """The nearest folder that is there may be the whole disk."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    part = machine.writable(tmp_path / "file" / "output")
    assert not part.found
    assert part.mend.startswith("nenrin run CONFIG --output FOLDER")
    assert "chown" not in part.mend
