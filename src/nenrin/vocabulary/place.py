"""Where a value was written, so that every problem can point at it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a text file (line and column from 1) or in a spreadsheet (sheet and cell).

    >>> str(Place("client.yaml", 41, 15))
    'client.yaml:41:15'
    >>> str(Place("2011-11.xlsx", sheet="Orders", cell="G1204"))
    '2011-11.xlsx:Orders!G1204'
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        spot = self.file
        if self.sheet is not None:
            spot += f":{self.sheet}"
            return spot + (f"!{self.cell}" if self.cell else "")
        for part in (self.line, self.column):
            if part is not None:
                spot += f":{part}"
        return spot
