"""A path in the configuration stays inside the client's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from nenrin.vocabulary import Place, Problem

MONTH = "{month}"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_INSIDE = "name a file in the client's folder, from there: data/orders.csv"


def path_problem(folder: Path, path: str, place: Place, key: str, *, several: bool = False) -> Problem | None:
    """What is wrong with a path, None if nothing; ``several``: it may have ``{month}``, ``*`` and ``?``.

    A file need not exist; but one that does must be an ordinary one and must not, by way of a link, lie elsewhere.
    """
    wrong = _misspelt(path, several=several) or next(_astray(folder, path, several=several), "")
    return Problem(place, f"{key}: {path!r} {wrong}", _INSIDE) if wrong else None


def _misspelt(path: str, *, several: bool) -> str:
    parts = PurePosixPath(path).parts
    checks = (
        (not path.strip(), "is empty"),
        ("\\" in path, "has a backslash"),
        (_SCHEME.match(path) is not None, "is an address or a drive"),
        (path.startswith(("/", "~")), "begins at the root of a disk or at home"),
        (".." in parts, "leads out of the client's folder"),
        (any(_DEVICE.fullmatch(part) for part in parts), "names a device"),
        (not several and any(sign in path for sign in "*?[]{}"), "must name one file"),
        (several and any(sign in path.replace(MONTH, "") for sign in "{}"), f"has braces; only {MONTH} is filled in"),
    )
    return next((wrong for is_so, wrong in checks if is_so), "")


def _astray(folder: Path, path: str, *, several: bool) -> Iterator[str]:
    home = folder.resolve()
    pattern = path.replace(MONTH, "*")
    try:
        for one in folder.glob(pattern) if several and any(sign in pattern for sign in "*?[") else (folder / path,):
            where = one.resolve()
            if not where.is_relative_to(home):
                yield "leads, by a link, out of the client's folder"
            elif where.is_symlink():        # a circle: Python 3.13 no longer raises for it
                yield "cannot be followed"
            elif where.exists() and not where.is_file() and not where.is_dir():
                yield "is no ordinary file"
    except (OSError, RuntimeError, ValueError):
        yield "cannot be followed"
