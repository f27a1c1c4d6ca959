"""What was read from one file, and what became of every row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class ColumnFound:
    """What a column was taken for: its canonical name, the header it stood under, its type, how many cells were blank."""

    name: str
    header: str
    type: str
    blanks: int
    personal: bool = False


@dataclass(frozen=True)
class Intake:
    """One file's account: rows read = rows used + rows set aside (each with a reason)."""

    source: str
    file: str
    sheet: str | None
    sha256: str
    encoding: str | None
    header_row: int
    rows_read: int
    rows_used: int
    set_aside: tuple[tuple[str, int], ...] = ()
    repaired: tuple[tuple[str, int], ...] = ()
    columns: tuple[ColumnFound, ...] = ()
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Table:
    """All rows of one source: canonical columns plus ``month`` (running number), ``file`` and ``row`` of each."""

    source: str
    frame: pd.DataFrame
    intakes: tuple[Intake, ...]
