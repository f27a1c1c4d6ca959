"""What was set aside, repaired or noted while the files were read, file by file."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sources import Intake
from nenrin.vocabulary import Sentence

_WHOLE = "#,##0"


def remarks(layout: Layout, row: int) -> Iterator[Cell]:
    """A table from ``row`` on: source, file, how many rows or cells, why. Nothing where there is nothing to say."""
    found = [(intake, *one) for intake in layout.report.intakes for one in _of(intake)]
    if not found:
        return
    yield from band(row, (0, layout.last), layout.words.text("source.block"))
    for at, (intake, said, count) in enumerate(found, row + 1):
        yield Cell(at, 0, naming.source(layout, intake.source), role="grey")
        yield Cell(at, 1, intake.file)
        if count is not None:
            yield Cell(at, 2, float(count), role="number_grey", number_format=_WHOLE)
        yield Cell(at, 3, layout.words.say(said), indent=1)


def _of(intake: Intake) -> Iterator[tuple[Sentence, int | None]]:
    yield from intake.set_aside
    yield from intake.repaired
    yield from ((note, None) for note in intake.notes)
