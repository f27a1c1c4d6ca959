"""A trial as it is asked of the engine: which rows belong to which arm, and what is summed over them."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.formulas import Condition
from nenrin.measures.dialect import DuckDB
from nenrin.sources import MONTH

_SQL = DuckDB()


@dataclass(frozen=True)
class Trial:
    """Which rows of a source belong to which arm, and what is counted of them.

    ``labels``: the arms, as ``group`` names them. ``entity``: whose rows are one unit; without it every row is one.
    y of a unit is 1 where ``outcome`` holds on any of its rows, or the sum of ``of``. x is the sum of ``per``, or the
    one value of ``pre``.
    """

    source: str
    group: str
    labels: tuple[str, ...]
    entity: str | None = None
    where: Condition | None = None
    outcome: Condition | None = None
    of: Condition | None = None
    per: Condition | None = None
    pre: Condition | None = None


def sums_of(trial: Trial) -> str:
    """One SELECT: by month and arm the units, Σy, Σy², Σx, Σx², Σxy, and the units without y or x.

    Sums of floats depend on their order: they are taken in the order of the values.
    """
    summed = ", ".join(
        f"SUM({term} ORDER BY {term}) AS {name}"
        for name, term in (("y", "y"), ("yy", "y * y"), ("x", "x"), ("xx", "x * x"), ("xy", "x * y"))
    )
    return (
        f'{_units(trial)} SELECT "@m" AS month, "@label" AS label,'  # noqa: S608 (quoted names)
        f" COUNT(*) AS units, {summed},"
        f' COUNT(CASE WHEN told = 0 THEN 1 END) AS without_y, COUNT(CASE WHEN known = 0 THEN 1 END) AS without_x'
        f' FROM "@units" GROUP BY ALL ORDER BY ALL'
    )


def in_several(trial: Trial) -> str:
    """One SELECT: by month the units with rows in more than one arm."""
    several = 'SELECT "@m" AS month, COUNT(*) AS units FROM "@units" WHERE "@labels" > 1 GROUP BY ALL'
    return f"{_units(trial)} {several}"


def labels(trial: Trial) -> str:
    """One SELECT: by month and label, arm or not, the rows held and those of nobody."""
    return (
        f'WITH "@rows" AS ({_rows(trial)}) SELECT'  # noqa: S608 (quoted names)
        ' "@m" AS month, "@label" AS label, COUNT(*) AS held,'
        f' COUNT(*) - COUNT("@unit") AS nameless FROM "@rows" GROUP BY ALL ORDER BY ALL'
    )


def _rows(trial: Trial) -> str:
    """Every row of a group: its month, unit, label, y, x and whether they are there."""
    condition = f" AND ({trial.where.query(_SQL)})" if trial.where is not None else ""
    unit = _SQL.name(trial.entity) if trial.entity is not None else "ROW_NUMBER() OVER ()"
    y, told = _outcome(trial)
    beside = trial.per or trial.pre
    x = beside.query(_SQL) if beside is not None else "0"
    return (
        f'SELECT {_SQL.name(MONTH)} AS "@m", {unit} AS "@unit",'  # noqa: S608 (quoted names)
        f' CAST({_SQL.name(trial.group)} AS VARCHAR) AS "@label", {y} AS "@y", {told} AS "@told",'
        f' {x} AS "@x" FROM {_SQL.name(trial.source)}'
        f" WHERE {_SQL.name(trial.group)} IS NOT NULL{condition}"
    )


def _outcome(trial: Trial) -> tuple[str, str]:
    """What a row adds to y, and 1 where the row says anything about it."""
    if trial.outcome is None:
        y = trial.of.query(_SQL) if trial.of is not None else "1"
        return y, f"CASE WHEN ({y}) IS NULL THEN 0 ELSE 1 END"
    blank = " AND ".join(f"{_SQL.name(column)} IS NULL" for column in trial.outcome.columns) or "FALSE"
    return f"CASE WHEN {trial.outcome.query(_SQL)} THEN 1 ELSE 0 END", f"CASE WHEN {blank} THEN 0 ELSE 1 END"


def _units(trial: Trial) -> str:
    """The common tables: rows, and units with their sums."""
    arms_only = ", ".join(map(_SQL.literal, trial.labels))
    y, told = ('SUM("@y")', 'MIN("@told")') if trial.outcome is None else ('MAX("@y")', 'MAX("@told")')
    x = 'SUM("@x")' if trial.per is not None else 'CASE WHEN MIN("@x") = MAX("@x") THEN MIN("@x") END'
    known = 'COUNT("@x") = COUNT(*)' if trial.per is not None else 'MIN("@x") = MAX("@x")'
    return (
        f'WITH "@rows" AS ({_rows(trial)}),'  # noqa: S608 (quoted names)
        ' "@units" AS (SELECT "@m", "@unit", MIN("@label") AS "@label",'
        f' COUNT(DISTINCT "@label") AS "@labels", CAST({y} AS DOUBLE) AS y, {told} AS told, CAST({x} AS DOUBLE) AS x,'
        f' CASE WHEN {known} THEN 1 ELSE 0 END AS known FROM "@rows"'
        f' WHERE "@label" IN ({arms_only}) AND "@unit" IS NOT NULL GROUP BY "@m", "@unit")'
    )
