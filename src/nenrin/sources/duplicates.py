"""The same row twice: in one file, in two files that overlap, in a month that was delivered again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from nenrin.sources.grid import place_of
from nenrin.sources.intake import FILE, MONTH, ROW, Intake
from nenrin.sources.refusal import shown
from nenrin.sources.source import Source
from nenrin.vocabulary import Place, Problem

if TYPE_CHECKING:
    import pandas as pd

_TOLD = 5
_HALF = 0.5


def same_files(intakes: Sequence[Intake]) -> Iterator[Problem]:
    """Files with the same content under two names."""
    first: dict[str, str] = {}
    for intake in intakes:
        other = first.setdefault(intake.sha256, intake.file)
        if other != intake.file:
            yield Problem(Place(intake.file), f"the same content as {other}", "keep one of the two")


def same_keys(frame: pd.DataFrame, source: Source, sheets: Mapping[str, str | None]) -> Iterator[Problem]:
    """Rows whose keys an earlier row has, with both places; after a few, how many more."""
    keys = list(source.keys)
    personal = any(source.columns[key].personal for key in keys)
    again = frame[frame.duplicated(keys)]
    for count, (_, row) in enumerate(again.iterrows()):
        if count == _TOLD:
            wrong = f"and {len(again) - _TOLD:,} more rows whose {', '.join(keys)} stands twice"
            yield Problem(_place(row, sheets), wrong)
            return
        first = frame[(frame[keys] == row[keys]).all(axis=1)].iloc[0]
        what = ", ".join(f"{key} {shown(row[key], personal=personal)}" for key in keys)
        wrong = f"{what} stands twice, first at {_place(first, sheets)}"
        yield Problem(_place(row, sheets), wrong, "delete one of the rows, or say  on_duplicate: keep_first")


def overlaps(frame: pd.DataFrame, source: Source, sheets: Mapping[str, str | None]) -> Iterator[Problem]:
    """For rows without keys: files that hold the same rows of the same day.

    Equal rows in one file may be two sales. But where half of a file's rows of a day, and more than one, stand just so
    in another file, the day was exported twice.
    """
    once = frame.drop_duplicates([column for column in frame.columns if column != ROW])
    told = [column for column in frame.columns if column not in {MONTH, FILE, ROW}]
    elsewhere = once.duplicated(told, keep=False)
    days = elsewhere.groupby([once[FILE], once[source.time].dt.normalize()], sort=False).agg(["mean", "sum"])
    twice = days[(days["mean"] >= _HALF) & (days["sum"] > 1)].reset_index()
    for file, found in twice.groupby(FILE, sort=True):
        rows = int(found["sum"].sum())
        wrong = f"{rows:,} rows of {len(found):,} days stand in another file, too"
        yield Problem(Place(str(file), sheet=sheets[str(file)]), wrong, "cut the overlap, or declare  keys: […]")


def _place(row: pd.Series, sheets: Mapping[str, str | None]) -> Place:
    return place_of(str(row[FILE]), sheets[str(row[FILE])], int(row[ROW]))
