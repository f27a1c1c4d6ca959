"""The files are read as the draft declares them, so that what it proposes really runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from nenrin.drafts.batch import Batch
from nenrin.drafts.roles import Roles
from nenrin.measures import Measure, measure
from nenrin.sources import Source, read
from nenrin.vocabulary import Month, Problem, Problems

SOURCE = "orders"
_ANY_ZONE = "UTC"


@dataclass(frozen=True)
class Trial:
    """``month``: the last whole one, of those up to ``last``. ``idle``: in some month nothing, or nobody, counts.

    ``key``: whether the ids that looked unique are. ``unread``: columns that nothing needs and that cannot be read as
    declared. ``problems``: what keeps the files from being read at all.
    """

    month: Month
    last: Month
    idle: bool = False
    key: bool = False
    unread: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def trial(batch: Batch, roles: Roles) -> Trial:
    """Read and count. A key that turns out not to be one is given up, and so is a column that nothing needs."""
    tried = _tried(batch, roles, frozenset(), key=roles.key is not None)
    spoilt = {column.name for column in batch.columns if any(_about(column.name, one) for one in tried.problems)}
    unread = frozenset(spoilt - {column.name for column in roles.needed})
    if unread:
        tried = _tried(batch, roles, unread, key=roles.key is not None)
    if tried.problems and roles.key is not None:
        return _tried(batch, roles, unread, key=False)
    return tried


def _about(column: str, problem: Problem) -> bool:
    """Whether sources found this column's cells unreadable: they begin such a problem with its name."""
    return problem.wrong.startswith((f"{column}: ", f"{column} in this line: "))


def _tried(batch: Batch, roles: Roles, unread: frozenset[str], *, key: bool) -> Trial:
    try:
        return _counted(batch, roles, Trial(_last(batch), _last(batch), key=key, unread=unread))
    except Problems as found:
        return Trial(_last(batch), _last(batch), problems=found.problems)


def _counted(batch: Batch, roles: Roles, tried: Trial) -> Trial:
    said = declared(batch, roles, tried.unread)
    source = Source.model_validate(said | {"keys": (roles.key.name,) if roles.key is not None and tried.key else ()})
    tables = read({SOURCE: source}, batch.folder, tried.last, _ANY_ZONE)
    counted = {"orders": Measure.model_validate({"source": SOURCE, "agg": "count", "where": roles.counts})}
    if roles.customer is not None:
        known = {"source": SOURCE, "agg": "count_distinct", "of": roles.customer.name, "where": roles.counts}
        counted["customers"] = Measure.model_validate(known)
    found = measure(tables, counted, None, {}, {SOURCE: source}, tried.last)
    whole = [month for month, coverage in found.coverage[SOURCE].items() if coverage.partial is None]
    idle = any(not value for series in found.series.values() for value in series.values())
    return replace(tried, month=max(whole, default=tried.last), idle=idle)


def declared(batch: Batch, roles: Roles, unread: frozenset[str]) -> dict[str, Any]:
    """The source as the draft declares it."""
    said: dict[str, Any] = {"path": batch.pattern, "time": roles.time.name, "columns": {
        column.name: {
            "type": column.type, "from": column.headers, "required": not column.blanks, "personal": column.personal,
        }
        for column in batch.columns if column.name not in unread
    }}
    optional = {"sheet": batch.sheet, "encoding": batch.encoding, "entity": roles.customer and roles.customer.name}
    clean = [{"column": one.name, "strip": one.strip} for one in batch.columns if one.strip and one.name not in unread]
    return said | {key: value for key, value in optional.items() if value is not None} | {"clean": clean}


def _last(batch: Batch) -> Month:
    if batch.last_day is None:
        raise ValueError("a batch with a time column has a last day")
    return Month.of(batch.last_day)
