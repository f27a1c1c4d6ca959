"""Where everything stands: the names of the sheets, the rows of every series, the columns of the months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nenrin.report import Report
from nenrin.report.drivers import main_reference
from nenrin.sheets.address import area, on, spot
from nenrin.sheets.model import AC, BANDS, PL, YPL, YTD, Model
from nenrin.sheets.omissions import Omission
from nenrin.sheets.path import Way, points
from nenrin.sheets.register import Item, items
from nenrin.sheets.reported_figure import Reported
from nenrin.sheets.rows import BODY, HEAD, Block, Entry, Row, calc_blocks, data_blocks, entries, positions
from nenrin.sheets.series import serial
from nenrin.vocabulary import Month
from nenrin.words import Words

__all__ = [
    "BEFORE", "COMPARISONS", "FIRST", "FISCAL", "POSITIONS", "READINGS", "STATUS", "SUBTITLE", "TITLE", "Layout",
    "serial",
]
TITLE, SUBTITLE, STATUS, FISCAL = 0, 1, 2, HEAD - 1
"""The rows of the head: title, what to read here, the status line; on Calc the number of each month in its year."""
FIRST = 7
"""The column of the first month, on every sheet that has months."""
NONE = "–"
BEFORE = FIRST - 1
"""The column left of it: text, so that a formula that looks back before the data stays blank."""
COMPARISONS = ("prior_year", "prior_month", "plan")
"""What the bridge can compare with, in the order of the list."""
READINGS: dict[str, tuple[str, str]] = {
    "ac": (AC, "pos_ac"), "py": (AC, "pos_py"), "pm": (AC, "pos_pm"), "pl": (PL, "pos_ac"),
    "ytd": (YTD, "pos_ac"), "ytd_py": (YTD, "pos_py"), "ytd_pl": (YPL, "pos_ac"),
    "low": ("low", "pos_ac"), "mid": ("mid", "pos_ac"), "high": ("high", "pos_ac"),
}
"""The columns of Tree that read Calc: which series, at which position."""
POSITIONS = {"pos_ac": 0, "pos_pm": 1, "pos_py": 12}
"""How many months before the reporting month each position lies."""


@dataclass(frozen=True, eq=False)
class Layout:
    """The address book of one edition of the workbook; every sheet asks it, none knows another's rows.

    ``reported``: the numbers that the report prints; ``omitted``: what the workbook cannot hold.
    Two layouts are the same only where they are one.
    """

    model: Model
    words: Words
    reported: tuple[Reported, ...] = ()
    omitted: tuple[Omission, ...] = ()

    @property
    def report(self) -> Report:
        """What the workbook shows."""
        return self.model.report

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Every calendar month from the first with data to the reporting month, gaps included."""
        return self.model.months

    @cached_property
    def last(self) -> int:
        """The column of the last month."""
        return FIRST + len(self.months) - 1

    @cached_property
    def issued(self) -> int:
        """The column of the first month in the copy as issued, on Data."""
        return self.last + 2

    @cached_property
    def data_blocks(self) -> tuple[Block, ...]:
        """What stands on Data."""
        return data_blocks(self.model)

    @cached_property
    def calc_blocks(self) -> tuple[Block, ...]:
        """What stands on Calc."""
        return calc_blocks(self.model)

    @cached_property
    def data(self) -> Mapping[Row, int]:
        """The rows of Data; a block's title stands under (its title, "")."""
        return positions(self.data_blocks)

    @cached_property
    def calc(self) -> Mapping[Row, int]:
        """The rows of Calc."""
        return positions(self.calc_blocks)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The rows of Tree."""
        return entries(self.report)

    @cached_property
    def nodes(self) -> tuple[Entry, ...]:
        """The rows of Tree and Bridge that are nodes."""
        return tuple(entry for entry in self.entries if entry.node is not None)

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of every node, by its path."""
        return {entry.key: entry.row for entry in self.nodes}

    @cached_property
    def above(self) -> Mapping[str, Entry]:
        """The node above each, by the path of the one below."""
        return {child.path: entry for entry in self.nodes if entry.node for child in entry.node.children}

    @cached_property
    def _own(self) -> Mapping[str, Entry]:
        return {entry.kpi: entry for entry in reversed(self.entries) if entry.back == 0}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of every KPI in the file, from 0."""
        return {kpi: place for place, kpi in enumerate(self.report.tree.kpis)}

    def entry(self, kpi: str) -> Entry:
        """The row of Tree that shows a KPI in the month itself."""
        return self._own[kpi]

    def name(self, sheet: str) -> str:
        """A sheet's name as shown."""
        if sheet not in self._names:
            self._names[sheet] = self.words.text(f"sheet.{sheet}.name")
        return self._names[sheet]

    @cached_property
    def _names(self) -> dict[str, str]:
        """Asked for in every formula that leaves its sheet, so each is looked up once."""
        return {}

    @cached_property
    def labels(self) -> dict[str, str]:
        """The names of KPIs that were asked for."""
        return {}

    def on(self, sheet: str, address: str) -> str:
        """An address on a sheet."""
        return on(self.name(sheet), address)

    def cell(self, sheet: str, row: int, column: int, fixed: str = "") -> str:
        """One cell of a sheet."""
        return self.on(sheet, spot(row, column, fixed))

    def source(self, kpi: str) -> tuple[str, str] | None:
        """Where the numbers of a KPI come from: the sheet and its row, Data where they were put in, else Calc."""
        for sheet, rows in (("data", self.data), ("calc", self.calc)):
            if (AC, kpi) in rows:
                return sheet, self.cell(sheet, rows[AC, kpi], 0)
        return None

    def line(self, series: str, key: str) -> str | None:
        """All months of a row of Calc (of Data for a range), as INDEX reads it; None where there is no such row."""
        if series in BANDS:
            return self.put_in(series, key)
        row = self.calc.get((series, key))
        return None if row is None else self.on("calc", area((row, FIRST), (row, self.last), "column"))

    def put_in(self, series: str, key: str) -> str | None:
        """All months of a row of Data; None where there is no such row."""
        row = self.data.get((series, key))
        return None if row is None else self.on("data", area((row, FIRST), (row, self.last), "column"))

    def read(self, entry: Entry, column: str) -> float | None:
        """What a row of Tree shows in a column that reads Calc; before the plan begins it starts from what happened."""
        series, position = READINGS[column]
        month, begins = self.report.month + -(POSITIONS[position] + entry.back), self.report.plan.begins
        early = column == "pl" and entry.back and begins is not None and month < begins
        if early and self.line(PL, entry.kpi) is not None:
            series = AC
        return self.model.value(series, entry.kpi, month)

    def shown(self, entry: Entry, column: str) -> float | str:
        """What the cell there shows: nothing where the series has no value, – where there is no series."""
        value = self.read(entry, column)
        if value is not None:
            return value
        return NONE if self.line(READINGS[column][0], entry.kpi) is None else ""

    @cached_property
    def register(self) -> tuple[Item, ...]:
        """The rows of Explanations."""
        return items(self.report)

    @cached_property
    def claims(self) -> Mapping[str, tuple[Item, ...]]:
        """By KPI, the rows that explain something of it in the reporting month."""
        found: dict[str, tuple[Item, ...]] = dict.fromkeys(self.report.tree.kpis, ())
        for item in self.register:
            if item.kpi in found and item.sized(self.report.month):
                found[item.kpi] += (item,)
        return found

    @cached_property
    def registered(self) -> Mapping[str, int]:
        """The first row of every KPI, on Explanations."""
        return {item.kpi: BODY + row for row, item in reversed(list(enumerate(self.register)))}

    @property
    def register_ends(self) -> int:
        """The last row of Explanations, the empty ones included."""
        return BODY + len(self.register) - 1

    @property
    def integrity(self) -> str:
        """The result that the head of every sheet shows as issued."""
        return "pass" if all(check.passed for check in self.report.checks) else "fail"

    @cached_property
    def reference(self) -> str:
        """What the bridge compares with as issued, as in the report: the plan, else last year, else last month."""
        return main_reference(self.report) or COMPARISONS[0]

    @cached_property
    def way(self) -> Way:
        """The way of the bridge from that reference to the reporting month."""
        column = {"prior_year": "py", "prior_month": "pm", "plan": "pl"}[self.reference]
        leaves = [entry for entry in self.nodes if entry.node and entry.node.leaf]
        start = {entry.key: self.read(entry, column) for entry in leaves}
        end = {entry.key: self.read(entry, "ac") for entry in leaves}
        return Way(self.report.tree, start, end, points(self.report))
