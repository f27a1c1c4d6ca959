"""All files of one source put together: what is set aside, what stands twice, which months there are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from nenrin.sources.draft import Draft
from nenrin.sources.duplicates import overlaps, same_files, same_keys
from nenrin.sources.files import File, told
from nenrin.sources.grid import place_of
from nenrin.sources.intake import FILE, MONTH, ROW, Intake, Table
from nenrin.sources.pairs import paired
from nenrin.sources.source import Source
from nenrin.vocabulary import Month, Place, Problem, Problems

if TYPE_CHECKING:
    import pandas as pd


def assemble(name: str, source: Source, drafts: Mapping[File, Draft], until: Month) -> Table:
    """One table of the rows up to ``until``, every other row accounted for. Raises Problems."""
    import pandas as pd

    whole = pd.concat([draft.frame for draft in drafts.values()], ignore_index=True)
    intakes = [draft.intake for draft in drafts.values()]
    sheets = {intake.file: intake.sheet for intake in intakes}
    frame = whole[whole[MONTH] <= until.ordinal]
    problems = [*_strays(whole, drafts), *same_files(intakes)] or list(_absent(whole, source, until, sheets))
    aside = {f"after {until}": whole[whole[MONTH] > until.ordinal]}
    if source.keys and source.on_duplicate == "error":
        problems += same_keys(frame, source, sheets)
    elif source.keys:
        again = frame.duplicated(list(source.keys), keep="first" if source.on_duplicate == "keep_first" else "last")
        aside[f"another row with the same {', '.join(source.keys)} is kept ({source.on_duplicate})"] = frame[again]
        frame = frame[~again]
    elif not problems:
        problems += overlaps(frame, source, sheets)
    if problems:
        raise Problems(problems)
    frame = frame.assign(**{column: paired(frame, pair) for column, pair in source.pairs.items()})
    last = (*_gaps(frame), *_lookalikes(frame, source))
    closed = [_close(intake, frame, source, aside) for intake in intakes]
    closed[-1] = replace(closed[-1], notes=(*closed[-1].notes, *last))
    return Table(name, frame.reset_index(drop=True), tuple(closed))


def _strays(frame: pd.DataFrame, drafts: Mapping[File, Draft]) -> Iterator[Problem]:
    """Rows of another month than the one in the file's name."""
    for file, draft in drafts.items():
        stray = draft.frame[draft.frame[MONTH] != file.month.ordinal] if file.month else frame[:0]
        if len(stray):
            place = place_of(file.shown_as, draft.intake.sheet, int(stray[ROW].iloc[0]))
            wrong = f"{len(stray):,} rows are of {told(map(Month.at, set(stray[MONTH])))}, the file is of {file.month}"
            yield Problem(place, wrong, "move them to the file of their month")


def _absent(frame: pd.DataFrame, source: Source, until: Month, sheets: Mapping[str, str | None]) -> Iterator[Problem]:
    """The reporting month has no row."""
    if until.ordinal not in set(frame[MONTH]):
        file, sheet = list(sheets.items())[-1]
        wrong = f"no rows of {until} by {source.time}"
        yield Problem(Place(file, sheet=sheet), wrong, f"there are rows of {told(map(Month.at, set(frame[MONTH])))}")


def _gaps(frame: pd.DataFrame) -> Iterator[str]:
    months = {int(month) for month in frame[MONTH]}
    missing = set(range(min(months), max(months))) - months
    if missing:
        yield f"no rows of {told(map(Month.at, missing))}: these months are absent, not 0"


def _lookalikes(frame: pd.DataFrame, source: Source) -> Iterator[str]:
    """Ids that differ only in what people and programs change unawares: width, wave dashes, leading zeros."""
    for name, column in source.columns.items():
        if column.type == "id":
            ids = set(frame[name].dropna())
            folded = [unicodedata.normalize("NFKC", one).replace("〜", "~").lstrip("0") for one in ids]
            several = len(folded) - len(set(folded))
            if several:
                yield f"{name}: {several:,} ids are also spelled in another width, dash or number of leading zeros"


def _close(intake: Intake, frame: pd.DataFrame, source: Source, aside: Mapping[str, pd.DataFrame]) -> Intake:
    """The account of one file: rows read = rows used + rows set aside."""
    used = frame.loc[frame[FILE] == intake.file, source.time]
    counts = {reason: int((rows[FILE] == intake.file).sum()) for reason, rows in aside.items()}
    return replace(
        intake, rows_used=len(used), set_aside=tuple((reason, count) for reason, count in counts.items() if count),
        first_day=used.min().date() if len(used) else None, last_day=used.max().date() if len(used) else None,
    )
