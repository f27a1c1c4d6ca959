"""The customers as counted, constants on Data with their copy as issued: what Segments reads, by block and name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nenrin.customers import Customers, Stage
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.customer_counts import counts
from nenrin.sheets.drawing import Rule
from nenrin.sheets.files import files
from nenrin.sheets.frame import band
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.restated import restated
from nenrin.vocabulary import Month

CHANGED = 5
"""The column that says how many cells of a row differ from what was issued, as above on Data."""
_BLOCKS: Mapping[str, tuple[str, ...]] = {
    "stage": ("customers", "before", "bought", "bought_before"),
    "from": tuple(stage.value for stage in Stage),
    "cell": ("customers", "before", "bought"),
    "decile": ("customers", "bought"),
    "class": ("customers", "bought"),
    "cohort": (),
}
"""Every block and the names of its columns; those of a cohort are months later, 0 first."""
_COUNT, _AMOUNT = "#,##0", "#,##0.00"


@dataclass(frozen=True)
class Inputs:
    """The block below the files on Data; without groups there is none."""

    layout: Layout

    @property
    def found(self) -> Customers | None:
        """The customers, if there is anything to say of them."""
        customers = self.layout.report.customers
        return customers if customers is not None and customers.groups else None

    @cached_property
    def values(self) -> Mapping[tuple[str, str], tuple[float | None, ...]]:
        """Every line by block and name."""
        return dict(counts(self.found)) if self.found is not None else {}

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], int]:
        """Where every line stands; a block's heading under (block, "")."""
        at, found = self.top + 1, {}
        for block in _BLOCKS:
            names = [name for kind, name in self.values if kind == block]
            for name in ("", *names) if names else ():
                found[block, name] = at
                at += 1
        return found

    @cached_property
    def top(self) -> int:
        """The row of the block's title, below everything else on Data."""
        above = [cell.row for cell in files(self.layout, max(self.layout.data.values()) + 2)]
        below = [cell.row for cell in restated(self.layout, max(above) + 2)]
        return max(*above, *below) + 2

    @cached_property
    def issued(self) -> int:
        """The column where the copy as issued begins: that of the months, or further right where those are few."""
        return max(self.layout.issued, FIRST + max((len(line) for line in self.values.values()), default=0) + 1)

    def names(self, block: str) -> tuple[str, ...]:
        """The lines of a block."""
        return tuple(name for kind, name in self.values if kind == block)

    def value(self, block: str, name: str, place: int) -> float | None:
        """One number."""
        return self.values[block, name][place]

    def cell(self, block: str, name: str, place: int, fixed: str = "") -> str:
        """Where it stands."""
        return self.layout.cell("data", self.rows[block, name], FIRST + place, fixed)


def customer_lines(layout: Layout) -> Iterator[Cell]:
    """All cells of the block."""
    inputs, words = Inputs(layout), layout.words
    if inputs.found is None:
        return
    title = words.text("sheet.segments.inputs", month=inputs.found.month)
    yield from band(inputs.top, (0, max(layout.last, inputs.issued - 2)), title)
    for (block, name), row in inputs.rows.items():
        yield from _line(inputs, block, name, row) if name else _heading(inputs, block, row)


def changed_areas(layout: Layout) -> tuple[str, Rule | None]:
    """The cells that count changed cells; and the rule that colours those. Both empty without customers."""
    inputs = Inputs(layout)
    if not inputs.rows:
        return "", None
    first, last = min(inputs.rows.values()), max(inputs.rows.values())
    differs = f"{spot(first, FIRST)}<>{spot(first, inputs.issued)}"
    live = area((first, FIRST), (last, inputs.issued - 2))
    counted = layout.on("data", area((first, CHANGED), (last, CHANGED), "both"))
    return counted, Rule(live, differs, "changed")


def _heading(inputs: Inputs, block: str, row: int) -> Iterator[Cell]:
    words = inputs.layout.words
    yield Cell(row, 1, words.text(f"sheet.segments.block.{block}"), role="text_bold")
    longest = max(len(inputs.values[block, name]) for name in inputs.names(block))
    for place in range(longest):
        column = str(place) if block == "cohort" else _column(inputs, block, place)
        for first in (FIRST, inputs.issued):
            yield Cell(row, first + place, column, role="over_number")


def _column(inputs: Inputs, block: str, place: int) -> str:
    name = _BLOCKS[block][place]
    return inputs.layout.words.text(f"customers.{name}" if block == "from" else f"sheet.segments.column.{name}")


def _line(inputs: Inputs, block: str, name: str, row: int) -> Iterator[Cell]:
    values = inputs.values[block, name]
    live = area((row, FIRST), (row, FIRST + len(values) - 1))
    issued = area((row, inputs.issued), (row, inputs.issued + len(values) - 1))
    yield Cell(row, 0, f"customers/{block}", role="grey")
    yield Cell(row, 1, label(inputs, block, name))
    yield Cell(row, CHANGED, 0.0, f"SUMPRODUCT(({live}<>{issued})*1)", "number_grey", '0;0;"–"')
    for place, value in enumerate(values):
        if value is not None:
            number = _AMOUNT if block not in ("from", "cohort") and "bought" in _BLOCKS[block][place] else _COUNT
            yield Cell(row, FIRST + place, value, role="input", number_format=number)
            yield Cell(row, inputs.issued + place, value, role="issued", number_format=number)


def label(inputs: Inputs, block: str, name: str) -> str:
    """What a line is called."""
    words = inputs.layout.words
    if block in ("stage", "from"):
        return words.text(f"customers.{name}")
    if block == "cell":
        recency, frequency = name.split("/")
        return f"{spelled(inputs, 'away', recency)} · {spelled(inputs, 'often', frequency)}"
    return words.month(Month.parse(name)) if block == "cohort" else name


def spelled(inputs: Inputs, kind: str, bounds: str) -> str:
    """``1–2 months ago`` for ``1-2``; ``12-`` has no end."""
    low, _, high = bounds.partition("-")
    plan = "now" if high == "0" else "open" if not high else "one" if low == high else "span"
    return inputs.layout.words.text(f"customers.{kind}_{plan}", low=low, high=high)
