"""Where rows come from: spreadsheets, CSV; every row accounted for."""

from nenrin.sources.intake import ColumnFound, Intake, Table
from nenrin.sources.source import Clean, Column, Pair, Source, Update

__all__ = ["Clean", "Column", "ColumnFound", "Intake", "Pair", "Source", "Table", "Update"]
