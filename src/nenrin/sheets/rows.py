"""The rows of the workbook: blocks of series on Data and Calc, entries of the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from nenrin.report import Report
from nenrin.sheets.model import AC, BANDS, MID, PL, RUN, SEGMENT, TIE, YPL, YTD, Model
from nenrin.tree import Node

HEAD = 4
"""The row with the column titles."""
BODY = HEAD + 1
Row: TypeAlias = tuple[str, str]
"""A series' name and key: ("ac", "net_revenue")."""


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

    @property
    def depth(self) -> int:
        """How deep it stands in the tree."""
        return self.node.depth if self.node else 0


def data_blocks(model: Model) -> tuple[Block, ...]:
    """What stands on Data: what was measured, planned, counted over the year, expected; and the segments."""
    given = {name: model.given(name) for name in (AC, PL, YTD, YPL, SEGMENT)}
    bands = tuple((name, kpi) for kpi in model.keys(MID) for name in BANDS)
    return _filled(
        _block("actual", AC, given[AC]), _block("plan", PL, given[PL]), _block("year", YTD, given[YTD]),
        _block("year_plan", YPL, given[YPL]), Block("bands", bands), _block("segments", SEGMENT, given[SEGMENT]),
        Block("run", tuple((name, kpi) for name in RUN for kpi in model.keys(name))),
    )


def calc_blocks(model: Model) -> tuple[Block, ...]:
    """What stands on Calc: every KPI, its plan, its year so far, and what must tie."""
    kpis = model.report.tree.kpis
    actual = model.keys(AC)
    ties = [kpi for kpi in actual if kpis[kpi].split is not None and kpis[kpi].split != kpis[kpi].formula]
    totals = dict.fromkeys(total_of(key) for key in model.keys(SEGMENT))
    return _filled(
        _block("actual", AC, actual), _block("plan", PL, model.keys(PL)), _block("year", YTD, model.keys(YTD)),
        _block("year_plan", YPL, model.keys(YPL)), _block("ties", TIE, ties),
        _block("segments", SEGMENT, totals),
    )


def positions(blocks: Iterable[Block]) -> dict[Row, int]:
    """The row of every series; a block's title stands under (its title, "")."""
    found: dict[Row, int] = {}
    row = BODY
    for block in blocks:
        for name_and_key in ((block.title, ""), *block.rows):
            found[name_and_key] = row
            row += 1
    return found


def entries(report: Report) -> tuple[Entry, ...]:
    """The rows of Tree: every node top to bottom, then (after a title) the KPIs that stand nowhere in it this month."""
    nodes = [Entry(node.path, node.kpi, node, BODY + step) for step, node in enumerate(report.tree.nodes)]
    within = {entry.kpi for entry in nodes if entry.back == 0}
    aside = [kpi for kpi in report.tree.kpis if kpi not in within]
    return (*nodes, *(Entry(kpi, kpi, None, BODY + len(nodes) + 1 + step) for step, kpi in enumerate(aside)))


def total_of(segment: str) -> str:
    """``dimension/kpi`` for ``dimension/segment/kpi``."""
    dimension, *_, kpi = segment.split("/")
    return f"{dimension}/{kpi}"


def _block(title: str, name: str, keys: Iterable[str]) -> Block:
    return Block(title, tuple((name, key) for key in keys))


def _filled(*blocks: Block) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.rows)
