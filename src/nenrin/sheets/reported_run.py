"""Where the workbook holds what the run read and proved: files, reasons, checks, what a range rests on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from nenrin.sheets import check_runs, files
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.names import CALENDAR
from nenrin.sheets.remarks import remark_counts
from nenrin.sheets.reported_columns import column_area
from nenrin.sheets.told_ranges import CALENDAR_SAID, RESTS, ranges

_QUALITY = "said.page.quality"
_WHOLE = {
    "message.method.{}.rows": "used", "message.method.{}.files": "files",
    **{f"check.rows_detail.{part}": part for part in ("read", "files", "used", "aside", "lost")},
}
"""What is said of all files together: the number's name without ``said.``, and the column of their sums."""


def run_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number that the run counted, and the cell or the sum of cells that shows it."""
    return chain(_files(layout), _whole(layout), _remarks(layout), _checks(layout), _ranges(layout))


def _files(layout: Layout) -> Iterator[tuple[str, str]]:
    """Every file and every source, on Data."""
    parts = [part for part in files.AT if part not in ("files", "lost")]
    for (source, file), row in files.file_rows(layout).items():
        yield from ((f"{_QUALITY}.{part}.{source}.{file}", layout.cell("data", row, files.AT[part])) for part in parts)
    for source, row in files.sum_rows(layout).items():
        yield from ((f"{_QUALITY}.{part}.{source}", layout.cell("data", row, files.AT[part])) for part in parts)
        yield f"said.page.source_total.count.{source}", layout.cell("data", row, files.AT["files"])


def _whole(layout: Layout) -> Iterator[tuple[str, str]]:
    """All files together; those that the report does not list one by one are no line of Reported."""
    for name, part in _WHOLE.items():
        cell = files.sum_cell(layout, part)
        if cell is not None:
            yield from ((f"said.{one}", cell) for one in {name.format("all"), name.format("some")})
    names = {f"{_QUALITY}.read.{source}.{file}" for source, file in files.file_rows(layout)}
    listed = [one.id for one in layout.reported if one.id in names]
    if listed and len(listed) == len(set(listed)):
        told = f'COUNTIF({column_area(layout, "id")},"{_QUALITY}.read.*.*")'
        yield "said.page.files_left.count", f"COUNT({files.read_area(layout)})-{told}"


def _remarks(layout: Layout) -> Iterator[tuple[str, str]]:
    """What was set aside, repaired or noted, reason by reason: the sum of its files, on Data."""
    for subject, remark, formula in remark_counts(layout, files.remarks_row(layout)):
        yield f"said.{'source.in_files' if remark.note else 'page.reason'}.count.{subject}", formula


def _checks(layout: Layout) -> Iterator[tuple[str, str]]:
    """What the run proved, on Checks: each check's numbers, how many there are, how many passed."""
    yield from check_runs.numbers(layout)
    results = check_runs.results_area(layout)
    word = layout.words.text("sheet.result.pass")
    for name in ("report.checks_of", "message.method.all", "message.method.some"):
        yield f"said.{name}.passed", f'COUNTIF({results},"{word}")'
        yield f"said.{name}.count", f'COUNTIF({results},"*")'


def _ranges(layout: Layout) -> Iterator[tuple[str, str]]:
    """On what the range of a call-out rests, on Data."""
    column = FIRST + layout.months.index(layout.report.month)
    for name, found in ranges(layout.report).items():
        for kpi in found:
            yield from (
                (f"said.{plan}.{fact}.{kpi}", layout.cell("data", layout.data[name, kpi], column))
                for plan, fact in RESTS[name]
            )
    for kpi in layout.model.keys(CALENDAR):
        there = layout.cell("data", layout.data[CALENDAR, kpi], column)
        yield f"said.{'.'.join(CALENDAR_SAID)}.{kpi}", f"N({there})"  # no cell where it is worth nothing
