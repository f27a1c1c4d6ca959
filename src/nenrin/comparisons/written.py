"""The rows of a plan, read strictly: one planned value for a KPI in a month, with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nenrin.sources import Refused, Written, number
from nenrin.sources.refusal import shown
from nenrin.vocabulary import Month, Place, Problem, nearest

COLUMNS = ("month", "kpi", "value")


@dataclass
class Figures:
    """What was written: ``values`` and ``places`` by KPI and month, and the ``problems`` met on the way."""

    values: dict[str, dict[Month, float]] = field(default_factory=dict)
    places: dict[tuple[str, Month], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_figures(rows: Iterable[Mapping[str, Written]], known: Iterable[str], file: str) -> Figures:
    """Read month, KPI and value of every row; whatever is unclear is a problem, nothing is passed over."""
    figures, names, lines = Figures(), list(known), list(rows)
    figures.problems.extend(_columns(lines, file))
    if not figures.problems:
        for line in lines:
            _read(line, names, figures)
    return figures


def _columns(lines: list[Mapping[str, Written]], file: str) -> Iterator[Problem]:
    if not lines:
        yield Problem(Place(file), "the plan has no rows under its header", f"write {', '.join(COLUMNS)} in every row")
        return
    for column in COLUMNS:
        if column not in lines[0]:
            right = nearest(column, lines[0]) or f"the header is {','.join(COLUMNS)}"
            yield Problem(Place(file), f"the plan has no column {column!r}", right)
    for column, written in lines[0].items():
        if column not in COLUMNS:
            right = nearest(column, COLUMNS) or f"a plan has the columns {', '.join(COLUMNS)}"
            yield Problem(Place(file, written.place.line), f"the plan has an unknown column {column!r}", right)


def _read(line: Mapping[str, Written], names: list[str], figures: Figures) -> None:
    parts: dict[str, Month | str | float] = {}
    for column in COLUMNS:
        try:
            parts[column] = _READERS[column](line[column].value, names)
        except Refused as refused:
            figures.problems.append(Problem(line[column].place, refused.wrong, refused.right))
    month, kpi, value = (parts.get(column) for column in COLUMNS)
    if isinstance(month, Month) and isinstance(kpi, str):
        before = figures.places.setdefault((kpi, month), line["value"].place)
        if before != line["value"].place:
            wrong = f"{kpi!r} is planned twice for {month}, first at {before}"
            figures.problems.append(Problem(line["value"].place, wrong, "keep one of the rows"))
        elif isinstance(value, float):
            figures.values.setdefault(kpi, {})[month] = value


def _month(raw: object, _names: list[str]) -> Month:
    if isinstance(raw, dt.date) and raw.day == 1:
        return Month(raw.year, raw.month)
    try:
        return Month.parse(raw if isinstance(raw, str) else "")
    except ValueError:
        said = "nothing" if raw is None else shown(raw)
        raise Refused(f"{said} stands where a month is expected", "write it as 2011-11") from None


def _kpi(raw: object, names: list[str]) -> str:
    if not isinstance(raw, str):
        raise Refused("the name of the KPI is missing", "write the KPI's id")
    if raw not in names:
        right = nearest(raw, names) or "write an id of the configuration's kpis:"
        raise Refused(f"there is no KPI {shown(raw)}", right)
    return raw


def _value(raw: object, _names: list[str]) -> float:
    if raw is None:
        raise Refused("the value is missing", "write a number, or leave the row out")
    if isinstance(raw, str) and raw.rstrip().endswith(("%", "％")):
        raise Refused(f"the value {shown(raw)} is no plain number", "write a share as a number: 0.45 for 45 %")
    try:
        return float(number(raw))
    except Refused as refused:
        right = "write digits with a point: 1234.5" if refused.right.startswith("add ") else refused.right
        raise Refused(f"the value {shown(raw)} {refused.wrong}", right) from None


_READERS: dict[str, Callable[[object, list[str]], Month | str | float]] = {
    "month": _month, "kpi": _kpi, "value": _value,
}
