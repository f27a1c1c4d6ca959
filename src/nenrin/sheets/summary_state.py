"""What Summary says of the workbook itself: whether it can be relied on, what was changed, what waits for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats, naming, settings
from nenrin.sheets.address import area
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.check_lines import lines
from nenrin.sheets.check_runs import VALUE
from nenrin.sheets.drawing import Rule
from nenrin.sheets.frame import band, result_rules
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY

LABEL, SAID = 8, 9
"""The columns of the names and of what is said."""
ROWS = 5


def state(layout: Layout, row: int) -> Iterator[Cell]:
    """From ``row`` on a title and five lines, each leading to the sheet that says more."""
    words, root = layout.words, layout.report.root
    yield from band(row, (LABEL, SAID), words.text("sheet.summary.state"))
    passed = words.text("sheet.result.pass")
    money = naming.whole(layout, root)
    unit = naming.unit(layout, root, money)
    changed, waiting = _changed(layout), opened(layout)
    found: tuple[tuple[str, str, Value, str, str, str], ...] = (
        ("integrity", "checks", words.text(f"sheet.result.{layout.integrity}"), "check_integrity", "result", ""),
        ("issued", "checks", passed, "check_as_issued", "result", ""),
        ("changes", "checks", 0.0, changed, "number", "0"),
        ("open", "explanations", *waiting, "number", "0"),
        ("materiality", "settings", settings.materiality(layout), "materiality", "number", formats.level(money, words)),
    )
    for at, (name, sheet, value, formula, role, number) in enumerate(found, row + 1):
        said = words.text(f"sheet.summary.state_{name}", unit=unit)
        yield Cell(at, LABEL, said, role="text", link=layout.cell(sheet, 0, 0))
        yield Cell(at, SAID, value, formula, role, number)


def state_rules(layout: Layout, row: int) -> tuple[Rule, ...]:
    """Green, red and amber behind the two results."""
    return result_rules(layout, area((row + 1, SAID), (row + 2, SAID)))


def _changed(layout: Layout) -> str:
    """How many inputs, settings and entries are others than were issued."""
    rows = [row for row, line in enumerate(lines(layout), BODY) if line.kind == "issued"]
    return f"SUM({layout.on('checks', area((min(rows), VALUE), (max(rows), VALUE), 'both'))})"


def opened(layout: Layout) -> tuple[float, str]:
    """How many rows of the register wait for a cause and an owner."""
    value = next(line.value for line in lines(layout) if line.key == "register")
    return value, value_cell(layout, "register")


def value_cell(layout: Layout, key: str) -> str:
    """The value of a check."""
    row = next(row for row, line in enumerate(lines(layout), BODY) if line.key == key)
    return layout.cell("checks", row, VALUE)
