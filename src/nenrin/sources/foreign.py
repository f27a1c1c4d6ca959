"""Rows of another client: the one mix-up that must never reach a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from nenrin.sources.grid import place_of
from nenrin.sources.intake import FILE, ROW
from nenrin.sources.refusal import shown
from nenrin.sources.source import Source
from nenrin.vocabulary import Problem

if TYPE_CHECKING:
    import pandas as pd


def foreign(frame: pd.DataFrame, source: Source, sheets: Mapping[str, str | None]) -> Iterator[Problem]:
    """One problem for every file with rows that are not the client's, or do not say whose they are: the first row."""
    owner = source.client
    if owner is None or owner.column not in source.columns:
        return
    others = frame[frame[owner.column].map(lambda value: str(value) != owner.is_)]
    for file, rows in others.groupby(FILE, sort=True):
        value, number = rows[owner.column].iloc[0], int(rows[ROW].iloc[0])
        blank = value is None or value != value  # noqa: PLR0124 (a blank of numpy is not equal to itself)
        personal = source.columns[owner.column].personal
        said = "is blank" if blank else f"says {shown(value, personal=personal)}"
        wrong = f"{owner.column} {said}, but the data must be of {owner.is_!r} ({len(rows):,} such rows)"
        yield Problem(place_of(str(file), sheets[str(file)], number), wrong, "deliver this client's own file")
