"""Where rows come from: spreadsheets, CSV; every row accounted for."""

from nenrin.sources.account import Remark, latest_first, remarks
from nenrin.sources.grid import Grid
from nenrin.sources.guess import ColumnSeen
from nenrin.sources.hints import Hint
from nenrin.sources.intake import FILE, MONTH, ROW, ColumnFound, Intake, Table
from nenrin.sources.number import number
from nenrin.sources.peek import Seen, TableSeen, peek
from nenrin.sources.read import look_for, read
from nenrin.sources.refusal import Refused
from nenrin.sources.returned import Returned, returned
from nenrin.sources.rows import Handwritten, Written, handwritten, rows
from nenrin.sources.source import Clean, Column, Limits, Pair, Source, Update

__all__ = [
    "FILE", "MONTH", "ROW", "Clean", "Column", "ColumnFound", "ColumnSeen", "Grid", "Handwritten", "Hint", "Intake",
    "Limits", "Pair", "Refused", "Remark", "Returned", "Seen", "Source", "Table", "TableSeen", "Update", "Written",
    "handwritten", "latest_first", "look_for", "number", "peek", "read", "remarks", "returned", "rows",
]
