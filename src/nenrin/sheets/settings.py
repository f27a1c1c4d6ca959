"""Settings: the month that every sheet shows, materiality and tolerance; and the lists and constants behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.drawing import Choice, Rule
from nenrin.sheets.frame import band, head, status_rules, titles
from nenrin.sheets.layout import BODY, COMPARISONS, FIRST, HEAD, Layout, serial
from nenrin.sheets.path import points, rule

_STATUS = ((0, 1), (2, 3), (4, 5))
_COLUMNS = ((0, "setting"), (1, "value"), (2, "unit"), (3, "issued"), (4, "changed"), (6, "note"))
_VALUE, _ISSUED, _CHANGED, _NOTE = 1, 3, 4, 6
KINDS = ("initiative", "price", "calendar", "data", "market")
STATES = ("open", "in_progress", "closed")
TOLERANCE, NORMAL = 1e-9, 1.959964
"""What counts as equal; how many standard deviations hold 95 %."""
_YEAR = 12
_INPUTS = ("report_month", "bridge_with", "mat_abs", "mat_rel", "tol", "z_95", "year_first")
_DERIVED = ("issued_month", "pos_ac", "pos_pm", "pos_py", "bridge_ref", "materiality", "settings_changed")
_START = BODY + 1
_DERIVED_START = _START + len(_INPUTS) + 2
_LISTS = _DERIVED_START + len(_DERIVED) + 1
_RULE = _LISTS + 1 + max(len(COMPARISONS), len(KINDS), len(STATES)) + 2
ROWS = {name: row for start, names in ((_START, _INPUTS), (_DERIVED_START, _DERIVED)) for row, name in enumerate(names, start)}
"""The row of every named setting; its value stands in column B."""


@dataclass(frozen=True)
class _Setting:
    """A value, its number format and unit; derived ones with their formula."""

    value: Value
    number: str = ""
    unit: str = "–"
    formula: str | None = None


def settings(layout: Layout) -> Sheet:
    """What a reader may turn: blue on cream; below it what follows from it, and the lists to choose from."""
    changed = Rule(area((_START, _VALUE), (_START + len(_INPUTS) - 1, _VALUE)), f"{spot(_START, _VALUE)}<>{spot(_START, _ISSUED)}", "changed")
    months = layout.on("data", area((HEAD, FIRST), (HEAD, layout.last), "both"))
    return Sheet(
        name=layout.name("settings"),
        cells=(*head(layout, "settings", _STATUS), *titles(layout, "settings", _COLUMNS), Cell(HEAD, 5, None, role="head"), *_inputs(layout), *_derived(layout),
               *_lists(layout), *_quadrature(layout)),
        widths=((0, 0, 40), (1, 1, 20), (2, 2, 16), (3, 3, 18), (4, 5, 12), (6, 6, 92)),
        heights=((HEAD, 20),),
        freeze=(BODY, 0),
        head=HEAD,
        tab="input",
        rules=(*status_rules(layout, _STATUS), changed),
        choices=(
            Choice(spot(ROWS["report_month"], _VALUE), months, layout.words.text("sheet.settings.choose_month")),
            Choice(spot(ROWS["bridge_with"], _VALUE), list_area(COMPARISONS)),
        ),
    )


def names(layout: Layout) -> tuple[tuple[str, str], ...]:
    """The defined name of every setting."""
    return tuple((name, layout.cell("settings", row, _VALUE, "both")) for name, row in ROWS.items())


def list_area(words: tuple[str, ...]) -> str:
    """The cells of one of the lists, on Settings."""
    column = {COMPARISONS: 0, KINDS: 1, STATES: 2}[words]
    return area((_LISTS + 1, column), (_LISTS + len(words), column), "both")


def quadrature_cell(point: int, column: int) -> str:
    """A point of the path (column 1) or its weight (column 2), on Settings."""
    return spot(_RULE + 2 + point, column, "both")


def materiality(layout: Layout) -> float:
    """The size from which a change of the KGI matters in the reporting month, by the workbook's own formula."""
    wanted, report = layout.report.brief.materiality, layout.report
    return max(wanted.absolute, wanted.relative * abs(report.tree.value(report.root, report.month) or 0.0))


