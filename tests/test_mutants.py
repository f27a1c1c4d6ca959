"""The suite can fail: a sign, a month, a formula, a rounding changed by hand, and some test notices."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MUTANTS = {
    "a difference becomes a sum": (
        "src/nenrin/formulas/subtract.py", "return left - right", "return left + right", "tests/formulas",
    ),
    "a slope changes its sign": (
        "src/nenrin/formulas/subtract.py", "return 1.0, -1.0", "return 1.0, 1.0", "tests/formulas",
    ),
    "last month is the month before last": (
        "src/nenrin/comparisons/compare.py", "tree.value(name, month + -1)", "tree.value(name, month + -2)",
        "tests/run/test_study.py",
    ),
    "favourable is turned round": (
        "src/nenrin/comparisons/compare.py", '(kpi.better == "up")', '(kpi.better == "down")',
        "tests/run/test_study.py",
    ),
    "a new customer is one that is not new": (
        "src/nenrin/measures/states.py", "MAX(b.{when}) IS NULL", "MAX(b.{when}) IS NOT NULL",
        "tests/run/test_study.py",
    ),
    "the judged month stands in its own history": (
        "src/nenrin/expectations/history.py", "max(month - self.first, 0)", "max(month - self.first + 1, 0)",
        "tests/expectations",
    ),
    "contributions lose a piece of the path": (
        "src/nenrin/attribution/path.py", "places, weights = gauss_legendre(points)",
        "places, weights = gauss_legendre(points)[0], (0.9 / points,) * points", "tests/attribution",
    ),
    "halves are rounded to even": (
        "src/nenrin/vocabulary/figure.py", "rounding=decimal.ROUND_HALF_UP)", "rounding=decimal.ROUND_HALF_EVEN)",
        "tests/vocabulary",
    ),
    "a formula of the sample divides by the wrong thing": (
        "config/online-retail/client.yaml", "formula: orders / active_customers", "formula: units / active_customers",
        "tests/run/test_study.py",
    ),
    "the files are not written all together": (
        "src/nenrin/outputs/shelf.py", "_write(aside / name, content)", "_write(folder / name, content)",
        "tests/outputs/test_shelf.py",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the tests need, to break one line at a time."""
    root = tmp_path_factory.mktemp("mutant")
    for name in ("src", "tests", "templates", "config"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS)
def test_some_test_notices(copy: Path, mutant: str) -> None:
    file, healthy, sick, suite = MUTANTS[mutant]
    path = copy / file
    text = path.read_text("utf-8")
    assert healthy in text, f"{file} no longer says {healthy!r}: choose another mutant"
    path.write_text(text.replace(healthy, sick), "utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow", suite]
        environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    finally:
        path.write_text(text, "utf-8")
    assert run.returncode == 1, run.stdout[-2000:]      # 1: tests ran and some failed; 2 would be a broken copy
