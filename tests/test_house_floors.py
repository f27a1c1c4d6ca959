"""Law of the house: a room imports only rooms below it, and each heavy library has its one room."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import house

SETTINGS = tomllib.loads((house.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = SETTINGS["contracts"]
VIOLATIONS = {
    "vocabulary/month.py": "import nenrin.tree",
    "words/say.py": "import yaml",
    "report/report.py": "import pandas",
    "settings/settings.py": "import python_calamine",
    "sheets/cell.py": "import xlsxwriter",
    "outputs/shelf.py": "import matplotlib",
    "run/stages.py": "import rich",
}
"""One line in one file breaks one contract, in the order of the contracts."""


def lint(source: Path) -> str:
    """What import-linter says of the package under ``source``."""
    command = [
        sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache", "--config", str(house.ROOT / "pyproject.toml"),
    ]
    environment = {**os.environ, "PYTHONPATH": str(source), "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(house.PACKAGE, tmp_path / "nenrin", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_every_contract_is_kept() -> None:
    said = lint(house.PACKAGE.parent)
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken" in said, said


def test_every_contract_can_be_broken(copy: Path) -> None:
    """A contract that no import can break proves nothing."""
    for file, line in VIOLATIONS.items():
        path = copy / "nenrin" / file
        with path.open("a", encoding="utf-8") as module:
            module.write(f"\n\ndef violate() -> None:\n    {line}\n")
    said = lint(copy)
    assert f"Contracts: 0 kept, {len(CONTRACTS)} broken" in said, said


def test_a_new_room_must_be_given_its_floor(copy: Path) -> None:
    room = copy / "nenrin" / "attic"
    room.mkdir()
    (room / "__init__.py").write_text('"""A room that nobody gave a floor."""\n', encoding="utf-8")
    said = lint(copy)
    assert "nenrin.attic" in said
    assert f"Contracts: {len(CONTRACTS)} kept" not in said