def _inputs(layout: Layout) -> Iterator[Cell]:
    report, words = layout.report, layout.words
    money = naming.whole(layout, report.root)
    amount = formats.level(money, words)
    first = float((layout.months[0].number - report.tree.year_starts) % _YEAR + 1)
    inputs = {
        "report_month": _Setting(serial(report.month), formats.month(words)),
        "bridge_with": _Setting(words.text(f"sheet.reference.{layout.reference}")),
        "mat_abs": _Setting(report.brief.materiality.absolute, amount, naming.unit(layout, report.root, money)),
        "mat_rel": _Setting(report.brief.materiality.relative, "0.0%"),
        "tol": _Setting(TOLERANCE, "0E+00"),
        "z_95": _Setting(NORMAL, "0.000000"),
        "year_first": _Setting(first, "0"),
    }
    yield from band(BODY, (0, _NOTE), words.text("sheet.settings.inputs"))
    for name in _INPUTS:
        one, row = inputs[name], ROWS[name]
        yield from _described(layout, name, one)
        role = "input" if isinstance(one.value, float) else "input_text"
        yield Cell(row, _VALUE, one.value, role=role, number_format=one.number)
        yield Cell(row, _ISSUED, one.value, role="issued", number_format=one.number)
        yield Cell(row, _CHANGED, 0.0, f"IF({spot(row, _VALUE)}={spot(row, _ISSUED)},0,1)", "number_grey", '0;0;"–"')


def _derived(layout: Layout) -> Iterator[Cell]:
    report, words = layout.report, layout.words
    position = float(report.month - layout.months[0] + 1)
    months = layout.on("data", area((HEAD, FIRST), (HEAD, layout.last), "both"))
    root = layout.line("ac", report.root)
    references = list_area(COMPARISONS)
    changes = area((_START, _CHANGED), (_START + len(_INPUTS) - 1, _CHANGED))
    reference = float(COMPARISONS.index(layout.reference) + 1)
    derived = {
        "issued_month": _Setting(serial(report.month), formats.month(words), "–", spot(ROWS["report_month"], _ISSUED)),
        "pos_ac": _Setting(position, "0", "–", f"MATCH(report_month,{months},0)"),
        "pos_pm": _Setting(position - 1, "0", "–", "pos_ac-1"),
        "pos_py": _Setting(position - _YEAR, "0", "–", "pos_ac-12"),
        "bridge_ref": _Setting(reference, "0", "–", f"MATCH(bridge_with,{references},0)"),
        "materiality": _Setting(
            materiality(layout), formats.level(naming.whole(layout, report.root), words),
            naming.unit(layout, report.root, naming.whole(layout, report.root)),
            f"MAX(mat_abs,mat_rel*ABS(N(INDEX({root},pos_ac))))" if root else "mat_abs",
        ),
        "settings_changed": _Setting(0.0, "0", "–", f"SUM({changes})"),
    }
    yield from band(_DERIVED_START - 1, (0, _NOTE), words.text("sheet.settings.derived"))
    for name in _DERIVED:
        one = derived[name]
        yield from _described(layout, name, one)
        yield Cell(ROWS[name], _VALUE, one.value, one.formula, "number", one.number)


def _described(layout: Layout, name: str, one: _Setting) -> Iterator[Cell]:
    row, words = ROWS[name], layout.words
    yield Cell(row, 0, words.text(f"sheet.settings.{name}"))
    yield Cell(row, 2, one.unit, role="grey_centre")
    yield Cell(row, _NOTE, words.text(f"sheet.settings.{name}_note"), role="grey")


def _lists(layout: Layout) -> Iterator[Cell]:
    """The words that other sheets offer to choose from."""
    words = layout.words
    kinds = {"reference": COMPARISONS, "kind": KINDS, "progress": STATES}
    for column, (group, keys) in enumerate(kinds.items()):
        yield Cell(_LISTS, column, words.text(f"sheet.settings.list_{group}"), role="section")
        for row, key in enumerate(keys, _LISTS + 1):
            yield Cell(row, column, words.text(f"sheet.{group}.{key}"), role="grey")


def _quadrature(layout: Layout) -> Iterator[Cell]:
    """The points and weights of the bridge's integral."""
    words = layout.words
    yield from band(_RULE, (0, _NOTE), words.text("sheet.settings.quadrature"))
    for column, key in enumerate(("point", "share", "weight")):
        yield Cell(_RULE + 1, column, words.text(f"sheet.settings.{key}"), role="grey")
    for step, (place, weight) in enumerate(zip(*rule(points(layout.report)), strict=True)):
        row = _RULE + 2 + step
        yield Cell(row, 0, float(step + 1), role="number_grey", number_format="0")
        yield Cell(row, 1, place, role="input", number_format="0.00000000000000")
        yield Cell(row, 2, weight, role="input", number_format="0.000000000000")
