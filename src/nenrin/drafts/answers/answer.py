"""One row of the form: whose it is, and which of its cells people have changed since the workbook was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nenrin.vocabulary import Place

ENTRIES = ("kind", "cause", "low", "high", "from", "to", "evidence", "owner", "due", "status", "reviewer")
"""The columns that people fill."""


@dataclass(frozen=True)
class Cell:
    """A value that differs from what was issued (``base``, None where the cell was blank)."""

    value: str | float
    place: Place
    base: str | float | None = None


@dataclass(frozen=True)
class Answer:
    """A row, with its changed ``cells`` by column; months are texts such as ``2011-11``.

    ``cause``: the id of the register's cause that the row shows; ``number``: of an empty row; ``listed``: the row
    stands on the work list; ``carried``: its effect follows from another row. ``base``: what it said as issued.
    """

    key: str
    place: Place
    kpi: str
    month: str
    cause: str = ""
    number: str = ""
    listed: bool = False
    carried: bool = False
    base: Mapping[str, Any] = field(default_factory=dict)
    cells: Mapping[str, Cell] = field(default_factory=dict)
    spots: Mapping[str, Place] = field(default_factory=dict)

    @property
    def said(self) -> Mapping[str, str | float]:
        """The changed values alone."""
        return {name: cell.value for name, cell in self.cells.items()}

    def value(self, name: str) -> str | float | None:
        """What a cell says now: as changed, else as issued."""
        return self.cells[name].value if name in self.cells else self.base.get(name)
