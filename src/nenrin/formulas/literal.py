"""A text, a date or a truth written in a condition."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nenrin.formulas.node import Dialect, Labels
from nenrin.formulas.row_only import RowOnly


@dataclass(frozen=True)
class Literal(RowOnly):
    """``'UK'``, ``date('2011-01-31')``, ``true``. A text beside a date column is read as a date by the engine."""

    value: str | bool | dt.date

    @classmethod
    def day(cls, text: str) -> Literal:
        """A date as ``YYYY-MM-DD``; ValueError for anything else."""
        try:
            return cls(dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date())
        except ValueError:
            raise ValueError(f"{text!r} is no date; write it as 2011-01-31") from None

    def query(self, dialect: Dialect) -> str:
        """Escaped by the dialect, and only there."""
        return dialect.literal(self.value)

    def words(self, label: Labels, language: str) -> str:  # noqa: ARG002 (it has no label)
        """``“UK”``."""
        if isinstance(self.value, bool):
            return {True: "真", False: "偽"}[self.value] if language == "ja" else str(self.value).lower()
        if isinstance(self.value, str):
            return f"「{self.value}」" if language == "ja" else f"“{self.value}”"
        return self.value.isoformat()
