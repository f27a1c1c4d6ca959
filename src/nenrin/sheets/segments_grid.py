"""Two-way tables on Segments: who moved from which stage into which, and the segment map; with totals on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from nenrin.customers import Stage
from nenrin.sheets import formats
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.customer_counts import NOT_YET
from nenrin.sheets.customer_inputs import label, spelled
from nenrin.sheets.frame import band
from nenrin.sheets.segments_places import COUNT, MAPS, NONE, Places, added, difference, total
from nenrin.sheets.segments_stages import AT as STAGE
from nenrin.sheets.segments_stages import stage_row

_STAGES = tuple(stage.value for stage in Stage)


@dataclass(frozen=True)
class Grid:
    """A table from ``top`` on: its title, its corner, the names of its columns and rows, how its numbers look."""

    top: int
    title: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    number: str
    total: str

    @property
    def first(self) -> int:
        """Its first line."""
        return self.top + 2

    @property
    def foot(self) -> int:
        """The row of its totals."""
        return self.first + len(self.rows)

    @property
    def right(self) -> int:
        """The column of its totals."""
        return 1 + len(self.columns)

    @property
    def body(self) -> str:
        """The cells inside."""
        return area((self.first, 1), (self.foot - 1, self.right - 1))

    @property
    def body_fixed(self) -> str:
        """The same for formulas that are copied."""
        return area((self.first, 1), (self.foot - 1, self.right - 1), "both")

    def cells(self, fill: Callable[[int, int, int, int], Cell], wide: int) -> Iterator[Cell]:
        """Everything: ``fill(row, column, line, place)`` makes a cell inside; ``wide``: how far the title reaches."""
        yield from band(self.top, (0, wide), self.title)
        yield Cell(self.top + 1, 0, self.corner, role="head_left")
        for column, name in enumerate((*self.columns, self.total), 1):
            yield Cell(self.top + 1, column, name, role="head")
        inside: dict[tuple[int, int], Cell] = {}
        for line, name in enumerate(self.rows):
            row = self.first + line
            yield Cell(row, 0, name, role="text")
            made = [fill(row, column, line, column - 1) for column in range(1, self.right)]
            yield from made
            inside |= {(cell.row, cell.column): cell for cell in made}
            yield self._sum(row, self.right, made, area((row, 1), (row, self.right - 1)))
        yield Cell(self.foot, 0, self.total, role="text_bold")
        for column in range(1, self.right):
            below = [cell for (_, at), cell in inside.items() if at == column]
            yield self._sum(self.foot, column, below, area((self.first, column), (self.foot - 1, column)))
        yield self._sum(self.foot, self.right, list(inside.values()), self.body)

    def _sum(self, row: int, column: int, cells: Sequence[Cell], where: str) -> Cell:
        return Cell(row, column, *total(cells, where), "number_bold", self.number)


def moves_grid(places: Places) -> Grid:
    """The migration matrix."""
    words = places.layout.words
    return Grid(
        places.tops["moves"], words.text("sheet.segments.moves"), words.text("customers.head_from"),
        tuple(words.text(f"customers.{name}") for name in _STAGES),
        tuple(label(places.inputs, "from", name) for name in places.inputs.names("from")),
        COUNT, words.text("customers.head_total"),
    )


def moves_table(places: Places) -> Iterator[Cell]:
    """Rows sum to the stages of the month before, columns to those of the month; both differences are shown."""
    grid, words, names = moves_grid(places), places.layout.words, places.inputs.names("from")
    found = list(grid.cells(
        lambda row, column, line, place: places.given(row, column, ("from", _STAGES[place], names[line]), COUNT),
        len(STAGE) - 1,
    ))
    yield from found
    for column, key in ((grid.right + 1, "before"), (grid.right + 2, "tie")):
        yield Cell(grid.top + 1, column, words.text(f"sheet.segments.column.{key}_moves"), role="head")
    totals = {cell.row: cell for cell in found if cell.column == grid.right}
    for row, name in enumerate(names, grid.first):
        yield from _aside(places, grid, totals[row], name)
    for row, key in ((grid.foot + 1, "now"), (grid.foot + 2, "tie")):
        yield Cell(row, 0, words.text(f"sheet.segments.column.{key}_moves"), role="text")
    feet = {cell.column: cell for cell in found if cell.row == grid.foot}
    for column, stage in enumerate(_STAGES, 1):
        there = spot(stage_row(places, stage), STAGE["customers"])
        now = _beside(places, grid, (grid.foot + 1, column), places.inputs.value(("stage", "customers", stage)), there)
        yield now
        yield Cell(grid.foot + 2, column, *difference(feet[column], now), "number_grey", places.gap)


def _aside(places: Places, grid: Grid, total: Cell, name: str) -> Iterator[Cell]:
    """The stage of the month before beside the total of its row."""
    row = total.row
    if name == NOT_YET:
        yield from (Cell(row, column, NONE, role="number_grey") for column in (grid.right + 1, grid.right + 2))
        return
    there = spot(stage_row(places, name), STAGE["before"])
    value = places.inputs.value(("stage", "customers", name), 1)
    before = _beside(places, grid, (row, grid.right + 1), value, there)
    yield before
    yield Cell(row, grid.right + 2, *difference(total, before), "number_grey", places.gap)


def _beside(places: Places, grid: Grid, at: tuple[int, int], value: float | None, there: str) -> Cell:
    """A number of the stages beside the moves; a dash in a month of which no moves are told."""
    told = any(places.layout.report.month in line for key, line in places.inputs.values.items() if key[0] == "from")
    shown = value if told and value is not None else NONE
    return Cell(*at, shown, f'IF(COUNT({grid.body_fixed})=0,"{NONE}",{there})', "number", COUNT)


def moves_ties(places: Places) -> tuple[str, str]:
    """The differences beside the matrix and below it."""
    grid = moves_grid(places)
    beside = area((grid.first, grid.right + 2), (grid.foot - 1, grid.right + 2), "both")
    below = area((grid.foot + 2, 1), (grid.foot + 2, grid.right - 1), "both")
    return places.layout.on("segments", beside), places.layout.on("segments", below)


def map_grid(places: Places, name: str) -> Grid:
    """One reading of the segment map."""
    words = places.layout.words
    number = {"customers": COUNT, "change": formats.signed("#,##0", words), "bought": places.amount}[name]
    return Grid(
        places.tops[f"map_{name}"], words.text(f"sheet.segments.map_{name}", unit=places.unit or NONE),
        words.text("customers.axis_away"),
        tuple(spelled(places.inputs, "often", one) for one in places.frequencies),
        tuple(spelled(places.inputs, "away", one) for one in places.recencies),
        number, words.text("customers.head_total"),
    )


def map_tables(places: Places) -> Iterator[Cell]:
    """How many, how many more than before, what they bought; the first sums to all customers."""
    for name in MAPS if places.valued else MAPS[:2]:
        grid = map_grid(places, name)
        yield from grid.cells(_filling(places, name, grid.number), len(STAGE) - 1)
    grid = map_grid(places, "customers")
    yield Cell(grid.foot + 1, 0, places.layout.words.text("sheet.segments.column.tie_map"), role="text")
    every = spot(stage_row(places, "all"), STAGE["customers"])
    whole = spot(grid.foot, grid.right)
    gap = f'IF(COUNT({whole},{every})=2,{whole}-{every},"{NONE}")'
    yield Cell(grid.foot + 1, grid.right, map_gap(places), gap, "number_grey", places.gap)
    if places.valued and places.inputs.found is not None:
        said = places.layout.words.text("sheet.segments.untold", least=places.inputs.found.least)
        yield Cell(map_grid(places, "bought").foot + 1, 0, said, role="label")


def map_gap(places: Places) -> float:
    """Customers of the map less all customers, as issued."""
    inside = added(places.inputs.value(("cell", "customers", name)) for name in places.inputs.names("cell"))
    return inside - added(places.inputs.value(("stage", "customers", stage)) for stage in _STAGES)


def map_tie(places: Places) -> str:
    """Where that stands."""
    grid = map_grid(places, "customers")
    return places.layout.cell("segments", grid.foot + 1, grid.right, "both")


def _filling(places: Places, name: str, number: str) -> Callable[[int, int, int, int], Cell]:
    def fill(row: int, column: int, line: int, place: int) -> Cell:
        key = f"{places.recencies[line]}/{places.frequencies[place]}"
        if name != "change":
            return places.given(row, column, ("cell", name, key), number)
        line_key = ("cell", "customers", key)
        one, now, before = (places.inputs.line(line_key), *(places.inputs.value(line_key, back) for back in (0, 1)))
        here = spot(map_grid(places, "customers").first + line, column)
        there = f"INDEX({one},pos_pm)"
        told = f'IF(COUNT({here},{there})=2,{here}-{there},"{NONE}")'
        gap = NONE if now is None or before is None else now - before
        return Cell(row, column, gap, f'IF(pos_pm<1,"{NONE}",{told})', "number", number)

    return fill
