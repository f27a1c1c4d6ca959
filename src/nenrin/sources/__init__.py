"""Where rows come from: spreadsheets, CSV; every row accounted for."""

from nenrin.sources.intake import FILE, MONTH, ROW, ColumnFound, Intake, Table
from nenrin.sources.number import number
from nenrin.sources.read import read
from nenrin.sources.refusal import Refused
from nenrin.sources.rows import Written, rows
from nenrin.sources.source import Clean, Column, Limits, Pair, Source, Update

__all__ = [
    "FILE", "MONTH", "ROW", "Clean", "Column", "ColumnFound", "Intake", "Limits", "Pair", "Refused", "Source", "Table",
    "Update", "Written", "number", "read", "rows",
]
