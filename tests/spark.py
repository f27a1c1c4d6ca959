"""Spark's way of writing names and literals: another engine is one class like this."""

from __future__ import annotations

from nenrin.measures.dialect import DuckDB


class Spark(DuckDB):
    """Names in backticks; a backslash escapes."""

    def name(self, column: str) -> str:
        return "`" + column.replace("`", "``") + "`"

    def literal(self, value: object) -> str:
        if isinstance(value, str):
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return super().literal(value)
