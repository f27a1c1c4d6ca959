"""The whole workbook of one language, sheet by sheet, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nenrin.report import Report
from nenrin.sheets import checks, naming, settings
from nenrin.sheets.address import on
from nenrin.sheets.book import Book, Sheet
from nenrin.sheets.bridge import OK, bridge
from nenrin.sheets.calc import calc
from nenrin.sheets.cell import Cell
from nenrin.sheets.cover import cover
from nenrin.sheets.coverage import coverage
from nenrin.sheets.data import data
from nenrin.sheets.definitions import definitions
from nenrin.sheets.explanations import explanations
from nenrin.sheets.feeds import feeds
from nenrin.sheets.fitting import fitted, heights
from nenrin.sheets.goal import goal
from nenrin.sheets.initiatives import initiatives
from nenrin.sheets.layout import Layout
from nenrin.sheets.limits import unheld
from nenrin.sheets.model import model
from nenrin.sheets.naming import clean
from nenrin.sheets.omissions import MOST_REPORTED, omissions
from nenrin.sheets.reported import reported as reported_sheet
from nenrin.sheets.reported_figure import Reported
from nenrin.sheets.segments import segments
from nenrin.sheets.standing import settled
from nenrin.sheets.summary import summary
from nenrin.sheets.tree import tree
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.unexplained import unexplained
from nenrin.sheets.verdicts import verdicts
from nenrin.vocabulary import Problems
from nenrin.words import Words

SCHEMA = "nenrin/workbook/1"
"""The shape of the workbook, for programs that read it back."""
_WIDE = 16_384
"""Columns of a sheet: numbers are sorted sooner than pairs of them."""
_FAMILY: tuple[Callable[[Layout], Sheet], ...] = (
    cover, summary, tree, bridge, goal, unexplained, coverage, explanations, segments, initiatives, checks.checks,
    settings.settings, verdicts, calc, data, feeds, reported_sheet, definitions,
)


def compose(report: Report, language: str, reported: tuple[Reported, ...] = ()) -> Book:
    """The workbook before it is one: every cell with its formula and the engine's value.

    ``reported``: every number that the report prints, to be tied to its cell.

    KeyError names a text that the language lacks. Raises Problems where no workbook can hold the tree or the register.
    """
    if problems := unheld(report):
        raise Problems(problems)
    words = Words.of(report, language)
    layout = settled(Layout(model(report), words, reported[:MOST_REPORTED], omissions(report, len(reported))))
    sheets = tuple(_tidy(make(layout)) for make in _FAMILY)
    properties = {name: clean(text) for name, text in _properties(layout).items()}
    return Book(sheets, _names(layout, sheets), properties, language, _footer(layout), _created(report))


def _tidy(sheet: Sheet) -> Sheet:
    """One cell a place, the last one put there; rows as high as their texts; no text that a file cannot hold."""
    cells = {cell.row * _WIDE + cell.column: cell for cell in sheet.cells}
    kept = tuple(_clean(cells[place]) for place in sorted(cells))
    widths = fitted(kept, sheet.widths)
    high = {**heights(kept, widths), **dict(sheet.heights)}
    charts = tuple(replace(one, title=clean(one.title), description=clean(one.description)) for one in sheet.charts)
    return replace(sheet, cells=kept, widths=widths, heights=tuple(sorted(high.items())), charts=charts)


def _clean(cell: Cell) -> Cell:
    """The cell itself unless its text has to change: nearly every one stays."""
    if not isinstance(cell.value, str):
        return cell
    text = clean(cell.value)
    return cell if text is cell.value else cell._replace(value=text)


def _names(layout: Layout, sheets: tuple[Sheet, ...]) -> tuple[tuple[str, str], ...]:
    """What formulas call by name, every KPI's actual value, and where titles stand (for programs that read aloud)."""
    kpis = tuple(
        (f"kpi_{kpi}_ac", layout.cell("tree", layout.entry(kpi).row, TREE["ac"], "both"))
        for kpi in layout.report.tree.kpis
    )
    titles = tuple((on(sheet.name, "Title"), on(sheet.name, "$A$1")) for sheet in sheets)
    heads = tuple(
        (on(sheet.name, "ColumnTitle"), on(sheet.name, f"$A${sheet.head + 1}")) for sheet in sheets if sheet.head
    )
    own = ("bridge_ok", layout.cell("bridge", *OK, "both"))
    return (*settings.names(layout), *checks.names(layout), own, *kpis, *titles, *heads)


def _properties(layout: Layout) -> dict[str, str]:
    """What the file says about itself: no person, no machine, no moment."""
    report, words = layout.report, layout.words
    client, mark = naming.client(layout), report.fingerprint
    return {
        "title": words.text("sheet.cover.headline", client=client, month=report.month),
        "subject": words.text("sheet.cover.subject"),
        "company": naming.short(words.label(report.brief.theme.prepared_by)),
        "schema": SCHEMA,
        "client": report.client.id,
        "month": str(report.month),
        "language": words.language,
        "run": mark.run,
        "configuration": mark.configuration,
        "program": mark.version,
    }


def _footer(layout: Layout) -> tuple[str, str]:
    """Client and confidentiality on the left, page of pages on the right."""
    report, words = layout.report, layout.words
    secret = naming.short(words.label(report.brief.theme.confidentiality))
    left = " – ".join(text for text in (naming.client(layout), secret) if text)
    return left, words.text("sheet.format.page", page="{page}", pages="{pages}")


def _created(report: Report) -> tuple[int, int, int]:
    day = report.month.last_day
    return day.year, day.month, day.day
