"""The lines of Checks: what each proves, its formula and its limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nenrin.sheets import files, waterfall_steps
from nenrin.sheets.address import area
from nenrin.sheets.bridge import foot_row, root_cell
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.calc_lines import line
from nenrin.sheets.data import CHANGED
from nenrin.sheets.judgement import Judgement
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.model import SEGMENT, TIE
from nenrin.sheets.register import AT as REGISTER
from nenrin.sheets.rows import BODY
from nenrin.sheets.settings import TOLERANCE
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.unexplained import closes_area
from nenrin.vocabulary import Fact

Kind = Literal["arithmetic", "data", "issued", "open"]
"""Arithmetic holds after any edit; data may say CHANGED; issued: was anything edited; open: work is waiting."""


@dataclass(frozen=True)
class Line:
    """A check: the key of its texts, its kind, its formula, its limit (0 or ``tol``), and the value as issued."""

    key: str
    kind: Kind
    formula: str
    limit: str = "0"
    value: float = 0.0
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def result(self) -> str:
        """The result as issued: nothing was edited yet, so that what does not hold fails."""
        holds = self.value <= (TOLERANCE if self.limit == "tol" else 0.0)
        return "pass" if holds else "open" if self.kind == "open" else "fail"


def lines(layout: Layout) -> tuple[Line, ...]:
    """Every check, arithmetic first."""
    return (*_arithmetic(layout), *_data(layout), *_issued(layout), *_open(layout))


def _arithmetic(layout: Layout) -> Iterator[Line]:
    left = layout.cell("bridge", foot_row(layout) + 1, BRIDGE["if_driver"])
    yield Line("bridge", "arithmetic", f"ABS({left})", "tol")
    end, total = waterfall_steps.end_cell(layout), waterfall_steps.total_cell(layout)
    yield Line("waterfall", "arithmetic", f"ROUND(ABS({end}-{total})/MAX(1,ABS({total})),9)", "tol")
    closes = closes_area(layout)
    if closes:
        yield Line("closes", "arithmetic", f"MAX(MAX({closes}),-MIN({closes}))", "tol")
    numbers = "+".join(f"SUM({where})" for where in _numbers(layout))
    yield Line("errors", "arithmetic", f"IF(ISERROR({numbers}),1,0)")
    yield Line("month", "arithmetic", "IF(ISNUMBER(pos_ac),0,1)")
    lost, intakes = layout.on("data", files.lost_area(layout)), layout.report.intakes
    missing = float(sum(map(files.lost_rows, intakes)))
    yield Line("rows", "arithmetic", f"SUM({lost})", "0", missing, (("files", len(intakes)),))


def _data(layout: Layout) -> Iterator[Line]:
    for name, key in ((TIE, "ties"), (SEGMENT, "segments")):
        rows = {row: at for row, at in layout.calc.items() if row[0] == name}
        if rows:
            first, last = min(rows.values()), max(rows.values())
            where = layout.on("calc", area((first, FIRST), (last, layout.last), "both"))
            gaps = [line(layout, row).value(month) or 0.0 for row in rows for month in layout.months]
            facts = (("count", len(rows)),)
            yield Line(key, "data", f"MAX(MAX({where}),-MIN({where}))", "tol", max(map(abs, gaps)), facts)
    leaves, tree = root_cell(layout, "end"), layout.cell("tree", BODY, TREE["ac"], "both")
    yield Line("leaves", "data", f"ROUND(ABS(N({leaves})-N({tree})*bridge_ok)/MAX(1,ABS(N({tree}))),9)", "tol")
    live, issued = (_block(layout, first) for first in (FIRST, layout.issued))
    yield Line("blanks", "data", f"ABS(COUNT({issued})-COUNT({live}))")


def _issued(layout: Layout) -> Iterator[Line]:
    rows = layout.data.values()
    changed = layout.on("data", area((min(rows), CHANGED), (max(rows), CHANGED), "both"))
    yield Line("inputs", "issued", f"SUM({changed})")
    yield Line("settings", "issued", "settings_changed")


def _open(layout: Layout) -> Iterator[Line]:
    column = REGISTER["needed"]
    needed = layout.on("explanations", area((BODY, column), (layout.register_ends, column), "both"))
    asking = [kpi for kpi in layout.report.tree.kpis if Judgement(layout, kpi).asks]
    word = layout.words.text("sheet.result.open")
    yield Line("register", "open", f'COUNTIF({needed},"{word}")', value=float(open_rows(layout, asking)))


def open_rows(layout: Layout, asking: list[str]) -> int:
    """Rows of the register that wait for a cause and an owner."""
    asked = [item for item in layout.register if item.kpi in asking]
    return sum(item.cause is None or not layout.report.kpi(item.kpi).owner for item in asked)


def _block(layout: Layout, first: int) -> str:
    """All months of all rows of Data."""
    rows = layout.data.values()
    return layout.on("data", area((min(rows), first), (max(rows), first + len(layout.months) - 1), "both"))


def _numbers(layout: Layout) -> Iterator[str]:
    """Where an error value would show: everything that is calculated."""
    rows = layout.calc.values()
    yield layout.on("calc", area((min(rows), FIRST), (max(rows), layout.last), "both"))
    yield layout.on("tree", area((BODY, TREE["ac"]), (layout.entries[-1].row, TREE["high"]), "both"))
    yield layout.on("bridge", area((BODY, BRIDGE["start"]), (foot_row(layout) + 1, BRIDGE["rank"]), "both"))
