"""What was read from one file, and what became of every row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nenrin.vocabulary import Sentence

if TYPE_CHECKING:
    import pandas as pd

MONTH, FILE, ROW = "@month", "@file", "@row"
"""The columns that every table has besides its own; no declared column can be called so."""


@dataclass(frozen=True)
class ColumnFound:
    """What a column was taken for: its canonical name, the header it stood under, its type, its blank cells."""

    name: str
    header: str
    type: str
    blanks: int
    personal: bool = False


@dataclass(frozen=True)
class Intake:
    """One file's account: rows read = rows used + rows set aside (each with a reason).

    No reason, repair or note (texts: section ``source``) tells a cell's value.
    """

    source: str
    file: str
    sheet: str | None
    sha256: str
    encoding: str | None
    header_row: int
    rows_read: int
    rows_used: int
    set_aside: tuple[tuple[Sentence, int], ...] = ()
    repaired: tuple[tuple[Sentence, int], ...] = ()
    columns: tuple[ColumnFound, ...] = ()
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Table:
    """All rows of one source: its declared columns plus the running number of the month, the file and the row of each.

    Values are Python's own (Decimal, int, str, bool, float), None where a cell is blank; days and times are local
    datetimes of numpy, NaT where blank. Those three columns are called ``MONTH``, ``FILE`` and ``ROW``.
    """

    source: str
    frame: pd.DataFrame
    intakes: tuple[Intake, ...]
