"""Law of the house: the front door opens at once, and every library that is used is declared."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import house

PROJECT = tomllib.loads((house.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HEAVY = {
    "pandas", "duckdb", "numpy", "openpyxl", "python_calamine", "matplotlib", "jinja2", "weasyprint", "xlsxwriter",
    "ironcalc", "yaml", "budoux", "PIL", "pydantic",
}
NAMES = {"PIL": "pillow", "pil": "pillow", "python_calamine": "python-calamine", "yaml": "pyyaml"}
"""Where the module's name is not the package's."""
UNSEEN = {"tzdata"}
"""Used by the libraries that are used."""


def test_opening_the_front_door_loads_no_heavy_library() -> None:
    command = "import sys, nenrin.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_help_answers_in_a_blink() -> None:
    """Once of five times, in seconds of work, so that a busy machine does not matter."""
    assert any(seconds("--help") < 0.4 for _ in range(5))


def seconds(*arguments: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, "-m", "nenrin", *arguments], capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def imported(path: Path) -> Iterator[str]:
    """The top-level names of the other people's packages that a file imports."""
    for node in house.statements(path):
        found: list[str] = []
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found = [node.module]
        yield from (name.partition(".")[0] for name in found)


def declared(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9_.-]", line, maxsplit=1)[0].lower() for line in requirements}


def foreign(paths: tuple[Path, ...], own: set[str]) -> set[str]:
    names = {name for path in paths for name in imported(path)}
    return {NAMES.get(name, name).lower() for name in names - own - set(sys.stdlib_module_names)}


def test_every_library_of_the_program_is_declared_and_none_is_declared_in_vain() -> None:
    used = foreign(house.sources(), {"nenrin"})
    wanted = declared(PROJECT["dependencies"])
    assert used - {"pydantic_core"} <= wanted
    assert wanted - UNSEEN <= used


def test_every_library_of_the_tests_is_declared() -> None:
    own = {"nenrin", "samples", *(path.stem for path in house.tests())}
    wanted = declared(PROJECT["dependencies"]) | declared(PROJECT["optional-dependencies"]["dev"])
    assert foreign(house.tests(), own) - {"pydantic_core"} <= wanted


@pytest.mark.parametrize("lock", ["requirements.lock", "tests/requirements.lock"])
def test_every_locked_package_has_its_version_and_its_hashes(lock: str) -> None:
    text = (house.ROOT / lock).read_text(encoding="utf-8")
    entries = [line for line in text.split("\n") if line and line[0] not in " #"]
    assert entries
    assert all(re.match(r"^[a-z0-9._-]+==[^ ]+ (; .*)?\\$", entry) for entry in entries)
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(entries)


def test_the_lock_holds_everything_the_program_declares() -> None:
    text = (house.ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE))
    assert declared(PROJECT["dependencies"]) <= locked
