"""DuckDB's way of writing names, literals and types. Another engine is another file like this one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal


class DuckDB:
    """Standard SQL: names in double quotes, texts in single ones; nothing else needs escaping."""

    def name(self, column: str) -> str:
        """A quoted identifier."""
        return '"' + column.replace('"', '""') + '"'

    def literal(self, value: object) -> str:
        """A literal; ValueError for a text with a NUL, TypeError for what has no literal."""
        if value is None:
            return "NULL"
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, int | Decimal):
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        if isinstance(value, dt.date):
            return f"DATE '{value:%Y-%m-%d}'"
        if isinstance(value, str):
            if "\0" in value:
                raise ValueError("a text with a NUL character cannot be looked for")
            return "'" + value.replace("'", "''") + "'"
        raise TypeError(f"{type(value).__name__} has no literal")

    def kind(self, column_type: str) -> str:
        """The engine's type for a column type of the configuration."""
        kinds = {
            "id": "VARCHAR", "text": "VARCHAR", "category": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN",
            "date": "DATE", "datetime": "TIMESTAMP", "float": "DOUBLE",
        }
        return kinds.get(column_type, column_type.upper())
