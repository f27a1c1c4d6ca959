"""Coverage: where the change of every KPI went – calendar, season, initiatives, causes, mix … – closed to zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields

from nenrin.explanations import Coverage
from nenrin.sheets import formats, naming, verdicts
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.coverage_parts import formulas, reckoned
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.live import issued_only
from nenrin.sheets.rows import BODY, HEAD
from nenrin.sheets.told import coverages

_STATUS = ((0, 1), (3, 4), (6, 7))
PARTS = tuple(field.name for field in fields(Coverage) if field.name != "change")
"""Where a change can go, in the order in which it is told."""
NAMES = ("kpi", "unit", "change", *PARTS, "closes")
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
_COPY = len(NAMES) - 1
"""So many columns right of a number stands what the run found, where no formula leads to it."""


def coverage(layout: Layout) -> Sheet:
    """One row a KPI that is judged in any month, in the order of the file."""
    listed = _listed(layout)
    none = [] if listed else [Cell(BODY, 0, layout.words.text("sheet.coverage.none"), role="text")]
    return Sheet(
        name=layout.name("coverage"),
        cells=(*head(layout, "coverage", _STATUS), *_titles(layout), *none,
               *(cell for row, kpi in enumerate(listed, BODY) for cell in _line(layout, row, kpi))),
        widths=((0, 0, 36), (1, 1, 11), (2, len(NAMES) - 1, 16)),
        heights=((HEAD, 46),),
        freeze=(BODY, 1),
        head=HEAD,
        print_columns=(0, len(NAMES) - 1),
        tab="output",
        rules=status_rules(layout, _STATUS),
    )


def cell(layout: Layout, kpi: str, name: str) -> str:
    """One cell, as other sheets read it."""
    return layout.cell("coverage", BODY + _listed(layout).index(kpi), AT[name])


def closes_area(layout: Layout) -> str | None:
    """The cells that must be 0, on Coverage; None without a row."""
    last = BODY + len(_listed(layout)) - 1
    return layout.on("coverage", area((BODY, AT["closes"]), (last, AT["closes"]), "both")) if last >= BODY else None


def _listed(layout: Layout) -> tuple[str, ...]:
    """The KPIs whose change can be told in some month."""
    found = {kpi for month in layout.months for kpi in coverages(layout.report, month)}
    return tuple(kpi for kpi in layout.report.tree.kpis if kpi in found)


def _titles(layout: Layout) -> Iterator[Cell]:
    for name in NAMES:
        key = f"coverage.part.{name}" if name in PARTS else f"sheet.coverage.column.{name}"
        yield Cell(HEAD, AT[name], layout.words.text(key), role="head_left" if name == "kpi" else "head")


def _line(layout: Layout, row: int, kpi: str) -> Iterator[Cell]:
    """A change by Tree and its parts by Verdicts and Data, in whatever month; "–" where the month cannot be judged."""
    number, found = naming.change(layout, kpi), layout.report.coverages.get(kpi)
    yield Cell(row, AT["kpi"], naming.label(layout, kpi), role="pointer", link=verdicts.cell(layout, kpi, "kpi"))
    yield Cell(row, AT["unit"], naming.unit(layout, kpi), role="grey_centre")
    spelled = formulas(layout, kpi, {name: spot(row, column) for name, column in AT.items()})
    came = reckoned(layout, kpi, found) if found is not None else dict.fromkeys(("change", *PARTS), formats.NONE)
    for name, value in (came or asdict(found or Coverage(0.0))).items():
        shown = value + 0.0 if isinstance(value, float) else value
        if came is not None:
            yield Cell(row, AT[name], shown, spelled[name], "linked" if name == "change" else "number", number)
            continue
        copy = AT[name] + _COPY
        yield Cell(FISCAL, copy, layout.words.text("sheet.coverage.found"), role="over")
        yield Cell(row, copy, shown, role="issued", number_format=number)
        yield Cell(row, AT[name], shown, issued_only(spot(row, copy)), "number", number)
    parts = area((row, AT[PARTS[0]]), (row, AT[PARTS[-1]]))
    change = spot(row, AT["change"])
    formula = f'IF(ISNUMBER({change}),ROUND(({change}-SUM({parts}))/MAX(1,ABS({change})),9),"{formats.NONE}")'
    closes = formats.NONE if found is None else round(found.residual / max(1.0, abs(found.change)), 9) + 0.0
    yield Cell(row, AT["closes"], closes, formula, "number_grey", formats.plain("0.0E+00", layout.words))
