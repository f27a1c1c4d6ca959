"""Cover: whose month it is, what it was made from, whether it can be relied on, and what each sheet is for."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.report.conclusion import conclusion
from nenrin.sheets import naming
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, head, status_rules
from nenrin.sheets.layout import STATUS, Layout
from nenrin.sheets.rows import BODY

SHEETS = (
    "summary", "tree", "bridge", "goal", "unexplained", "coverage", "explanations", "segments", "initiatives", "checks",
    "settings",
    "verdicts", "calc", "data", "feeds", "reported", "definitions",
)
"""Every sheet but this one, in reading order."""
_INPUTS, _WORKING = ("explanations", "settings", "data"), ("verdicts", "calc", "feeds")
_KINDS = {
    sheet: "input" if sheet in _INPUTS else "working" if sheet in _WORKING else "output" for sheet in SHEETS
}
_STATUS = ((0, 1), (2, 3), (4, 5))
_LEGEND = (
    ("input", "input"), ("calculation", "number"), ("linked", "linked"), ("pointer", "pointer"),
)
_WIDE = 5


def cover(layout: Layout) -> Sheet:
    """The title page."""
    cells = list(_identity(layout))
    row = max(cell.row for cell in cells) + 2
    for part in (_omitted, _index, _legend, _signs):
        found = list(part(layout, row))
        cells += found
        row = max((cell.row + 2 for cell in found), default=row)
    return Sheet(
        name=layout.name("cover"),
        cells=(*_head(layout), *cells),
        widths=((0, 0, 26), (1, 1, 92), (2, 2, 12), (3, 3, 10), (4, 4, 12), (5, 5, 12)),
        heights=((0, 26),),
        tall=1,
        tab="output",
        rules=status_rules(layout, _STATUS),
    )


def _head(layout: Layout) -> Iterator[Cell]:
    """The client's name as title; the status line as on every sheet."""
    report, words = layout.report, layout.words
    title = words.text("sheet.cover.headline", client=naming.client(layout), month=report.month)
    yield from head(layout, "cover", _STATUS, title)


def _identity(layout: Layout) -> Iterator[Cell]:
    """Status sentence, conclusion as issued, and what the figures depend on."""
    report, words = layout.report, layout.words
    theme, mark = report.brief.theme, report.fingerprint
    say = {name: words.text(f"sheet.cover.status_{name}") for name in ("pass", "changed", "fail")}
    result = {name: words.text(f"sheet.result.{name}") for name in ("pass", "fail")}
    status = f'IF(check_as_issued="{result["pass"]}","{say["pass"]}","{say["changed"]}")'
    yield Cell(STATUS + 2, 0, words.text("sheet.cover.status"), role="label")
    yield Cell(
        STATUS + 2, 1, say[layout.integrity], f'IF(check_integrity="{result["fail"]}","{say["fail"]}",{status})',
        "strong",
    )
    yield Cell(STATUS + 3, 0, words.text("sheet.cover.conclusion"), role="label_top")
    yield Cell(STATUS + 3, 1, words.say(conclusion(report)), role="strong_wrapped")
    facts = {
        "client": naming.client(layout), "month": words.month(report.month),
        "prepared_by": words.label(theme.prepared_by), "confidentiality": words.label(theme.confidentiality),
        "run": mark.run, "configuration": mark.configuration, "version": mark.version,
        "files": words.text("sheet.cover.file_count", count=len(mark.inputs)),
    }
    row = BODY + 3
    yield from band(row - 1, (0, _WIDE), words.text("sheet.cover.identity"))
    for key, value in facts.items():
        if value:
            yield Cell(row, 0, words.text(f"sheet.cover.{key}"), role="label")
            yield Cell(row, 1, value, role="plain")
            row += 1


def _omitted(layout: Layout, row: int) -> Iterator[Cell]:
    """What the workbook cannot hold and where that is; nothing where it holds everything."""
    if layout.omitted:
        yield from band(row, (0, _WIDE), layout.words.text("sheet.cover.omitted"))
    for at, one in enumerate(layout.omitted, row + 1):
        yield Cell(at, 0, layout.name(one.sheet), role="pointer", link=layout.cell(one.sheet, 0, 0))
        yield Cell(at, 1, layout.words.text(f"sheet.omitted.{one.key}", **one.facts), role="text_wrapped")


def _index(layout: Layout, row: int) -> Iterator[Cell]:
    """Every sheet with what it is for."""
    words = layout.words
    yield from band(row, (0, _WIDE), words.text("sheet.cover.index"))
    for at, sheet in enumerate(SHEETS, row + 1):
        yield Cell(at, 0, layout.name(sheet), role="pointer", link=layout.cell(sheet, 0, 0))
        yield Cell(at, 1, words.text(f"sheet.{sheet}.purpose"), role="plain")
        yield Cell(at, _WIDE, words.text(f"sheet.kind_of_sheet.{_KINDS[sheet]}"), role="label_right")


def _legend(layout: Layout, row: int) -> Iterator[Cell]:
    """What the colours of the cells mean."""
    words = layout.words
    yield from band(row, (0, _WIDE), words.text("sheet.cover.legend"))
    for at, (key, role) in enumerate(_LEGEND, row + 1):
        number = "#,##0" if role != "pointer" else ""
        yield Cell(at, 0, 1234.0 if number else "1,234", role=role, number_format=number)
        yield Cell(at, 1, words.text(f"sheet.cover.legend_{key}"), role="plain", indent=1)


def _signs(layout: Layout, row: int) -> Iterator[Cell]:
    """How changes are signed and what F and U mean."""
    words = layout.words
    yield from band(row, (0, _WIDE), words.text("sheet.cover.signs"))
    for at, key in enumerate(("variance", "marks", "points", "absent", "notation"), row + 1):
        yield Cell(at, 0, words.text(f"sheet.cover.sign_{key}"), role="label")
        yield Cell(at, 1, words.text(f"sheet.cover.sign_{key}_note"), role="plain")
