"""The data dictionary on Definitions: where rows come from and how they are kept up, their columns, the segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nenrin.measures import Dimension
from nenrin.sheets import naming
from nenrin.sheets.cell import Cell
from nenrin.sheets.definitions_columns import WIDE, said, titles
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sources import Column, Pair, Source

_SOURCE = (
    "source", "source_id", "time", "entity", "duplicates", "whole", "file", "keys", "method", "frequency",
)
_COLUMN = ("source", "column", "type", "personal", "required", "called", "headers", "values", "cleaned")
_SEGMENT = ("dimension", "dimension_id", "source_id", "column", "other", "count", "groups")
_MOST = 12
"""Values, spellings or groups that are named; of more it is said how many there are."""
_NONE = "–"


def sources(layout: Layout, row: int) -> Iterator[Cell]:
    """Every source: its files, what dates and names its rows, what is done with duplicates, how it is kept up."""
    yield from band(row, (0, WIDE), layout.words.text("sheet.definitions.kept"))
    yield from titles(layout, row + 1, _SOURCE)
    for at, (name, one) in enumerate(layout.report.sources.items(), row + 2):
        yield from said(at, _source(layout, name, one))


def columns(layout: Layout, row: int) -> Iterator[Cell]:
    """Every declared column of every source, and what marks rows that undo one another."""
    yield from band(row, (0, WIDE), layout.words.text("sheet.definitions.sources"))
    yield from titles(layout, row + 1, _COLUMN)
    at = row + 2
    for name, source in layout.report.sources.items():
        called = naming.source(layout, name)
        lines = [_column(layout, source, key, column) for key, column in source.columns.items()]
        lines += [_pair(layout, source, key, pair) for key, pair in source.pairs.items()]
        for line in lines:
            yield from said(at, (called, *line))
            at += 1


def dimensions(layout: Layout, row: int) -> Iterator[Cell]:
    """Every way of cutting rows into segments; nothing where there is none."""
    known = layout.report.dimensions
    if known:
        yield from band(row, (0, WIDE), layout.words.text("sheet.definitions.segments"))
        yield from titles(layout, row + 1, _SEGMENT)
    for at, (name, one) in enumerate(known.items(), row + 2):
        yield from said(at, _dimension(layout, name, one))


def _source(layout: Layout, name: str, source: Source) -> Sequence[str]:
    words, update = layout.words, source.update
    file = source.path if source.sheet is None else f"{source.path} · {source.sheet}"
    keys = ", ".join(_called(layout, source, key) for key in source.keys)
    return (
        naming.source(layout, name), name, _called(layout, source, source.time),
        _called(layout, source, source.entity) if source.entity else _NONE,
        words.text(f"sheet.definitions.duplicates.{source.on_duplicate}"),
        words.text("sheet.definitions.days", count=update.complete_after_days), naming.clean(file), keys or _NONE,
        naming.clean(words.label(update.method)) or _NONE, naming.clean(words.label(update.frequency)) or _NONE,
    )


def _column(layout: Layout, source: Source, name: str, column: Column) -> Sequence[str]:
    """Of a personal column neither values nor spellings: they would be a person's."""
    flags = [layout.words.text(f"sheet.answer.{'yes' if one else 'no'}") for one in (column.personal, column.required)]
    called, headers = _called(layout, source, name), ", ".join(column.headers) or name
    values = cleaned = _NONE
    if not column.personal:
        known = {value: source.called_value(name, value) for value in column.values or column.labels}
        values = _listed(layout, [naming.clean(layout.words.label(label)) for label in known.values()])
        cleaned = _cleaned(layout, source, name)
    return name, column.type, *flags, called if called != name else _NONE, headers, values, cleaned


def _cleaned(layout: Layout, source: Source, name: str) -> str:
    """The spellings that are mapped and what is cut off."""
    words, told = layout.words, []
    for rule in source.clean:
        if rule.column == name:
            told += [f"{old} → {new}" for old, new in (rule.map or {}).items()]
            told += [words.text("sheet.definitions.stripped", text=rule.strip)] if rule.strip else []
    return _listed(layout, told)


def _pair(layout: Layout, source: Source, name: str, pair: Pair) -> Sequence[str]:
    words = layout.words
    same = ", ".join(_called(layout, source, one) for one in pair.same)
    told = words.text("sheet.definitions.pair", same=same, opposite=_called(layout, source, pair.opposite))
    no = words.text("sheet.answer.no")
    return name, "boolean", no, no, _NONE, told, _NONE, _NONE


def _dimension(layout: Layout, name: str, dimension: Dimension) -> Sequence[str]:
    words = layout.words
    source = layout.report.sources.get(dimension.source)
    personal = source is not None and dimension.of in source.columns and source.columns[dimension.of].personal
    groups, count = words.text("sheet.definitions.each"), _NONE
    if dimension.groups is not None:
        groups = "\n".join(_groups(layout, name, dimension.groups, personal=personal))
        count = str(len(dimension.groups) + (dimension.other is not None))
    column = _called(layout, source, dimension.of) if source is not None else dimension.of
    return (
        naming.clean(words.label(dimension.label)), name, dimension.source, column,
        _segment(layout, name, dimension.other) if dimension.other else _NONE, count, groups,
    )


def _groups(
    layout: Layout, name: str, groups: Mapping[str, Sequence[str]], *, personal: bool,
) -> Iterator[str]:
    for group, values in groups.items():
        called = _segment(layout, name, group)
        yield called if personal else f"{called}: {_listed(layout, values)}"


def _segment(layout: Layout, dimension: str, segment: str) -> str:
    return naming.clean(layout.words.label(layout.report.measures.names.segment(dimension, segment)))


def _called(layout: Layout, source: Source, column: str) -> str:
    """What people call a column; the canonical name where nobody said."""
    return naming.clean(layout.words.label(source.called(column)))


def _listed(layout: Layout, names: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    if not names:
        return _NONE
    told = naming.clean(", ".join(names[:_MOST]))
    more = len(names) - _MOST
    return told if more <= 0 else layout.words.text("sheet.definitions.more", names=told, count=more)
