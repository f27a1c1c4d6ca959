"""One file read: its rows with types, and the account of what became of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from nenrin.sources.body import Body, blanks, find_body, refusals
from nenrin.sources.column import Typed, read_column
from nenrin.sources.grid import Grid
from nenrin.sources.header import Header, find_header
from nenrin.sources.intake import FILE, MONTH, ROW, ColumnFound, Intake
from nenrin.sources.refusal import clipped
from nenrin.sources.source import Source
from nenrin.vocabulary import Fact, Month, Problem, Problems, Sentence

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

_EPOCH = Month(1970, 1)
_ALMOST = dt.timedelta(seconds=1)
_LISTED = 8


@dataclass(frozen=True)
class Draft:
    """The rows of one file and its account so far."""

    frame: pd.DataFrame
    intake: Intake


def draft(name: str, source: Source, grid: Grid, sha256: str, zone: ZoneInfo) -> Draft:
    """Read the grid of one file by the declared columns; raises Problems with everything that is wrong in it."""
    header, problems = find_header(grid, source.columns)
    body, found = find_body(grid, header, source.columns)
    problems += found
    typed = {
        column: read_column(body.cells(column), body.counted(column), column, source, grid, zone)
        for column in header.found
    }
    for column, one in typed.items():
        problems += refusals(body, column, source.columns[column], one)
        if column == source.time and source.columns[column].required:
            problems += blanks(body, column, one, "fill the cells, or say  required: false  to set such rows aside")
        elif column in source.keys:
            problems += blanks(body, column, one, "fill the cells: no row can do without")
        elif source.columns[column].required:
            problems += blanks(body, column, one, "fill the cells, or say  required: false")
    if not body.rows and not problems:
        problems.append(Problem(grid.place(), "there are no rows under the header", "export the file again"))
    if problems:
        raise Problems(problems)
    frame = _frame(body, typed, source)
    return Draft(frame, _intake(name, source, body, typed, sha256, frame))


def _frame(body: Body, typed: Mapping[str, Typed], source: Source) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    columns = {}
    for name, column in source.columns.items():
        values = typed[name].cells if name in typed else [None] * len(body.rows)
        moments = column.type in {"date", "datetime"}
        kept = _moments(values) if moments else np.fromiter(values, object, len(values))
        columns[name] = pd.Series(kept, dtype=kept.dtype)
    months = columns[source.time].to_numpy().astype("datetime64[M]").astype("int64") + _EPOCH.ordinal
    numbers = [body.grid.numbers[index] for index in body.rows]
    file = pd.Series([body.grid.file] * len(numbers), dtype=object)
    return pd.DataFrame({**columns, MONTH: months, FILE: file, ROW: numbers})


def _moments(values: Sequence[object]) -> npt.NDArray[np.datetime64]:
    """Days and times as numpy's; each distinct one is converted once."""
    import numpy as np

    position: dict[object, int] = {}
    for value in values:
        position.setdefault(value, len(position))
    distinct = np.array([*position, None], dtype="datetime64[us]")
    return distinct[np.fromiter(map(position.__getitem__, values), np.intp, len(values))]


def _intake(
    name: str, source: Source, body: Body, typed: Mapping[str, Typed], sha256: str, frame: pd.DataFrame,
) -> Intake:
    header, grid = body.header, body.grid
    columns = tuple(
        ColumnFound(column, header.texts[header.found[column]], said.type, typed[column].blanks, said.personal)
        for column, said in source.columns.items() if column in typed
    )
    repaired = tuple(
        (Sentence("source.column", {"column": source.called(column), "reason": reason}), count)
        for column, one in typed.items() for reason, count in one.repaired.items()
    )
    notes = (*grid.notes, *_notes(source, header, grid), *_near_midnight(frame, source))
    return Intake(
        name, grid.file, grid.sheet, sha256, grid.encoding, header.number, len(body.rows), len(body.rows),
        repaired=repaired, columns=columns, notes=notes,
    )


def _notes(source: Source, header: Header, grid: Grid) -> Iterator[Sentence]:
    if any(cell != "" for row in grid.rows[: header.index] for cell in row):
        spot = Sentence("source.row" if grid.sheet else "source.line", {"number": header.number})
        yield Sentence("source.title", {"spot": spot})
    if header.unknown:
        listed: list[Fact] = [*map(clipped, header.unknown[:_LISTED])]
        if more := len(header.unknown) - len(listed):
            listed.append(Sentence("source.more", {"count": more}))
        yield Sentence("source.unnamed", {"columns": tuple(listed)})
    absent = tuple(source.called(column) for column in source.columns if column not in header.found)
    if absent:
        yield Sentence("source.optional", {"columns": absent})


def _near_midnight(frame: pd.DataFrame, source: Source) -> Iterator[Sentence]:
    """Times within a second of a month's end, where times are told at all: a rounding could move them over it."""
    times = frame[source.time]
    days = times.dt.normalize()
    if 2 * (times == days).sum() > len(times):
        return
    nearest_day = (times + _ALMOST).dt.normalize()
    close = ((times - nearest_day).abs() < _ALMOST) & (nearest_day.dt.day == 1)
    if close.any():
        yield Sentence("source.midnight", {"rows": int(close.sum()), "column": source.called(source.time)})
