"""Coverage: where the change of every KPI went – calendar, season, initiatives, causes, mix … – closed to zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields

from nenrin.explanations import Coverage
from nenrin.sheets import formats, naming, verdicts
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.judgement import Judgement
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import issued_only
from nenrin.sheets.rows import BODY, HEAD
from nenrin.sheets.series import same
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.variance import Variance

_STATUS = ((0, 1), (3, 4), (6, 7))
PARTS = tuple(field.name for field in fields(Coverage) if field.name != "change")
"""Where a change can go, in the order in which it is told."""
NAMES = ("kpi", "unit", "change", *PARTS, "closes")
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""


def coverage(layout: Layout) -> Sheet:
    """One row a judged KPI, in the order of the file."""
    found = layout.report.coverages
    listed = [kpi for kpi in layout.report.tree.kpis if kpi in found]
    none = [] if listed else [Cell(BODY, 0, layout.words.text("sheet.coverage.none"), role="text")]
    return Sheet(
        name=layout.name("coverage"),
        cells=(*head(layout, "coverage", _STATUS), *_titles(layout), *none,
               *(cell for row, kpi in enumerate(listed, BODY) for cell in _line(layout, row, kpi, found[kpi]))),
        widths=((0, 0, 36), (1, 1, 11), (2, len(NAMES) - 1, 16)),
        heights=((HEAD, 46),),
        freeze=(BODY, 1),
        head=HEAD,
        tab="output",
        rules=status_rules(layout, _STATUS),
    )


def closes_area(layout: Layout) -> str | None:
    """The cells that must be 0, on Coverage; None without a row."""
    last = BODY + len(layout.report.coverages) - 1
    return layout.on("coverage", area((BODY, AT["closes"]), (last, AT["closes"]), "both")) if last >= BODY else None


def _titles(layout: Layout) -> Iterator[Cell]:
    for name in NAMES:
        key = f"coverage.part.{name}" if name in PARTS else f"sheet.coverage.column.{name}"
        yield Cell(HEAD, AT[name], layout.words.text(key), role="head_left" if name == "kpi" else "head")


def _line(layout: Layout, row: int, kpi: str, found: Coverage) -> Iterator[Cell]:
    """A part that another sheet reckons is a link to it; the others are found by the run, for its own month only."""
    number = naming.change(layout, kpi)
    yield Cell(row, AT["kpi"], naming.label(layout, kpi), role="pointer", link=verdicts.cell(layout, kpi, "kpi"))
    yield Cell(row, AT["unit"], naming.unit(layout, kpi), role="grey_centre")
    known = dict(_known(layout, kpi))
    for name, value in asdict(found).items():
        formula, live = known.get(name, ("", None))
        linked = issued_only(formula) if live is not None and same(live, value) else None
        yield Cell(row, AT[name], value + 0.0, linked, "linked" if linked else "issued", number)
    parts = area((row, AT[PARTS[0]]), (row, AT[PARTS[-1]]))
    change = spot(row, AT["change"])
    formula = f'IF(ISNUMBER({change}),ROUND(({change}-SUM({parts}))/MAX(1,ABS({change})),9),"–")'
    closes = round(found.residual / max(1.0, abs(found.change)), 9) + 0.0
    yield Cell(row, AT["closes"], closes, formula, "number_grey", formats.plain("0.0E+00", layout.words))


def _known(layout: Layout, kpi: str) -> Iterator[tuple[str, tuple[str, float | None]]]:
    """The change by Tree, what the causes claim and what remains by Verdicts."""
    entry, judged = layout.entry(kpi), Judgement(layout, kpi)
    yield "change", (layout.cell("tree", entry.row, TREE["pm_change"]), Variance(layout, entry, "pm").difference)
    for name, column in (("causes", "explained"), ("unexplained", "unexplained")):
        yield name, (verdicts.cell(layout, kpi, column), judged.sizes[column])
