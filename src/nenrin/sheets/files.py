"""The files behind the figures: rows read, used and set aside, cells repaired, the hash of each; then their sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, titles
from nenrin.sheets.layout import BEFORE, FIRST, Layout
from nenrin.sheets.remarks import remarks
from nenrin.sources import Intake

AT = {"files": 1, "read": 2, "used": 3, "aside": 4, "lost": 5, "repaired": FIRST}
"""The columns of what is counted: rows, and cells that were repaired. A sum counts its files where their names are."""
_HASH = FIRST + 1
_COLUMNS = (
    (0, "source"), (AT["files"], "file"), (AT["read"], "rows_read"), (AT["used"], "rows_used"),
    (AT["aside"], "rows_aside"), (AT["lost"], "rows_lost"), (AT["repaired"], "cells_repaired"), (_HASH, "sha256"),
)
_WHOLE, _RARE = "#,##0", '#,##0;"−"#,##0;"–"'
_FORMATS = {"read": _WHOLE, "used": _WHOLE, "aside": _WHOLE, "lost": _RARE, "repaired": _RARE}


def files(layout: Layout, row: int) -> Iterator[Cell]:
    """A table of files from ``row`` on, their sums and the remarks below; rows lost: there may be none."""
    yield from band(row, (0, layout.last), layout.words.text("sheet.block.files"))
    yield from titles(layout, "files", _COLUMNS, row + 1, left=2)
    for at, intake in enumerate(_listed(layout), _first(layout)):
        yield Cell(at, 0, naming.source(layout, intake.source), role="grey")
        yield Cell(at, AT["files"], intake.file if intake.sheet is None else f"{intake.file} · {intake.sheet}")
        for name, count in counted((intake,)).items():
            lost = _lost(at) if name == "lost" else None
            yield Cell(at, AT[name], count, lost, "number" if lost else "number_grey", _FORMATS[name])
        yield Cell(at, _HASH, intake.sha256, role="label", indent=1)
    if layout.report.plan.file:
        yield Cell(_after(layout) - 1, AT["files"], layout.report.plan.file)
        yield Cell(_after(layout) - 1, _HASH, layout.report.plan.sha256, role="label", indent=1)
    yield from _sums(layout)
    yield from remarks(layout, remarks_row(layout))


def counted(intakes: Sequence[Intake]) -> dict[str, float]:
    """What became of the rows of some files, and how many of their cells were repaired, by the names of the columns."""
    found = {
        "read": sum(one.rows_read for one in intakes), "used": sum(one.rows_used for one in intakes),
        "aside": sum(count for one in intakes for _, count in one.set_aside), "lost": sum(map(lost_rows, intakes)),
        "repaired": sum(count for one in intakes for _, count in one.repaired),
    }
    return {name: float(count) for name, count in found.items()}


def lost_rows(intake: Intake) -> int:
    """Rows that were read and neither used nor set aside: none, or the file is not to be trusted."""
    return intake.rows_read - intake.rows_used - sum(count for _, count in intake.set_aside)


def lost_area(layout: Layout) -> str:
    """The cells that count lost rows, on Data."""
    first, count = _first(layout), max(len(layout.report.intakes), 1)
    return area((first, AT["lost"]), (first + count - 1, AT["lost"]), "both")


def read_area(layout: Layout) -> str:
    """The cells that count the rows read of every file, on Data: as many as there are files."""
    first, last = _first(layout), _first(layout) + len(layout.report.intakes) - 1
    return layout.on("data", area((first, AT["read"]), (last, AT["read"])))


def file_rows(layout: Layout) -> Mapping[tuple[str, str], int]:
    """The row of every file on Data, by its source and name."""
    return {(intake.source, intake.file): row for row, intake in enumerate(_listed(layout), _first(layout))}


def sum_rows(layout: Layout) -> Mapping[str, int]:
    """The row that sums the files of a source, on Data; under an empty name of all, where there are several sources."""
    sources = list(dict.fromkeys(intake.source for intake in layout.report.intakes))
    named = [*sources, ""] if len(sources) > 1 else sources
    return {source: row for row, source in enumerate(named, _after(layout))}


def sum_cell(layout: Layout, name: str) -> str | None:
    """What all files come to, or how many ``files`` there are; None where there is none."""
    rows = sum_rows(layout)
    return layout.cell("data", max(rows.values()), AT[name]) if rows else None


def remarks_row(layout: Layout) -> int:
    """Where the remarks begin: below the sums."""
    return _after(layout) + len(sum_rows(layout)) + 1


def _listed(layout: Layout) -> tuple[Intake, ...]:
    """Every file, those of a source below each other."""
    intakes = layout.report.intakes
    sources = dict.fromkeys(intake.source for intake in intakes)
    return tuple(intake for source in sources for intake in intakes if intake.source == source)


def _first(layout: Layout) -> int:
    """The row of the first file, on Data."""
    return max(layout.data.values()) + 4


def _after(layout: Layout) -> int:
    """The row below the files and the plan."""
    return _first(layout) + len(layout.report.intakes) + bool(layout.report.plan.file)


def _sums(layout: Layout) -> Iterator[Cell]:
    """How many files each source has, and the sum of every column; all sources last."""
    rows = tuple(enumerate(_listed(layout), _first(layout)))
    for source, at in sum_rows(layout).items():
        of = {row: intake for row, intake in rows if source in ("", intake.source)}
        first, last = min(of), max(of)
        name = naming.source(layout, source) if source else layout.words.text("sheet.files.all")
        yield Cell(at, 0, name, role="section")
        how = f"COUNT({area((first, AT['read']), (last, AT['read']))})"
        yield Cell(at, AT["files"], float(len(of)), how, "total", layout.words.text("sheet.files.count"))
        for part, count in counted(tuple(of.values())).items():
            summed = f"SUM({area((first, AT[part]), (last, AT[part]))})"
            yield Cell(at, AT[part], count, summed, "total", _FORMATS[part])
        yield Cell(at, BEFORE, None, role="section")


def _lost(row: int) -> str:
    return f"{spot(row, AT['read'])}-{spot(row, AT['used'])}-{spot(row, AT['aside'])}"
