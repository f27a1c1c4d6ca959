"""The plan's file: one row a month and KPI."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from collections.abc import Mapping
from pathlib import Path

from nenrin.comparisons.implied import Implied
from nenrin.comparisons.plan import Plan
from nenrin.sources import Refused, Written, number, rows
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Place, Problem, Problems, nearest

_COLUMNS = ("month", "kpi", "value")


def read_plan(folder: Path, name: str | None, tree: Tree) -> Plan:
    """Read the columns month, kpi and value of a CSV file or spreadsheet; without a file there is no plan.

    What is not written down follows through splits and formulas where it can. Raises Problems: unknown KPIs, months
    and values that are none, a pair written twice, a parent that its children contradict.
    """
    if name is None:
        return Plan()
    problems: list[Problem] = []
    given: dict[str, dict[Month, float]] = {}
    places: dict[tuple[str, Month], Place] = {}
    for row in _rows(folder / name, name):
        try:
            kpi, month, value = _kpi(row["kpi"], tree), _month(row["month"]), _value(row["value"])
        except Problems as found:
            problems += found.problems
            continue
        if (kpi, month) in places:
            wrong = f"{kpi!r} is planned twice for {month}, first at {places[kpi, month]}"
            problems.append(Problem(row["kpi"].place, wrong, "keep one of the rows"))
        given.setdefault(kpi, {})[month] = value
        places.setdefault((kpi, month), row["kpi"].place)
    implied = Implied(tree, given)
    for kpi, month, value, other in implied.untied() if not problems else ():
        wrong = f"{kpi!r} is planned as {value:,.10g} for {month}, its parts give {other:,.10g}"
        problems.append(Problem(places[kpi, month], wrong, "leave the row out, or mend the plan of a part"))
    if problems:
        raise Problems(problems)
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    return Plan(_completed(implied), name, digest)


def _completed(implied: Implied) -> dict[str, dict[Month, float]]:
    """Every KPI in every month of the plan, where it is given or follows."""
    months = sorted({month for series in implied.given.values() for month in series})
    names = implied.tree.kpis
    values = {(name, month): implied.value(name, month) for month in months for name in names}
    return {
        name: {month: value for month in months if (value := values[name, month]) is not None} for name in names
    }


def _rows(path: Path, shown_as: str) -> tuple[Mapping[str, Written], ...]:
    """The rows, once the header has the three columns."""
    found = rows(path, shown_as)
    missing = [column for column in _COLUMNS if found and column not in found[0]]
    if missing or not found:
        wrong = f"no column {', '.join(map(repr, missing))}" if found else "there are no rows under the header"
        raise Problems([Problem(Place(shown_as), wrong, f"a plan has the columns {', '.join(_COLUMNS)}")])
    return found


def _kpi(cell: Written, tree: Tree) -> str:
    name = str(cell.value)
    if name not in tree.kpis:
        raise Problems([Problem(cell.place, f"unknown kpi {name!r}", nearest(name, tree.kpis))])
    return name


def _month(cell: Written) -> Month:
    if isinstance(cell.value, dt.date):
        return Month.of(cell.value)
    try:
        return Month.parse(str(cell.value))
    except ValueError:
        raise Problems([Problem(cell.place, f"{cell.value!r} is no month", "write it as 2011-11")]) from None


def _value(cell: Written) -> float:
    try:
        value = float(number(cell.value))
    except Refused as refused:
        raise Problems([Problem(cell.place, f"{cell.value!r} {refused.wrong}", refused.right)]) from None
    if not math.isfinite(value):
        raise Problems([Problem(cell.place, "the number is too large", "write a smaller one")])
    return value
