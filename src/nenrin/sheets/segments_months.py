"""Do the customers tie in every month, not only in the one shown: one row a month at the foot of Segments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from nenrin.report.customers_tree import counting
from nenrin.sheets import formats
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, titles
from nenrin.sheets.layout import FIRST, serial
from nenrin.sheets.model import AC
from nenrin.sheets.rows import HEAD
from nenrin.sheets.segments_places import BUYING, COUNT, Places, added
from nenrin.vocabulary import Month

_FIRST = ("month", "position", "told", "all_customers", "gap_moves", "gap_map")
"""The columns that always stand there."""
_GAPS = 4
"""The first column with a gap."""


class _Sums:
    """Totals of Data by month, as issued and by formula."""

    def __init__(self, places: Places) -> None:
        self.places, self.inputs = places, places.inputs

    @cached_property
    def ties(self) -> dict[str, str]:
        """By stage, the KPI of the tree that counts the same; of ``active`` the sum of those who bought."""
        found = counting(self.places.layout.report)
        return {stage: kpi for stage, kpi in found.items() if self.places.layout.line(AC, kpi)}

    def of(self, block: str, part: str, month: Month) -> float:
        """All lines of a part."""
        lines = (line for key, line in self.inputs.values.items() if key[:2] == (block, part))
        return added(line.get(month) for line in lines)

    def spelled(self, block: str, part: str, at: str) -> str:
        """The same as a spreadsheet has it."""
        return f"SUM(INDEX({self.inputs.block(block, part)},0,{at}))"

    def told(self, month: Month) -> bool:
        """Whether anything is told of the month itself, not only of what was before the next."""
        return any(month in line for key, line in self.inputs.values.items() if key[0] == "from")

    def moves(self, month: Month) -> float:
        """How many moved or stayed."""
        return added(line.get(month) for key, line in self.inputs.values.items() if key[0] == "from")

    @cached_property
    def all_moves(self) -> str:
        """The lines of all moves."""
        rows = [row for key, row in self.inputs.rows.items() if key[0] == "from" and key[1]]
        layout = self.places.layout
        return layout.on("data", area((min(rows), FIRST), (max(rows), layout.last), "both"))


def month_table(places: Places) -> Iterator[Cell]:
    """Every month of Data, and by how much its customers miss the moves, the map, each other and the tree."""
    sums = _Sums(places)
    above: int | None = None
    for name, months in places.month_blocks.items():
        yield from _heads(sums, places.tops[name])
        for row, month in enumerate(months, places.first(name)):
            yield from _line(sums, row, month, above)
            above = row


def _heads(sums: _Sums, top: int) -> Iterator[Cell]:
    """The title and the column titles."""
    layout, named = sums.places.layout, columns(sums.places)
    yield from band(top, (0, len(named) + len(sums.ties) - 1), layout.words.text("sheet.segments.months"))
    yield from titles(layout, "segments", list(enumerate(named)), top + 1)
    for column, stage in enumerate(sums.ties, len(named)):
        text = layout.words.text("sheet.segments.column.gap_kpi", stage=layout.words.text(f"customers.{stage}"))
        yield Cell(top + 1, column, text, role="head")


def _line(sums: _Sums, row: int, month: Month, above: int | None) -> Iterator[Cell]:
    """One month; ``above``: the row of the month before."""
    places, layout = sums.places, sums.places.layout
    step = month - layout.months[0]
    there = layout.cell("data", HEAD, FIRST + step)
    yield Cell(row, 0, serial(month), there, "linked_text", formats.month(layout.words))
    yield Cell(row, 1, step + 1.0, "1" if above is None else f"{spot(above, 1)}+1", "number_grey", "0")
    at, flag, every = (spot(row, column, "column") for column in (1, 2, 3))
    told = float(sums.told(month))
    yield Cell(row, 2, told, f"IF(COUNT(INDEX({sums.all_moves},0,{at}))>0,1,0)", "number_grey", "0")
    whole = sums.of("stage", "customers", month)
    yield Cell(row, 3, whole, sums.spelled("stage", "customers", at), "number", COUNT)
    for column, (value, gap) in enumerate(_gaps(sums, month, at, every), _GAPS):
        yield Cell(row, column, told * value, f"IFERROR({flag}*ABS({gap}),0)", "number_grey", places.gap)


def month_tie(places: Places) -> tuple[str, float]:
    """The formula of the largest gap of all months, and that gap."""
    wide = len(columns(places)) + len(_Sums(places).ties)
    names, blocks = tuple(places.month_blocks), places.month_blocks
    first, last = places.first(names[0]), places.first(names[-1]) + len(blocks[names[-1]]) - 1
    where = places.layout.on("segments", area((first, _GAPS), (last, wide - 1), "both"))
    gaps = [cell.value for cell in month_table(places) if cell.column >= _GAPS and cell.row >= first]
    return f"MAX({where})", max((gap for gap in gaps if isinstance(gap, float)), default=0.0)


def columns(places: Places) -> tuple[str, ...]:
    """The columns by name, as far as they can be filled, without those of the KPIs of the tree."""
    sliced = ("gap_slices",) if _sliced(places) else ()
    return (*_FIRST, *sliced)


def _sliced(places: Places) -> bool:
    return "decile" in places.tops and "class" in places.tops


def _gaps(sums: _Sums, month: Month, at: str, every: str) -> Iterator[tuple[float, str]]:
    """What must be 0, as issued and by formula, in the order of the columns."""
    whole = sums.of("stage", "customers", month)
    yield abs(sums.moves(month) - whole), f"SUM(INDEX({sums.all_moves},0,{at}))-{every}"
    mapped = sums.of("cell", "customers", month)
    yield abs(mapped - whole), f"{sums.spelled('cell', 'customers', at)}-{every}"
    if _sliced(sums.places):
        one, other = (sums.of(block, "customers", month) for block in ("decile", "class"))
        spelled = [sums.spelled(block, "customers", at) for block in ("decile", "class")]
        yield abs(one - other), f"{spelled[0]}-{spelled[1]}"
    for stage, kpi in sums.ties.items():
        yield _tree(sums, month, at, (stage, kpi))


def _tree(sums: _Sums, month: Month, at: str, tie: tuple[str, str]) -> tuple[float, str]:
    """A stage that a KPI of the tree counts too, and in a month in which that is not known nothing: an error is 0."""
    layout, (stage, kpi) = sums.places.layout, tie
    lines = [("stage", "customers", one.value) for one in BUYING if stage in ("active", one.value)]
    known = layout.model.value(AC, kpi, month)
    own = added(sums.inputs.values[line].get(month) for line in lines)
    rows = [sums.inputs.rows[line] for line in lines]
    block = layout.on("data", area((min(rows), FIRST), (max(rows), layout.last), "both"))
    gap = 0.0 if known is None else abs(own - known)
    return gap, f"SUM(INDEX({block},0,{at}))-INDEX({layout.line(AC, kpi)},{at})"
