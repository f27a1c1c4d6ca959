"""What looks wrong with the rows of the reporting month, by comparison with the months before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.measures.coverage import Closed, never
from nenrin.measures.measure import Measure
from nenrin.measures.measures import Coverage
from nenrin.measures.missing_days import missing_days
from nenrin.measures.odd_columns import odd_blanks, odd_categories, odd_unit
from nenrin.measures.odd_counts import odd_duplicates, odd_number_of_rows
from nenrin.measures.odd_dates import odd_dates
from nenrin.measures.odd_ids import odd_ids
from nenrin.measures.odd_numbers import odd_signs, odd_sizes
from nenrin.measures.rows_of import Rows, rows_of
from nenrin.measures.suspect import Kind, Suspect
from nenrin.sources import Source, Table
from nenrin.vocabulary import Month, Sentence

_NUMBERS = ("integer", "decimal", "float")


def suspects(
    tables: Mapping[str, Table], sources: Mapping[str, Source], measures: Mapping[str, Measure],
    coverage: Mapping[str, Mapping[Month, Coverage]], month: Month,
    closed: Closed = never,
) -> tuple[Suspect, ...]:
    """Every doubt about ``month``, in the order of the sources and columns.

    Only what stands far outside everything that was seen in six whole months or more is told. A month that a source
    covers only in part is that, and no more is said of its days and rows.
    """
    found: list[Suspect] = []
    for name, table in tables.items():
        rows = rows_of(table, sources[name], coverage[name], month, closed)
        if rows is not None:
            found += _of_source(rows, coverage[name][month], measures)
            found += _of_columns(rows, measures)
    return tuple(found)


def _of_source(rows: Rows, covered: Coverage, measures: Mapping[str, Measure]) -> Iterator[Suspect]:
    """The days and the rows; ``kpis`` are all that are counted from the source."""
    looks: tuple[tuple[Kind, Sentence | None], ...] = (("partial", covered.partial),)
    if covered.partial is None:
        looks = (("missing days", missing_days(rows)), ("rows", odd_number_of_rows(rows)))
    for kind, reason in (*looks, ("duplicates", odd_duplicates(rows)), ("dates", odd_dates(rows))):
        if reason is not None:
            kpis = tuple(kpi for kpi, one in measures.items() if one.source == rows.name)
            yield Suspect(kind, rows.name, rows.month, reason, kpis=kpis)


def _of_columns(rows: Rows, measures: Mapping[str, Measure]) -> Iterator[Suspect]:
    """The columns; ``kpis`` are those that read the column."""
    for name, column in rows.source.columns.items():
        reasons: list[tuple[Kind, Sentence | None]] = [("blanks", odd_blanks(rows, name))]
        if column.type == "category":
            reasons += [("category", reason) for reason in odd_categories(rows, name)]
        if column.type.startswith(_NUMBERS):
            reasons += _of_numbers(rows, name)
        if name == rows.source.entity:
            reasons += [("ids", reason) for reason in odd_ids(rows, name)]
        kpis = tuple(kpi for kpi, one in measures.items() if one.source == rows.name and name in _read(rows, one))
        for kind, reason in reasons:
            if reason is not None:
                yield Suspect(kind, rows.name, rows.month, reason, name, kpis)


def _of_numbers(rows: Rows, column: str) -> Iterator[tuple[Kind, Sentence]]:
    """A whole column in another unit is told as that; else single numbers of a size that never occurred."""
    unit = odd_unit(rows, column)
    if unit is not None:
        yield "unit", unit
    else:
        yield from (("sizes", reason) for reason in odd_sizes(rows, column))
    yield from (("signs", reason) for reason in odd_signs(rows, column))


def _read(rows: Rows, measure: Measure) -> tuple[str, ...]:
    """The columns that a measure reads; customers new, lost or retained are told apart by their ids."""
    told = tuple(name for one in (measure.of, measure.where) if one is not None for name in one.columns)
    return (*told, rows.source.entity) if measure.customers is not None and rows.source.entity else told
