"""Segments: who the customers are, who moved, deciles, ABC classes, cohorts; totals tie by formula."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Heat
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.rows import BODY
from nenrin.sheets.segments_cohorts import LINE, cohort_area, cohort_table
from nenrin.sheets.segments_grid import map_grid, map_tables, moves_grid, moves_table
from nenrin.sheets.segments_months import month_table
from nenrin.sheets.segments_places import COHORTS, Places
from nenrin.sheets.segments_slices import share_area, slice_table
from nenrin.sheets.segments_stages import stage_table

_STATUS = ((0, 1), (2, 3), (4, 5))
_WIDTHS = ((0, 0, 30.0), (1, LINE, 12.0))
_ROW, _TITLES = 15.0, 30.0
"""Points of a row, and of column titles."""
_PAGE, _WIDE = 516.0, 784.0
"""Points of a page of A4 across, less its margins."""
_COLUMN, _CELL = 5.25, 3.75
"""Points of a column for each character of its width, and around them."""


def segments(layout: Layout) -> Sheet:
    """Tables below each other; a sentence where nothing can be said of the customers."""
    places = Places(layout)
    shown = places.inputs.found is not None
    return Sheet(
        name=layout.name("segments"),
        cells=(*head(layout, "segments", _STATUS), *(_tables(places) if shown else _none(layout))),
        widths=_WIDTHS,
        heights=tuple((top + 1, _TITLES) for top in places.tops.values()) if shown else (),
        freeze=(BODY, 1),
        repeat_rows=(0, FISCAL),
        print_columns=(0, COHORTS) if shown else None,
        row_breaks=tuple(_breaks(places)) if shown else (),
        tab="output",
        rules=status_rules(layout, _STATUS),
        heats=tuple(_heats(places)) if shown else (),
    )


def _breaks(places: Places) -> Iterator[int]:
    """The tables that begin a page because the one above would leave them no room."""
    printed = [_WIDTHS[0][2], *(_WIDTHS[1][2] for _ in range(COHORTS))]
    scale = min(1.0, _WIDE / math.fsum(_COLUMN * width + _CELL for width in printed))
    room, repeated = _PAGE / scale, (FISCAL + 1) * _ROW
    tops = [*places.tops.values(), places.ends]
    used = tops[0] * _ROW
    for top, after in pairwise(tops):
        high = (after - top - 1) * _ROW + _TITLES
        if used + high > room and top != tops[0]:
            yield top
            used = repeated
        used += high


def _none(layout: Layout) -> Iterator[Cell]:
    found = layout.report.customers
    yield Cell(BODY, 0, layout.words.text("sheet.segments.none"), role="text")
    if found is not None and found.reason is not None:
        yield Cell(BODY + 1, 0, layout.words.say(found.reason), role="label")


def _tables(places: Places) -> Iterator[Cell]:
    yield from stage_table(places)
    yield from moves_table(places)
    yield from map_tables(places)
    for block in ("decile", "class"):
        if block in places.tops:
            yield from slice_table(places, block)
    if "cohort" in places.tops:
        yield from cohort_table(places)
    yield from month_table(places)


def _heats(places: Places) -> Iterator[Heat]:
    yield Heat(moves_grid(places).body)
    yield Heat(map_grid(places, "customers").body)
    yield from (Heat(share_area(places, block)) for block in ("decile", "class") if block in places.tops)
    if "cohort" in places.tops:
        yield Heat(cohort_area(places))
