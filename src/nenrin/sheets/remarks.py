"""What was set aside, repaired or noted while the files were read: reason by reason, each with its files."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.address import area
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sources import Remark, latest_first
from nenrin.sources import remarks as told

_WHOLE = "#,##0"
_COUNT, _SAID = 2, 3


def remarks(layout: Layout, row: int) -> Iterator[Cell]:
    """A table from ``row`` on: source, file, how many rows or cells, why. Nothing where there is nothing to say."""
    found = [(remark, *one) for _, remark in _told(layout) for one in remark.of]
    if not found:
        return
    yield from band(row, (0, layout.last), layout.words.text("source.block"))
    for at, (remark, intake, count) in enumerate(found, row + 1):
        yield Cell(at, 0, naming.source(layout, intake.source), role="grey")
        yield Cell(at, 1, intake.file)
        if not remark.note:
            yield Cell(at, _COUNT, float(count), role="number_grey", number_format=_WHOLE)
        yield Cell(at, _SAID, layout.words.say(remark.said), indent=1)


def remark_counts(layout: Layout, row: int) -> Iterator[tuple[str, Remark, str]]:
    """Source and number of every remark in it, and the formula that counts its rows and cells, of a note its files."""
    at = row + 1
    for subject, remark in _told(layout):
        last = at + len(remark.of) - 1
        column = _SAID if remark.note else _COUNT
        where = layout.on("data", area((at, column), (last, column)))
        yield subject, remark, f'COUNTIF({where},"*")' if remark.note else f"SUM({where})"
        at = last + 1


def _told(layout: Layout) -> Iterator[tuple[str, Remark]]:
    """As the report numbers them, source by source: the files of each, the latest first."""
    intakes = layout.report.intakes
    for source in dict.fromkeys(intake.source for intake in intakes):
        files = latest_first(intake for intake in intakes if intake.source == source)
        yield from ((f"{source}.{number}", remark) for number, remark in enumerate(told(files), 1))
