"""Settings: the month that every sheet shows, what the bridge compares with, materiality and tolerance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.drawing import Rule
from nenrin.sheets.frame import band, head, status_rules, titles
from nenrin.sheets.layout import COMPARISONS, FIRST, FISCAL, Layout, serial
from nenrin.sheets.lists import area_of, lists
from nenrin.sheets.model import AC
from nenrin.sheets.rows import BODY, HEAD
from nenrin.sheets.settings_limits import allowed, choices, limits
from nenrin.sheets.told import DEVIATIONS

_STATUS = ((0, 1), (2, 3), (4, 5))
_COLUMNS = ((0, "setting"), (1, "value"), (2, "unit"), (3, "issued"), (4, "changed"), (5, "allowed"), (6, "note"))
_VALUE, _ISSUED, _CHANGED, _ALLOWED, _NOTE = 1, 3, 4, 5, 6
TOLERANCE, NORMAL = 1e-9, DEVIATIONS
"""What counts as equal; how many standard deviations hold 95 %."""
_YEAR = 12
_INPUTS = ("report_month", "bridge_with", "mat_abs", "mat_rel", "tol", "z_95", "year_first", "year_named", "pos_plan")
_DERIVED = (
    "issued_month", "pos_ac", "pos_pm", "pos_py", "bridge_ref", "materiality", "year_month", "year_number",
    "settings_changed",
)
_FIRST, _SECOND = BODY + 1, BODY + len(_INPUTS) + 3
ROWS = {name: row for start, names in ((_FIRST, _INPUTS), (_SECOND, _DERIVED)) for row, name in enumerate(names, start)}
"""The row of every named setting; its value stands in column B."""


@dataclass(frozen=True)
class _Setting:
    """A value, its number format and unit; what follows from others has a formula."""

    value: Value
    number: str = "0"
    unit: str = "–"
    formula: str | None = None


def settings(layout: Layout) -> Sheet:
    """What a reader may turn: blue on cream; below it what follows from it, and the lists to choose from."""
    inputs = area((_FIRST, _VALUE), (_FIRST + len(_INPUTS) - 1, _VALUE))
    changed = Rule(inputs, f"{spot(_FIRST, _VALUE)}<>{spot(_FIRST, _ISSUED)}", "changed")
    cells = {name: spot(ROWS[name], _VALUE) for name in _INPUTS}
    return Sheet(
        name=layout.name("settings"),
        cells=(
            *head(layout, "settings", _STATUS), *_titles(layout),
            *_inputs(layout), *_derived(layout), *lists(layout),
        ),
        widths=((0, 0, 40), (1, 1, 20), (2, 2, 16), (3, 3, 18), (4, 4, 12), (5, 5, 24), (6, 6, 92)),
        heights=((HEAD, 20),),
        freeze=(BODY, 0),
        head=HEAD,
        tab="input",
        rules=(*status_rules(layout, _STATUS), changed),
        choices=tuple(choices(layout, cells, _months(layout))),
        limits=tuple(limits(layout, cells)),
    )


def names(layout: Layout) -> tuple[tuple[str, str], ...]:
    """The defined name of every setting."""
    return tuple((name, layout.cell("settings", row, _VALUE, "both")) for name, row in ROWS.items())


def materiality(layout: Layout) -> float:
    """From which size on a change matters in the month as issued."""
    report, wanted = layout.report, layout.report.brief.materiality
    return max(wanted.absolute, wanted.relative * abs(report.tree.value(report.root, report.month) or 0.0))


def derived_area(layout: Layout) -> str:
    """The cells of what follows from the inputs."""
    last = _SECOND + len(_DERIVED) - 1
    return layout.on("settings", area((_SECOND, _VALUE), (last, _VALUE), "both"))


def _titles(layout: Layout) -> Iterator[Cell]:
    """The note is read as text, so that its title stands at the left."""
    yield from titles(layout, "settings", _COLUMNS[:-1])
    yield from titles(layout, "settings", _COLUMNS[-1:], left=_NOTE + 1)


def _months(layout: Layout) -> str:
    """The calendar, on Data."""
    return layout.on("data", area((HEAD, FIRST), (HEAD, layout.last), "both"))


def _inputs(layout: Layout) -> Iterator[Cell]:
    """Values that may be changed, each beside what was issued."""
    yield from band(BODY, (0, _NOTE), layout.words.text("sheet.settings.inputs"))
    for name, one in _given(layout).items():
        row = ROWS[name]
        yield from _described(layout, name, one)
        role = "input" if isinstance(one.value, float) else "input_text"
        yield Cell(row, _VALUE, one.value, role=role, number_format=one.number)
        yield Cell(row, _ISSUED, one.value, role="issued", number_format=one.number)
        changed = f"IF({spot(row, _VALUE)}={spot(row, _ISSUED)},0,1)"
        yield Cell(row, _CHANGED, 0.0, changed, "number_grey", '0;0;"–"')
        yield Cell(row, _ALLOWED, allowed(layout, name), role="grey_centre")


def _given(layout: Layout) -> Mapping[str, _Setting]:
    report, words = layout.report, layout.words
    money, wanted = naming.whole(layout, report.root), report.brief.materiality
    first = (layout.months[0].number - report.tree.year_starts) % _YEAR + 1
    begins = report.plan.begins or report.month + 1
    return {
        "report_month": _Setting(serial(report.month), formats.month(words)),
        "bridge_with": _Setting(words.text(f"sheet.reference.{layout.reference}"), ""),
        "mat_abs": _Setting(wanted.absolute, formats.level(money, words), naming.unit(layout, report.root, money)),
        "mat_rel": _Setting(wanted.relative, "0.0%"),
        "tol": _Setting(TOLERANCE, "0E+00"),
        "z_95": _Setting(NORMAL, "0.000000"),
        "year_first": _Setting(float(first)),
        "year_named": _Setting(float(layout.months[0].year_to_date(report.tree.year_starts)[0].year)),
        "pos_plan": _Setting(float(begins - layout.months[0] + 1)),
    }


def _derived(layout: Layout) -> Iterator[Cell]:
    """Positions, materiality in the month, how many settings differ."""
    yield from band(_SECOND - 1, (0, _NOTE), layout.words.text("sheet.settings.derived"))
    for name, one in _following(layout).items():
        yield from _described(layout, name, one)
        yield Cell(ROWS[name], _VALUE, one.value, one.formula, "number", one.number)


def _following(layout: Layout) -> Mapping[str, _Setting]:
    report, words = layout.report, layout.words
    position, money = float(report.month - layout.months[0] + 1), naming.whole(layout, report.root)
    root = layout.line(AC, report.root)
    share = f"mat_rel*ABS(N(INDEX({root},pos_ac)))" if root else "0"
    changes = area((_FIRST, _CHANGED), (_FIRST + len(_INPUTS) - 1, _CHANGED))
    reference = float(COMPARISONS.index(layout.reference) + 1)
    issued = spot(ROWS["report_month"], _ISSUED)
    year = report.month.year_to_date(report.tree.year_starts)
    into = layout.on("calc", area((FISCAL, FIRST), (FISCAL, layout.last), "both"))
    return {
        "issued_month": _Setting(serial(report.month), formats.month(words), formula=issued),
        "pos_ac": _Setting(position, formula=f"MATCH(report_month,{_months(layout)},0)"),
        "pos_pm": _Setting(position - 1, formula="pos_ac-1"),
        "pos_py": _Setting(position - _YEAR, formula="pos_ac-12"),
        "bridge_ref": _Setting(reference, formula=f"MATCH(bridge_with,{area_of('reference')},0)"),
        "materiality": _Setting(
            materiality(layout), formats.level(money, words), naming.unit(layout, report.root, money),
            f"MAX(mat_abs,{share})",
        ),
        "year_month": _Setting(float(len(year)), formula=f"INDEX({into},pos_ac)"),
        "year_number": _Setting(float(year[0].year), formula=f"year_named+(year_first+pos_ac-1-year_month)/{_YEAR}"),
        "settings_changed": _Setting(0.0, formula=f"SUM({changes})"),
    }


def _described(layout: Layout, name: str, one: _Setting) -> Iterator[Cell]:
    """Name, unit and note."""
    row, words = ROWS[name], layout.words
    yield Cell(row, 0, words.text(f"sheet.settings.{name}"))
    yield Cell(row, 2, one.unit, role="grey_centre")
    yield Cell(row, _NOTE, words.text(f"sheet.settings.{name}_note"), role="grey_wrapped_middle")
