"""Look at the files, guess, try, write: the whole of ``nenrin init``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from nenrin.drafts import write
from nenrin.drafts.batch import Batch, batches, siblings
from nenrin.drafts.home import place_of_trade
from nenrin.drafts.kpis import Plant, kpis
from nenrin.drafts.roles import Roles, roles
from nenrin.drafts.trial import Trial, trial
from nenrin.vocabulary import Place, Problem, Problems

_CONFIGURATIONS = frozenset({".yaml", ".yml"})
_NO_DATA = ("this is a configuration, no table of data", "name the client's spreadsheets or CSV")


def draft(files: Sequence[Path], folder: Path | None = None) -> str:
    """Propose a client.yaml from the client's own spreadsheets or CSV.

    ``folder``: where it will lie; without it, beside the files (or beside their ``data`` folder). The fullest table
    with a column of days is used; the others are named in comments. What is proposed has been read and counted once;
    where the other months' files differ from those given, they are looked at too. Raises Problems where a file cannot
    be read, no table has days, or the rows cannot be read as they seem to be meant.
    """
    if problems := [Problem(Place(str(path)), *_NO_DATA) for path in files if path.suffix.lower() in _CONFIGURATIONS]:
        raise Problems(problems)
    found = batches(files)
    chosen = next(((batch, guessed) for batch in found if (guessed := roles(batch)) is not None), None)
    if chosen is None:
        raise Problems([_undated(files, found)])
    batch, guessed = chosen
    tried = trial(batch, guessed)
    if tried.problems and set(siblings(batch)) - set(files):
        return draft((*files, *siblings(batch)), folder)
    if tried.problems:
        raise Problems(tried.problems)
    home = folder if folder is not None else _home(batch.folder)
    return "\n".join((*_lines(batch, guessed, tried, home), *_unused(found, batch))) + "\n"


def _lines(batch: Batch, guessed: Roles, tried: Trial, home: Path) -> Iterator[str]:
    proposals = kpis(Plant(guessed, tried.idle, batch))
    path, remark = _path(batch, home)
    parts: list[Iterator[str]] = [
        write.header(batch.files), write.client(_slug(home), tried, place_of_trade(batch.hints)),
        write.source(batch, guessed, tried, path, remark),
    ]
    if guessed.customer is not None:
        parts.append(write.customer(guessed))
    if guessed.cut is not None:
        parts.append(write.dimension(guessed.cut))
    parts.append(write.tree(proposals))
    for number, part in enumerate(parts):
        yield from ("",) * (number > 1)
        yield from part


def _unused(found: tuple[Batch, ...], used: Batch) -> Iterator[str]:
    for batch in found:
        if batch is not used:
            columns = ", ".join(f"{column.name} ({column.type})" for column in batch.columns)
            yield f"\n# also given and not used: {batch.pattern}, {batch.rows:,} rows: {columns}"


def _path(batch: Batch, home: Path) -> tuple[str, str]:
    """The pattern from the client's folder; files that lie elsewhere have to be copied into it."""
    here = batch.folder.resolve()
    if here.is_relative_to(home.resolve()):
        return (here.relative_to(home.resolve()) / batch.pattern).as_posix(), ""
    return f"data/{batch.pattern}", "copy the files there: all that a client's run reads lies in the client's folder"


def _home(folder: Path) -> Path:
    return folder.parent if folder.resolve().name == "data" else folder


def _slug(home: Path) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", home.resolve().name.lower()).strip("-")[:40].strip("-")
    return slug or "client"


def _undated(files: Sequence[Path], found: tuple[Batch, ...]) -> Problem:
    seen = ", ".join(column.header for column in found[0].columns[:8]) if found else ""
    wrong = "no table has a column of days without blanks" + (f"; there are {seen}" if seen else "")
    return Problem(Place(str(files[0])), wrong, "add one: nothing can be told month by month without it")
