"""All files of one source put together: what is set aside, what stands twice, which months there are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nenrin.sources.draft import Draft
from nenrin.sources.duplicates import overlaps, same_files, same_keys
from nenrin.sources.files import File, runs, told
from nenrin.sources.foreign import foreign
from nenrin.sources.grid import place_of
from nenrin.sources.intake import FILE, MONTH, ROW, Intake, Table
from nenrin.sources.pairs import paired
from nenrin.sources.source import Source
from nenrin.vocabulary import Month, Place, Problem, Problems, Sentence

if TYPE_CHECKING:
    import pandas as pd


def assemble(
    name: str, source: Source, drafts: Mapping[File, Draft], until: Month, *, monthly: bool = True,
) -> Table:
    """One table of the rows up to ``until``, every other row accounted for. Raises Problems.

    Where rows come ``monthly``, there must be some of ``until``.
    """
    import pandas as pd

    every = pd.concat([draft.frame for draft in drafts.values()], ignore_index=True)
    undated = every[source.time].isna()
    whole = every[~undated]
    intakes = [draft.intake for draft in drafts.values()]
    sheets = {intake.file: intake.sheet for intake in intakes}
    frame = whole[whole[MONTH] <= until.ordinal]
    problems = [*foreign(every, source, sheets), *_strays(whole, drafts, source), *same_files(intakes)]
    if monthly and not problems:
        problems += _absent(whole, source, until, sheets)
    aside = [
        (Sentence("source.undated", {"column": source.called(source.time)}), every[undated]),
        (Sentence("source.after", {"month": until}), whole[whole[MONTH] > until.ordinal]),
    ]
    if source.keys and source.on_duplicate == "error":
        problems += same_keys(frame, source, sheets)
    elif source.keys:
        again = frame.duplicated(list(source.keys), keep="first" if source.on_duplicate == "keep_first" else "last")
        plan = "source.again_first" if source.on_duplicate == "keep_first" else "source.again_last"
        aside.append((Sentence(plan, {"keys": source.keys}), frame[again]))
        frame = frame[~again]
    elif not problems:
        problems += overlaps(frame, source, sheets)
    if problems:
        raise Problems(problems)
    frame = frame.assign(**{column: paired(frame, pair) for column, pair in source.pairs.items()})
    last = (*_gaps(frame), *_lookalikes(frame, source))
    closed = _closed(intakes, frame, source, aside)
    closed[-1] = replace(closed[-1], notes=(*closed[-1].notes, *last))
    return Table(name, frame.reset_index(drop=True), tuple(closed))


def _strays(frame: pd.DataFrame, drafts: Mapping[File, Draft], source: Source) -> Iterator[Problem]:
    """Rows of another month than the one in the file's name."""
    for file, draft in drafts.items():
        dated = draft.frame[draft.frame[source.time].notna()]
        stray = dated[dated[MONTH] != file.month.ordinal] if file.month else frame[:0]
        if len(stray):
            place = place_of(file.shown_as, draft.intake.sheet, int(stray[ROW].iloc[0]))
            wrong = f"{len(stray):,} rows are of {told(map(Month.at, set(stray[MONTH])))}, the file is of {file.month}"
            yield Problem(place, wrong, "move them to the file of their month")


def _absent(frame: pd.DataFrame, source: Source, until: Month, sheets: Mapping[str, str | None]) -> Iterator[Problem]:
    """The reporting month has no row."""
    if until.ordinal not in set(frame[MONTH]):
        file, sheet = list(sheets.items())[-1]
        if frame.empty:
            yield Problem(Place(file, sheet=sheet), f"no row has a {source.time}", "name the column that dates rows")
            return
        wrong = f"no rows of {until} by the column {source.time!r}"
        present = told(map(Month.at, set(frame[MONTH])))
        right = f"there are rows of {present}: name one of these months, or deliver the month's rows"
        yield Problem(Place(file, sheet=sheet), wrong, right)


def _gaps(frame: pd.DataFrame) -> Iterator[Sentence]:
    months = {int(month) for month in frame[MONTH]}
    missing = set(range(min(months, default=0), max(months, default=0))) - months
    if missing:
        spans = tuple(
            Sentence("source.span", {"first": first, "last": last}) if first < last else first
            for first, last in runs(map(Month.at, missing))
        )
        yield Sentence("source.gap", {"months": spans})


def _lookalikes(frame: pd.DataFrame, source: Source) -> Iterator[Sentence]:
    """Ids that differ only in what people and programs change unawares: width, wave dashes, leading zeros."""
    for name, column in source.columns.items():
        if column.type == "id":
            ids = {one for one in frame[name] if one is not None}
            several = len(ids) - len({folded(one) for one in ids})
            if several:
                yield Sentence("source.lookalikes", {"column": source.called(name), "ids": several})


def folded(text: str) -> str:
    """An id without what people and programs change unawares."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text).replace("〜", "~")).lstrip("0")


def _closed(
    intakes: Sequence[Intake], frame: pd.DataFrame, source: Source, aside: Sequence[tuple[Sentence, pd.DataFrame]],
) -> list[Intake]:
    """The account of every file: rows read = rows used + rows set aside."""
    used = frame.groupby(FILE, sort=False)[source.time].agg(["size", "min", "max"]).to_dict("index")
    counts = [(reason, rows[FILE].value_counts().to_dict()) for reason, rows in aside]
    closed = []
    for intake in intakes:
        set_aside = tuple((reason, int(files[intake.file])) for reason, files in counts if intake.file in files)
        found = used.get(intake.file)
        if found is None:
            closed.append(replace(intake, rows_used=0, set_aside=set_aside))
            continue
        first, last = found["min"].date(), found["max"].date()
        size = int(found["size"])
        closed.append(replace(intake, rows_used=size, set_aside=set_aside, first_day=first, last_day=last))
    return closed
