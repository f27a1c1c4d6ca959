"""Where everything stands on Segments: tables below each other, each under its title and its column titles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from nenrin.customers import Stage
from nenrin.report.customers_tree import bought_format, each_format
from nenrin.sheets import formats
from nenrin.sheets.address import spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.customer_counts import Key
from nenrin.sheets.customer_inputs import Inputs
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY
from nenrin.vocabulary import Month

NONE = "–"
COUNT = '#,##0;#,##0;"–"'
"""How numbers of customers look: nobody is a dash."""
BUYING = tuple(Stage)[:3]
"""The stages of those who bought in the month."""
STAGE_ROWS = (*(stage.value for stage in BUYING), "active", *(stage.value for stage in tuple(Stage)[3:]), "all")
"""The lines of the table of stages: those who bought, their sum, those who did not, the sum of all."""
MAPS = ("customers", "change", "bought")
"""The three readings of the segment map: how many, how many more than before, what they bought."""
COHORTS = 13
"""The cohorts that are shown: those of the month and of the twelve before it."""
MONTHS = 36
"""The months of a table of months, which fills a page of paper; more stand in another one below it."""
_HEAD, _FOOT = 2, 2
"""A table's title and column titles; its total and the blank row after it."""


@dataclass(frozen=True)
class Places:
    """The tables and their rows, with the inputs they read."""

    layout: Layout

    @cached_property
    def inputs(self) -> Inputs:
        """The constants on Data."""
        return Inputs(self.layout)

    @property
    def ends(self) -> int:
        """The row after the last table."""
        return BODY + sum(height for _, height in self._heights())

    @cached_property
    def tops(self) -> Mapping[str, int]:
        """The row of every table's title; a table without lines is absent."""
        found, row = {}, BODY
        for name, height in self._heights():
            found[name] = row
            row += height
        return found

    def _heights(self) -> Iterator[tuple[str, int]]:
        yield "stages", _HEAD + len(STAGE_ROWS) + 1
        yield "moves", _HEAD + len(self.inputs.names("from")) + _FOOT + 2
        for name in MAPS if self.valued else MAPS[:2]:
            yield f"map_{name}", _HEAD + len(self.recencies) + _FOOT + (0 if name == "change" else 1)
        for block in ("decile", "class"):
            if self.inputs.names(block):
                yield block, _HEAD + len(self.inputs.names(block)) + _FOOT
        if self.inputs.names("cohort"):
            yield "cohort", _HEAD + COHORTS + 1
        for name, months in self.month_blocks.items():
            yield name, _HEAD + len(months) + 1

    @cached_property
    def month_blocks(self) -> Mapping[str, Sequence[Month]]:
        """The months of every table of months, by its name."""
        months = self.layout.months
        return {f"months_{first}": months[first:first + MONTHS] for first in range(0, len(months), MONTHS)}

    def first(self, table: str) -> int:
        """The first line of a table."""
        return self.tops[table] + _HEAD

    @property
    def valued(self) -> bool:
        """Whether rows have a value."""
        return self.layout.report.customers is not None and any(
            group.value is not None for group in self.layout.report.customers.groups
        )

    @cached_property
    def recencies(self) -> tuple[str, ...]:
        """The rows of the map."""
        return tuple(dict.fromkeys(name.split("/")[0] for name in self.inputs.names("cell")))

    @cached_property
    def frequencies(self) -> tuple[str, ...]:
        """Its columns."""
        return tuple(dict.fromkeys(name.split("/")[1] for name in self.inputs.names("cell")))

    @property
    def amount(self) -> str:
        """The number format of what was bought."""
        return formats.level(formats.workable(bought_format(self.layout.report)), self.layout.words)

    @property
    def amount_change(self) -> str:
        """The number format of its differences."""
        return formats.change(formats.workable(bought_format(self.layout.report)), self.layout.words)

    @property
    def each(self) -> str:
        """The number format of what one customer bought."""
        return formats.level(each_format(self.layout.report), self.layout.words)

    @property
    def each_unit(self) -> str:
        """What stands beside that."""
        return self.layout.words.unit(each_format(self.layout.report), self.layout.report.brief.currency) or NONE

    @property
    def gap(self) -> str:
        """The number format of a difference that should be none."""
        return formats.plain("0", self.layout.words)

    @property
    def unit(self) -> str:
        """What stands beside what was bought."""
        return self.layout.words.unit(
            formats.workable(bought_format(self.layout.report)), self.layout.report.brief.currency,
        )

    def given(self, row: int, column: int, key: Key, number: str, role: str = "number", *, back: int = 0) -> Cell:
        """One number of Data in the month shown, or in the month before it; a dash where it is not told."""
        value, line = self.inputs.value(key, back), self.inputs.line(key)
        if line is None:
            return Cell(row, column, NONE, role="number_grey")
        there = f"INDEX({line},{'pos_pm' if back else 'pos_ac'})"
        told = f'IF({there}="","{NONE}",{there})'
        formula = f'IF(pos_pm<1,"{NONE}",{told})' if back else told
        return Cell(row, column, NONE if value is None else value, formula, role, number)


def difference(one: Cell, other: Cell) -> tuple[Value, str]:
    """One less the other, as issued and by formula; a dash where either is not told."""
    here, there = spot(one.row, one.column), spot(other.row, other.column)
    known = isinstance(one.value, float) and isinstance(other.value, float)
    value: Value = one.value - other.value if known else NONE  # type: ignore[operator]
    return value, f'IF(COUNT({here},{there})=2,{here}-{there},"{NONE}")'


def share(part: Cell, whole: tuple[Value, str], spelled: str = "") -> tuple[Value, str]:
    """A part of a whole (its value and where it stands), 0 of nothing; a dash where the part is not told.

    ``spelled``: what is divided, where that is more than the cell.
    """
    total, there = whole
    here = spot(part.row, part.column)
    value: Value = NONE
    if isinstance(part.value, float):
        value = part.value / total if isinstance(total, float) and total else 0.0
    return value, f'IF(ISNUMBER({here}),IF(N({there})=0,0,{spelled or here}/{there}),"{NONE}")'


def added(values: Iterable[Value]) -> float:
    """What SUM makes of cells: texts count for nothing."""
    return float(math.fsum(value for value in values if isinstance(value, float)))


def total(cells: Sequence[Cell], where: str) -> tuple[Value, str]:
    """The sum of cells, as issued and by formula; a dash where none of them is told."""
    told = any(isinstance(cell.value, float) for cell in cells)
    return added(cell.value for cell in cells) if told else NONE, f'IF(COUNT({where})=0,"{NONE}",SUM({where}))'
