"""The customers as counted month by month, constants on Data with their copy as issued: what Segments reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nenrin.customers import Customers
from nenrin.report.customers_tree import bought_format
from nenrin.sheets import formats
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.customer_counts import BLOCKS, Key, series
from nenrin.sheets.drawing import Rule
from nenrin.sheets.files import files
from nenrin.sheets.frame import band
from nenrin.sheets.layout import FIRST, Layout, serial
from nenrin.sheets.restated import restated
from nenrin.vocabulary import Month

CHANGED = 5
"""The column that says how many cells of a row differ from what was issued, as above on Data."""
_COUNT = "#,##0"


@dataclass(frozen=True)
class Inputs:
    """The block below the files on Data, in the columns of its months; without groups there is none."""

    layout: Layout

    @property
    def found(self) -> Customers | None:
        """The customers, if there is anything to say of them."""
        customers = self.layout.report.customers
        return customers if customers is not None and customers.groups else None

    @cached_property
    def values(self) -> Mapping[Key, Mapping[Month, float]]:
        """Every line by block, what is counted, and of whom; in the months that the workbook has."""
        if self.found is None:
            return {}
        shown = frozenset(self.layout.months)
        return {
            key: {month: value for month, value in line.items() if month in shown}
            for key, line in series(self.found).items()
            if key[0] != "cohort" or Month.parse(key[2]) in shown
        }

    @cached_property
    def rows(self) -> Mapping[Key, int]:
        """Where every line stands; a block's heading under (block, "", "")."""
        at, found = self.top + 1, {}
        for block in BLOCKS:
            keys = [key for key in self.values if key[0] == block]
            for key in ((block, "", ""), *keys) if keys else ():
                found[key] = at
                at += 1
        return found

    @cached_property
    def top(self) -> int:
        """The row of the block's title, below everything else on Data."""
        above = [cell.row for cell in files(self.layout, max(self.layout.data.values()) + 2)]
        below = [cell.row for cell in restated(self.layout, max(above) + 2)]
        return max(*above, *below) + 2

    def names(self, block: str) -> tuple[str, ...]:
        """Those who are counted in a block in the month as issued or in any other."""
        return tuple(dict.fromkeys(name for kind, _, name in self.values if kind == block))

    def value(self, key: Key, back: int = 0) -> float | None:
        """One number of the reporting month, or of so many months before it."""
        return self.values.get(key, {}).get(self.layout.report.month + -back)

    def line(self, key: Key) -> str | None:
        """All months of a line, as INDEX reads it; None where there is no such line."""
        row = self.rows.get(key)
        return None if row is None else self.layout.on("data", area((row, FIRST), (row, self.layout.last), "column"))

    def block(self, name: str, part: str) -> str:
        """All lines of one part of a block, all months."""
        rows = [row for key, row in self.rows.items() if key[:2] == (name, part)]
        return self.layout.on("data", area((min(rows), FIRST), (max(rows), self.layout.last), "both"))

    @cached_property
    def cohorts(self) -> str:
        """The months of the cohorts, down the lines of their block."""
        rows = [row for key, row in self.rows.items() if key[:2] == ("cohort", "active")]
        return self.layout.on("data", area((min(rows), 1), (max(rows), 1), "both"))


def customer_lines(layout: Layout) -> Iterator[Cell]:
    """All cells of the block."""
    inputs = Inputs(layout)
    if inputs.found is None:
        return
    yield from band(inputs.top, (0, layout.last), layout.words.text("sheet.segments.inputs"))
    for key, row in inputs.rows.items():
        if key[1]:
            yield from _line(inputs, key, row)
        else:
            yield Cell(row, 1, layout.words.text(f"sheet.segments.block.{key[0]}"), role="text_bold")


def changed_areas(layout: Layout) -> tuple[str, Rule | None]:
    """The cells that count changed cells; and the rule that colours those. Both empty without customers."""
    inputs = Inputs(layout)
    if not inputs.rows:
        return "", None
    first, last = min(inputs.rows.values()), max(inputs.rows.values())
    differs = f"{spot(first, FIRST)}<>{spot(first, layout.issued)}"
    live = area((first, FIRST), (last, layout.last))
    counted = layout.on("data", area((first, CHANGED), (last, CHANGED), "both"))
    return counted, Rule(live, differs, "changed")


def _line(inputs: Inputs, key: Key, row: int) -> Iterator[Cell]:
    layout, (block, part, _) = inputs.layout, key
    live = area((row, FIRST), (row, layout.last))
    issued = area((row, layout.issued), (row, layout.issued + len(layout.months) - 1))
    yield Cell(row, 0, f"customers/{block}", role="grey")
    yield _named(inputs, key, row)
    yield Cell(row, 2, _unit(inputs, part), role="grey_centre")
    yield Cell(row, 3, _part(inputs, block, part), role="grey_centre")
    yield Cell(row, 4, layout.words.text("sheet.data.from_run"), role="grey")
    yield Cell(row, CHANGED, 0.0, f"SUMPRODUCT(({live}<>{issued})*1)", "number_grey", '0;0;"–"')
    for step, month in enumerate(layout.months):
        value = inputs.values[key].get(month)
        if value is not None:
            number = formats.amount(layout.report.brief.currency) if part == "bought" else _COUNT
            yield Cell(row, FIRST + step, value, role="input", number_format=number)
            yield Cell(row, layout.issued + step, value, role="issued", number_format=number)


def _named(inputs: Inputs, key: Key, row: int) -> Cell:
    """Whom a line counts; a cohort is found by its month."""
    if key[0] != "cohort":
        return Cell(row, 1, label(inputs, key[0], key[2]))
    month = serial(Month.parse(key[2]))
    return Cell(row, 1, month, role="text", number_format=formats.month(inputs.layout.words))


def _part(inputs: Inputs, block: str, part: str) -> str:
    """What a line counts."""
    words = inputs.layout.words
    return words.text(f"customers.{part}") if block == "from" else words.text(f"sheet.segments.part.{part}")


def _unit(inputs: Inputs, part: str) -> str:
    """Money, unscaled, where a line says what was bought; counts of customers have none."""
    layout = inputs.layout
    currency = layout.report.brief.currency
    whole = formats.full(bought_format(layout.report), currency)
    return (layout.words.unit(whole, currency) if part == "bought" else "") or formats.NONE


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
