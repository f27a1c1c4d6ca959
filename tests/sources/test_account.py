"""What is told of a source's files together: each reason once with all its files, then the notes."""

from __future__ import annotations

import datetime as dt

from nenrin.sources import Intake, latest_first, remarks
from nenrin.vocabulary import Sentence

UNDATED, SERIALS, NOTE = (Sentence(f"source.{name}", {"column": "day"}) for name in ("undated", "serials", "title"))


def intake(file: str, day: int | None, *, aside: int = 0, repaired: int = 0, noted: bool = False) -> Intake:
    return Intake(
        "orders", file, None, "a" * 64, "utf-8", 1, 9, 9 - aside, ((UNDATED, aside),), ((SERIALS, repaired),),
        last_day=None if day is None else dt.date(2024, 1, day), notes=(NOTE,) if noted else (),
    )


def test_the_latest_file_stands_first_and_one_without_rows_last() -> None:
    files = [intake("b", 5), intake("none", None), intake("c", 9), intake("a", 5)]
    assert [one.file for one in latest_first(files)] == ["c", "b", "a", "none"]


def test_each_reason_is_told_once_with_its_files_and_what_never_happened_not_at_all() -> None:
    files = [intake("a", 1, repaired=4, noted=True), intake("b", 2, aside=2, repaired=3), intake("c", 3, noted=True)]
    told = [(one.said, one.count, [file.file for file, _ in one.of], one.note) for one in remarks(files)]
    assert told == [(SERIALS, 7, ["a", "b"], False), (UNDATED, 2, ["b"], False), (NOTE, 2, ["a", "c"], True)]
