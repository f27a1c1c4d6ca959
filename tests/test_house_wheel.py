"""Law of the house: the wheel holds everything, so that an installed nenrin works from any folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import house

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of what git keeps, so that nothing here changes."""
    top = tmp_path_factory.mktemp("wheel")
    for path in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy2(house.ROOT / path, top / path)
    for folder in ("src", "templates"):
        shutil.copytree(house.ROOT / folder, top / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(top / "dist"), str(top))
    (built,) = (top / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel alone in a folder of its own; the libraries are those of this environment."""
    site = tmp_path_factory.mktemp("site")
    pip("install", "--no-deps", "--no-index", "--target", str(site), str(wheel))
    return site


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def python(site: Path, folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(site), "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_template_and_every_room(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    templates = {path for path in (house.ROOT / "templates").rglob("*") if path.is_file()}
    wanted = {f"nenrin/templates/{path.relative_to(house.ROOT / 'templates')}" for path in templates}
    wanted |= {str(path.relative_to(house.PACKAGE.parent)) for path in house.sources()}
    assert wanted <= held


def test_the_wheel_holds_nothing_that_is_not_the_program(wheel: Path) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in zipfile.ZipFile(wheel).namelist()} == {"nenrin"}


def test_an_installed_nenrin_makes_a_report_from_another_folder(installed: Path, tmp_path: Path) -> None:
    where = python(installed, tmp_path, "-c", "import nenrin; print(nenrin.__file__)")
    assert where.startswith(str(installed))
    shutil.copytree(house.ROOT / "config" / "online-retail", tmp_path / "client")
    python(installed, tmp_path, "-m", "nenrin", "run", "client/client.yaml", "--month", "2011-03")
    made = {path.suffix for path in (tmp_path / "output" / "online-retail" / "2011-03").iterdir()}
    assert made == {".xlsx", ".pdf", ".html", ".json"}
