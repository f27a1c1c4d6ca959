"""What must tie on Segments, for Checks; and the cell of every number of the customers that the report prints."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.customers import Customers, Stage
from nenrin.sheets.customer_counts import NOT_YET
from nenrin.sheets.layout import Layout
from nenrin.sheets.segments_cohorts import cohort_row
from nenrin.sheets.segments_grid import map_gap, map_grid, map_tie, moves_grid, moves_ties
from nenrin.sheets.segments_months import month_tie
from nenrin.sheets.segments_places import MAPS, STAGE_ROWS, Places
from nenrin.sheets.segments_slices import AT as SLICE
from nenrin.sheets.segments_slices import slice_tie
from nenrin.sheets.segments_stages import AT as STAGE
from nenrin.sheets.segments_stages import stage_row, tie_area, tie_gaps

_STAGE = {
    "customers": "customers", "before": "before", "change": "change", "share": "share", "value": "bought",
    "value_before": "bought_before", "value_change": "bought_change",
}
_SLICE = {"customers": "customers", "value": "bought", "share": "share", "cumulative": "cumulative", "mean": "mean"}


def ties(layout: Layout) -> Iterator[tuple[str, str, float]]:
    """The key of a check, its formula, and the gap as issued; nothing without customers."""
    places = Places(layout)
    found = places.inputs.found
    if found is None:
        return
    gaps = tie_gaps(places)
    if gaps:
        where = tie_area(places)
        yield "tree", f"MAX(MAX({where}),-MIN({where}))", max(map(abs, gaps))
    beside, below = moves_ties(places)
    yield "moves", f"MAX(MAX({beside}),-MIN({beside}),MAX({below}),-MIN({below}))", float(_unmoved(found))
    yield "map", f"ABS(N({map_tie(places)}))", abs(map_gap(places))
    slices = slice_tie(places)
    if slices is not None:
        yield "slices", *slices
    yield "months", *month_tie(places)


def _unmoved(found: Customers) -> int:
    """The largest difference between the totals of the moves and the stages."""
    moves = found.migration
    return max(
        max(
            abs(sum(count for (_, end), count in moves.items() if end is group.stage) - group.customers),
            abs(sum(count for (start, _), count in moves.items() if start is group.stage) - group.before),
        )
        for group in found.groups
    )


def customer_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number in the JSON of figures, and its cell."""
    places = Places(layout)
    if places.inputs.found is None:
        return
    for part in (_of_stages, _of_moves, _of_maps, _of_slices, _of_cohorts):
        for path, row, column in part(places):
            yield f"customers.{path}", layout.cell("segments", row, column)


def _of_stages(places: Places) -> Iterator[tuple[str, int, int]]:
    for name in STAGE_ROWS:
        path = name if name in ("active", "all") else f"stages.{name}"
        for part, column in _STAGE.items():
            if places.valued or "value" not in part:
                yield f"{path}.{part}", stage_row(places, name), STAGE[column]


def _of_moves(places: Places) -> Iterator[tuple[str, int, int]]:
    grid = moves_grid(places)
    for row, name in enumerate(places.inputs.names("from"), grid.first):
        for column, stage in enumerate(Stage, 1):
            yield f"migration.{name}.{stage.value}", row, column
        if name == NOT_YET:
            yield "arrived", row, grid.right


def _of_maps(places: Places) -> Iterator[tuple[str, int, int]]:
    wide = len(places.frequencies)
    for name, part in zip(MAPS, ("customers", "change", "value"), strict=True):
        if f"map_{name}" in places.tops:
            first = map_grid(places, name).first
            for at in range(len(places.inputs.names("cell"))):
                yield f"cells.{at}.{part}", first + at // wide, 1 + at % wide


def _of_slices(places: Places) -> Iterator[tuple[str, int, int]]:
    for block, plural in (("decile", "deciles"), ("class", "classes")):
        for place in range(len(places.inputs.names(block))):
            for part, column in _SLICE.items():
                yield f"{plural}.{place}.{part}", places.first(block) + place, SLICE[column]


def _of_cohorts(places: Places) -> Iterator[tuple[str, int, int]]:
    found = places.inputs.found
    for place, cohort in enumerate(found.cohorts if found else ()):
        row = cohort_row(places, cohort.first)
        yield f"cohorts.{place}.customers", row, 1
        for later in range(1, len(cohort.active)):
            yield f"cohorts.{place}.shares.{later}", row, later + 1
