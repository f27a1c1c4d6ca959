"""Where everything stands: the names of the sheets, the rows of every block, the columns of the months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from nenrin.report import Report
from nenrin.sheets.address import area, on, spot
from nenrin.sheets.model import AC, BANDS, MID, OUT, PL, SEGMENT, TIE, YPL, YTD, Model
from nenrin.tree import Node
from nenrin.vocabulary import Month
from nenrin.words import Words

TITLE, SUBTITLE, STATUS, HEAD = 0, 1, 2, 4
"""The rows of the head: title, what to read here, the status line, and the column titles."""
BODY = HEAD + 1
FISCAL = HEAD - 1
"""The row above the column titles; on Calc the number of each month in the fiscal year."""
FIRST = 7
"""The column of the first month, on every sheet that has months."""
BEFORE = FIRST - 1
"""The column left of it: text, so that a formula that looks back before the data stays blank."""
Row: TypeAlias = tuple[str, str]
"""A series' name and key: ("ac", "net_revenue")."""
_DAY_ZERO = dt.date(1899, 12, 30)
"""What a spreadsheet counts its days from."""


@dataclass(frozen=True)
class Block:
    """A titled group of rows on Data or Calc."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Entry:
    """A row of the tree: an occurrence of a KPI, or (``node`` is None) a KPI beside the tree."""

    key: str
    kpi: str
    node: Node | None
    row: int

    @property
    def back(self) -> int:
        """How many months back it is read."""
        return self.node.back if self.node else 0


@dataclass(frozen=True)
class Layout:
    """The address book of one edition of the workbook; every sheet asks it, none knows another's rows."""

    model: Model
    words: Words

    @property
    def report(self) -> Report:
        """What the workbook shows."""
        return self.model.report

    @property
    def months(self) -> tuple[Month, ...]:
        """Every calendar month from the first with data to the reporting month, gaps included."""
        return self.model.months

    @property
    def last(self) -> int:
        """The column of the last month."""
        return FIRST + len(self.months) - 1

    @property
    def issued(self) -> int:
        """The column of the first month in the copy as issued, on Data."""
        return self.last + 2

    @cached_property
    def data_blocks(self) -> tuple[Block, ...]:
        """What stands on Data: what was measured, planned, counted over the year, expected; and the segments."""
        given = {name: self.model.given(name) for name in (AC, PL, YTD, YPL, SEGMENT)}
        bands = tuple((name, kpi) for kpi in self.model.keys(MID) for name in BANDS)
        return _filled(
            _block("actual", AC, given[AC]), _block("plan", PL, given[PL]), _block("year", YTD, given[YTD]),
            _block("year_plan", YPL, given[YPL]), Block("bands", bands), _block("segments", SEGMENT, given[SEGMENT]),
        )

    @cached_property
    def calc_blocks(self) -> tuple[Block, ...]:
        """What stands on Calc: every KPI, its plan, its year so far, its band, and what must tie."""
        bands = tuple((name, kpi) for kpi in self.model.keys(MID) for name in (*BANDS, OUT))
        kpis = self.report.tree.kpis
        ties = [kpi for kpi, one in kpis.items() if one.split is not None and one.split != one.formula]
        totals = dict.fromkeys(total_of(key) for key in self.model.keys(SEGMENT))
        return _filled(
            _block("actual", AC, self.model.keys(AC)), _block("plan", PL, self.model.keys(PL)),
            _block("year", YTD, self.model.keys(YTD)), _block("year_plan", YPL, self.model.keys(YPL)),
            Block("bands", bands), _block("ties", TIE, ties), _block("segments", SEGMENT, totals),
        )

    @cached_property
    def data(self) -> Mapping[Row, int]:
        """The rows of Data; a block's title stands under (its title, "")."""
        return _rows(self.data_blocks)

    @cached_property
    def calc(self) -> Mapping[Row, int]:
        """The rows of Calc."""
        return _rows(self.calc_blocks)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The rows of Tree: every node top to bottom, then (after a title) the KPIs beside the tree."""
        tree = self.report.tree
        nodes = [Entry(node.path, node.kpi, node, BODY + step) for step, node in enumerate(tree.nodes)]
        start = BODY + len(nodes) + 1
        return (*nodes, *(Entry(kpi, kpi, None, start + step) for step, kpi in enumerate(tree.aside)))

    @cached_property
    def nodes(self) -> tuple[Entry, ...]:
        """The rows of Tree and Bridge that are nodes."""
        return tuple(entry for entry in self.entries if entry.node is not None)

    def entry(self, kpi: str) -> Entry:
        """The row of Tree that shows a KPI in the month itself."""
        return next(entry for entry in self.entries if entry.kpi == kpi and entry.back == 0)

    def name(self, sheet: str) -> str:
        """A sheet's name as shown."""
        return self.words.text(f"sheet.{sheet}.name")

    def on(self, sheet: str, address: str) -> str:
        """An address on a sheet."""
        return on(self.name(sheet), address)

    def cell(self, sheet: str, row: int, column: int, fixed: str = "") -> str:
        """One cell of a sheet."""
        return self.on(sheet, spot(row, column, fixed))

    def line(self, block: str, key: str) -> str | None:
        """All months of a row of Calc, as INDEX reads it; None where there is no such row."""
        row = self.calc.get((block, key))
        return None if row is None else self.on("calc", area((row, FIRST), (row, self.last), "column"))

    def month_column(self, month: Month) -> int:
        """The column of a month; left of the first one for months before the data."""
        return FIRST + (month - self.months[0])


def total_of(segment: str) -> str:
    """``dimension/kpi`` for ``dimension/segment/kpi``."""
    dimension, *_, kpi = segment.split("/")
    return f"{dimension}/{kpi}"


def serial(month: Month) -> float:
    """A month as the spreadsheet's number of its first day."""
    return float((month.first_day - _DAY_ZERO).days)


def _block(title: str, name: str, keys: Iterable[str]) -> Block:
    return Block(title, tuple((name, key) for key in keys))


def _filled(*blocks: Block) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.rows)


def _rows(blocks: Iterable[Block]) -> dict[Row, int]:
    """One row for the title of each block, then one for each key."""
    found: dict[Row, int] = {}
    row = BODY
    for block in blocks:
        for name_and_key in ((block.title, ""), *block.rows):
            found[name_and_key] = row
            row += 1
    return found
