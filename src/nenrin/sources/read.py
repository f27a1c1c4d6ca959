"""Every file of every source, read and accounted for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nenrin.sources.draft import Draft, draft
from nenrin.sources.files import File, by_month, find_files
from nenrin.sources.intake import Table
from nenrin.sources.load import load, read_grid
from nenrin.sources.refusal import refused
from nenrin.sources.source import Source
from nenrin.sources.table import assemble
from nenrin.vocabulary import Month, Problem, Problems, Sentence

_OPEN = Sentence("source.open")
_ANY = Month(2000, 1)


def read(
    sources: Mapping[str, Source], folder: Path, until: Month, timezone: str, occasional: frozenset[str] = frozenset(),
) -> dict[str, Table]:
    """The rows of every source up to the month ``until``, typed exactly as declared, with an account of every file.

    ``folder``: the client's; every path lies in it. ``timezone``: where instants become local wall time.
    ``occasional``: the sources that need not have rows of every month. Raises Problems with everything that is wrong in
    all files: a row is used, set aside with a reason, or a problem.
    """
    zone = _zone(timezone)
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for name, source in sources.items():
        try:
            tables[name] = _table(name, source, folder, until, zone, monthly=name not in occasional)
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    return tables


def look_for(sources: Mapping[str, Source], folder: Path, until: Month | None) -> None:
    """Raise Problems for sources whose file is not there; without a month nothing is said of one file a month."""
    problems: list[Problem] = []
    for source in sources.values():
        if until is not None or not by_month(source):
            try:
                find_files(source, folder, until or _ANY, monthly=False)
            except Problems as found:
                problems += found.problems
    if problems:
        raise Problems(problems)


def _table(name: str, source: Source, folder: Path, until: Month, zone: ZoneInfo, *, monthly: bool) -> Table:
    drafts: dict[File, Draft] = {}
    problems: list[Problem] = []
    found = find_files(source, folder, until, monthly=monthly)
    for file in found.files:
        try:
            data = load(file.path, file.shown_as, source.limits)
            grid = read_grid(data, file.shown_as, source.sheet, source.encoding, source.limits)
            if file.shown_as in found.open_elsewhere:
                grid = replace(grid, notes=(*grid.notes, _OPEN))
            drafts[file] = draft(name, source, grid, hashlib.sha256(data).hexdigest(), zone)
        except Problems as wrong:
            problems += wrong.problems
    if problems:
        raise Problems(problems)
    return assemble(name, source, drafts, until, monthly=monthly)


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise refused("report.timezone", f"unknown timezone {timezone!r}", "write it as Asia/Tokyo") from None
