"""What the law tests look at: the files of this repository as they stand."""

from __future__ import annotations

import ast
import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "nenrin"
TESTS = ROOT / "tests"


def sources() -> tuple[Path, ...]:
    """Every module of the package."""
    return tuple(sorted(path for path in PACKAGE.rglob("*.py") if "templates" not in path.parts))


def tests() -> tuple[Path, ...]:
    """Every Python file of the tests."""
    return tuple(sorted(TESTS.rglob("*.py")))


@cache
def parsed(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def statements(path: Path) -> tuple[ast.AST, ...]:
    """Every statement in it, and every clause of one: quicker than a walk through all that they say."""
    found: list[ast.AST] = [parsed(path)]
    for node in found:
        for clause in ("body", "orelse", "finalbody", "handlers", "cases"):
            below = getattr(node, clause, ())
            found += below if isinstance(below, list) else []
    return tuple(found)


def name(path: Path) -> str:
    """How a test calls a file."""
    return str(path.relative_to(ROOT))


def committed() -> tuple[Path, ...]:
    """Every text file that git keeps or would keep; without git, everything that is not made here."""
    paths = _known_to_git()
    if paths is None:
        paths = [path for path in ROOT.rglob("*") if not _is_made(path.relative_to(ROOT))]
    return tuple(path for path in paths if path.is_file() and _is_text(path))


def _known_to_git() -> list[Path] | None:
    """The files that git keeps or would keep; None where there is no git, or this is no repository."""
    if shutil.which("git") is None:
        return None
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / entry for entry in listed.stdout.split("\0") if entry] if listed.returncode == 0 else None


def _is_made(path: Path) -> bool:
    """Whether a run, a tool or the set-up made it."""
    folders = path.parts[:-1]
    hidden = any(part.startswith(".") and part != ".ci" for part in folders)
    return hidden or bool({"output", "look", "build", "dist", "__pycache__"} & set(folders))


def _is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:8192]
