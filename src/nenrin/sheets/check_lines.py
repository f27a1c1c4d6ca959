"""The lines of Checks: what each proves, its formula and its limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from nenrin.sheets import (
    coverage,
    customer_inputs,
    files,
    initiatives,
    register_changes,
    segments_ties,
    waterfall_steps,
)
from nenrin.sheets.address import area
from nenrin.sheets.bridge import foot_row, root_cell
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.closing import left_over
from nenrin.sheets.data import CHANGED
from nenrin.sheets.gaps import gaps
from nenrin.sheets.judgement import Judgement
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.model import SEGMENT, TIE
from nenrin.sheets.register import AT as REGISTER
from nenrin.sheets.register_entries import complete
from nenrin.sheets.reported_columns import column_area
from nenrin.sheets.rows import BODY
from nenrin.sheets.segments_places import COHORTS, Places
from nenrin.sheets.settings import TOLERANCE, derived_area
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.unexplained import closes_area
from nenrin.sheets.verdict_columns import AT as VERDICT
from nenrin.vocabulary import Fact

NONE = "–"
Kind = Literal["arithmetic", "data", "issued", "open"]
"""Arithmetic holds after any edit; data may say CHANGED; issued: was anything edited; open: work is waiting."""


@dataclass(frozen=True)
class Line:
    """A check: the key of its texts, its kind, its formula, its limit (0 or ``tol``), and the value as issued.

    ``optional``: where the value is no number there is nothing to check.
    """

    key: str
    kind: Kind
    formula: str
    limit: str = "0"
    value: float = 0.0
    facts: tuple[tuple[str, Fact], ...] = ()
    optional: bool = False

    @property
    def result(self) -> str:
        """The result as issued: nothing was edited yet, so that what does not hold fails."""
        holds = self.value <= (TOLERANCE if self.limit == "tol" else 0.0)
        return "pass" if holds else "open" if self.kind == "open" else "fail"


@lru_cache(maxsize=1)
def lines(layout: Layout) -> tuple[Line, ...]:
    """Every check, arithmetic first."""
    return (*_arithmetic(layout), *_data(layout), *_issued(layout), *_open(layout))


def _arithmetic(layout: Layout) -> Iterator[Line]:
    left = layout.cell("bridge", foot_row(layout) + 1, BRIDGE["if_driver"])
    crossing = layout.on("bridge", area((BODY, BRIDGE["crosses"]), (foot_row(layout) - 1, BRIDGE["crosses"]), "both"))
    yield Line("bridge", "arithmetic", f'IF(SUM({crossing})>0,"{NONE}",ABS({left}))', "tol", optional=True)
    end, total = waterfall_steps.end_cell(layout), waterfall_steps.total_cell(layout)
    left = left_over(f"{end}-{total}", total, waterfall_steps.column(layout, "effect"))
    yield Line("waterfall", "arithmetic", f"ABS({left})", "tol")
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
            largest = max(abs(gap or 0.0) for row in rows for gap in gaps(layout)[row].values())
            facts = (("count", len(rows)),)
            yield Line(key, "data", f"MAX(MAX({where}),-MIN({where}))", "tol", largest, facts)
    leaves, tree = root_cell(layout, "end"), layout.cell("tree", BODY, TREE["ac"], "both")
    yield Line("leaves", "data", f"ROUND(bridge_ok*ABS(N({leaves})-N({tree}))/MAX(1,ABS(N({tree}))),9)", "tol")
    parts = coverage.closes_area(layout)
    if parts:
        residuals = [round(one.residual / max(1.0, abs(one.change)), 9) for one in layout.report.coverages.values()]
        yield Line("coverage", "data", f"MAX(MAX({parts}),-MIN({parts}))", "tol", max(map(abs, residuals), default=0.0))
    yield from _customers(layout)
    if layout.reported:
        where, word = column_area(layout, "match"), layout.words.text("sheet.result.pass")
        wrong = float(sum(one.rounding is None for one in layout.reported))
        formula = f'{len(layout.reported)}-COUNTIF({where},"{word}")'
        yield Line("reported", "data", formula, "0", wrong)


def _customers(layout: Layout) -> Iterator[Line]:
    """Segments ties with the tree, with itself, and with its own parts."""
    for key, formula, gap in segments_ties.ties(layout):
        yield Line(f"customers_{key}", "data", formula, "tol", gap)


def _issued(layout: Layout) -> Iterator[Line]:
    rows = layout.data.values()
    changed = layout.on("data", area((min(rows), CHANGED), (max(rows), CHANGED), "both"))
    others = [where for where in _elsewhere(layout) if where]
    yield Line("inputs", "issued", "+".join(f"SUM({where})" for where in (changed, *others)))
    live, issued = (_blocks(layout, first) for first in (FIRST, layout.issued))
    yield Line("blanks", "issued", f"ABS(COUNT({issued})-COUNT({live}))")
    yield Line("settings", "issued", "settings_changed")
    keys = layout.on("explanations", area((BODY, REGISTER["key"]), (layout.register_ends, REGISTER["key"]), "both"))
    keyed = sum(bool(item.key) for item in layout.register)
    yield Line("register_rows", "issued", f'{keyed}-COUNTIF({keys},"*@*")')
    yield Line("register_entries", "issued", register_changes.changed(layout))


def _elsewhere(layout: Layout) -> tuple[str | None, ...]:
    """The cells that count changes of what was not put in month by month."""
    return initiatives.changed_area(layout), customer_inputs.changed_areas(layout)[0]


def _open(layout: Layout) -> Iterator[Line]:
    column = REGISTER["needed"]
    needed = layout.on("explanations", area((BODY, column), (layout.register_ends, column), "both"))
    asking = [kpi for kpi in layout.report.tree.kpis if Judgement(layout, kpi).asks]
    word = layout.words.text("sheet.result.open")
    yield Line("register", "open", f'COUNTIF({needed},"{word}")', value=float(open_rows(layout, asking)))


def open_rows(layout: Layout, asking: list[str]) -> int:
    """Rows of the register that wait for a cause and an owner."""
    asked = [item for item in layout.register if item.kpi in asking]
    return sum(not complete(layout, item) for item in asked)


def _blocks(layout: Layout, first: int) -> str:
    """All months of all rows of Data, those of the customers at its foot included; not what stands between them."""
    last = first + len(layout.months) - 1
    blocks = (layout.data.values(), customer_inputs.Inputs(layout).rows.values())
    return ",".join(
        layout.on("data", area((min(rows), first), (max(rows), last), "both")) for rows in blocks if rows
    )


def _numbers(layout: Layout) -> Iterator[str]:
    """Where an error value would show: everything that is calculated."""
    rows = layout.calc.values()
    yield layout.on("calc", area((min(rows), FIRST), (max(rows), layout.last), "both"))
    yield layout.on("tree", area((BODY, TREE["ac"]), (layout.entries[-1].row, TREE["verdict"]), "both"))
    yield layout.on("bridge", area((BODY, BRIDGE["start"]), (foot_row(layout) + 1, BRIDGE["rank"]), "both"))
    last = BODY + len(layout.report.tree.kpis) - 1
    yield layout.on("verdicts", area((BODY, VERDICT["ac"]), (last, VERDICT["covered"]), "both"))
    yield layout.on("explanations", area((BODY, REGISTER["low"]), (layout.register_ends, REGISTER["square"]), "both"))
    yield derived_area(layout)
    places = Places(layout)
    if places.inputs.found is not None:
        yield layout.on("segments", area((BODY, 0), (places.ends - 2, COHORTS), "both"))
