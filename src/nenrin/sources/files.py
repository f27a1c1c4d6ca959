"""Which files a source's path means: one a month, a pattern, or one file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nenrin.sources.refusal import refused
from nenrin.sources.source import Source
from nenrin.vocabulary import Month, Place, Problem, Problems, nearest

_MONTH = "{month}"
_ANY_MONTH = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"
_WILD = re.compile(r"[*?]")
_PIECES = re.compile(r"(\{month\}|\*|\?)")


@dataclass(frozen=True)
class File:
    """A file of the client's folder, as it is shown, and the month that its name tells."""

    path: Path
    shown_as: str
    month: Month | None = None


@dataclass(frozen=True)
class Files:
    """The files in the order of their names, and those that a spreadsheet program has open (``~$`` beside them)."""

    files: tuple[File, ...]
    open_elsewhere: frozenset[str] = frozenset()


def by_month(source: Source) -> bool:
    """Whether its path means one file a month."""
    return _MONTH in source.path


def find_files(source: Source, folder: Path, until: Month, *, monthly: bool = True) -> Files:
    """The files to read.

    Raises Problems where there are none, or where, if rows come ``monthly``, a month between first and last has none.
    """
    said = source.place("path")
    if Path(source.path).is_absolute() or ".." in Path(source.path).parts:
        raise refused(said, f"{source.path!r} leaves the client's folder", "write a path inside it")
    if by_month(source):
        return _by_month(source, folder, until, monthly=monthly)
    if _WILD.search(source.path):
        found = _matching(source.path, folder)
        if not found.files:
            raise refused(said, f"no file matches {source.path!r}", _seen(folder, source.path))
        return found
    if not _inside(folder / source.path, folder):
        raise refused(source.path, "the file does not exist", _seen(folder, source.path))
    return Files((File(folder / source.path, source.path),), _locked(folder, source.path))


def _by_month(source: Source, folder: Path, until: Month, *, monthly: bool) -> Files:
    name = _spelling(source.path)
    matching = _matching(source.path.replace(_MONTH, _ANY_MONTH), folder)
    files = []
    for file in matching.files:
        found = name.fullmatch(file.shown_as)
        month = _month(found[1]) if found else None
        if month is not None:
            files.append(File(file.path, file.shown_as, month))
    problems = _gaps(source, {file.month for file in files if file.month}, until)
    if problems and (monthly or not files):
        raise Problems(problems)
    wanted = tuple(file for file in files if file.month and file.month <= until)
    return Files(wanted or tuple(files), matching.open_elsewhere)


def _spelling(path: str) -> re.Pattern[str]:
    """What the names of the files look like; the month may stand in them more than once."""
    meanings = {_MONTH: r"(?P<month>\d{4}-\d{2})", "*": "[^/]*", "?": "[^/]"}
    spelled = ""
    for piece in _PIECES.split(path):
        spelled += meanings.get(piece, re.escape(piece))
        if piece == _MONTH:
            meanings[_MONTH] = "(?P=month)"
    return re.compile(spelled)


def told(months: Iterable[Month]) -> str:
    """Months as people list them: ``2009-12 to 2010-03, 2010-05``."""
    return ", ".join(f"{first} to {last}" if first < last else str(first) for first, last in runs(months))


def runs(months: Iterable[Month]) -> list[tuple[Month, Month]]:
    """The first and last months of those that follow each other without a gap."""
    found: list[tuple[Month, Month]] = []
    for month in sorted(months):
        if found and month - found[-1][1] == 1:
            found[-1] = found[-1][0], month
        else:
            found.append((month, month))
    return found


def _gaps(source: Source, months: set[Month], until: Month) -> list[Problem]:
    """One problem for every month without a file, from the first file to the reporting month."""
    if not months:
        wrong = f"no file matches {source.path!r}"
        return [Problem(source.place("path"), wrong, f"expected for example {source.path.replace(_MONTH, str(until))}")]
    present = f"there are files of {told(months)}"
    wanted = [min(months) + step for step in range(until - min(months))] if min(months) <= until else []
    return [
        Problem(Place(source.path.replace(_MONTH, str(month))), f"the file of {month} does not exist", present)
        for month in [*wanted, until] if month not in months
    ]


def _month(text: str) -> Month | None:
    try:
        return Month.parse(text)
    except ValueError:
        return None


def _matching(pattern: str, folder: Path) -> Files:
    """The files a pattern matches. Lock files (``~$``) and files that begin with a dot are none."""
    paths = [path for path in folder.glob(pattern) if _inside(path, folder)]
    names = sorted(path.relative_to(folder).as_posix() for path in paths if not path.name.startswith(("~$", ".")))
    locked = frozenset().union(*(_locked(folder, name) for name in names))
    return Files(tuple(File(folder / name, name) for name in names), locked)


def _locked(folder: Path, name: str) -> frozenset[str]:
    path = folder / name
    return frozenset({name}) if path.with_name(f"~${path.name}").exists() else frozenset()


def _inside(path: Path, folder: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _seen(folder: Path, wanted: str) -> str:
    """The nearest file name, or how many files there are."""
    names = sorted(path.relative_to(folder).as_posix() for path in (folder / wanted).parent.glob("*") if path.is_file())
    others = f"{len(names)} other file{'s' if len(names) != 1 else ''}"
    return nearest(wanted, names) or f"check the path; its folder has {others}"
