"""Deciles and ABC classes on Segments: shares and cumulative shares follow from what was counted."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, titles
from nenrin.sheets.segments_places import COUNT, NONE, Places, added, share, total
from nenrin.sheets.segments_stages import AT as STAGE

_NAMES = ("slice", "customers", "bought", "share", "cumulative", "mean")
AT = {name: column for column, name in enumerate(_NAMES)}
_PARTS = ("customers", "bought")
_SHARE = "0.0%"
_WIDE = len(STAGE) - 1


def slice_table(places: Places, block: str) -> Iterator[Cell]:
    """One line a part, the largest buyers first, and the total."""
    layout, top, names = places.layout, places.tops[block], places.inputs.names(block)
    yield from band(top, (0, _WIDE), layout.words.text(f"sheet.segments.{block}", unit=places.unit or NONE))
    yield from titles(layout, "segments", [(column, name) for name, column in AT.items() if name != "mean"], top + 1)
    yield Cell(top + 1, AT["mean"], layout.words.text("sheet.segments.column.mean", unit=places.each_unit), role="head")
    first, foot = top + 2, top + 2 + len(names)
    given = {
        (name, part): places.given(row, AT[part], (block, part, name), number)
        for row, name in enumerate(names, first) for part, number in _parts(places)
    }
    feet = {}
    for part, number in _parts(places):
        where = area((first, AT[part]), (foot - 1, AT[part]))
        value, formula = total([given[name, part] for name in names], where)
        feet[part] = Cell(foot, AT[part], value, formula, "number_bold", number)
    yield from (*given.values(), *feet.values())
    so_far, shares = 0.0, []
    whole = (feet["bought"].value, spot(foot, AT["bought"], "row"))
    for row, name in enumerate(names, first):
        bought = given[name, "bought"]
        so_far += bought.value if isinstance(bought.value, float) else 0.0
        yield Cell(row, AT["slice"], name, role="text")
        shares.append(Cell(row, AT["share"], *share(bought, whole), "number", _SHARE))
        running = f"SUM({spot(first, AT['bought'], 'row')}:{spot(row, AT['bought'])})"
        summed = bought._replace(value=so_far if isinstance(bought.value, float) else NONE)
        yield Cell(row, AT["cumulative"], *share(summed, whole, running), "number", _SHARE)
        yield _mean(places, given[name, "customers"], bought)
    yield from shares
    yield Cell(foot, AT["slice"], layout.words.text("customers.head_total"), role="text_bold")
    yield Cell(foot, AT["share"], *total(shares, share_area(places, block)), "number_bold", _SHARE)
    yield Cell(foot, AT["cumulative"], None, role="number_bold")
    yield _mean(places, feet["customers"], feet["bought"])._replace(role="number_bold")


def _parts(places: Places) -> tuple[tuple[str, str], ...]:
    """What is counted of a part, and how it looks."""
    return tuple(zip(_PARTS, (COUNT, places.amount), strict=True))


def share_area(places: Places, block: str) -> str:
    """The shares of a table."""
    first = places.first(block)
    return area((first, AT["share"]), (first + len(places.inputs.names(block)) - 1, AT["share"]))


def slice_tie(places: Places) -> tuple[str, float] | None:
    """Deciles and classes hold the same customers and the same purchases: the formula of the gap, and the gap."""
    if "decile" not in places.tops or "class" not in places.tops:
        return None
    feet = {block: places.first(block) + len(places.inputs.names(block)) for block in ("decile", "class")}
    at = {
        (block, name): f"N({places.layout.cell('segments', foot, AT[name])})"
        for block, foot in feet.items() for name in ("customers", "bought")
    }
    value = at["decile", "bought"]
    formula = (
        f"ABS({at['decile', 'customers']}-{at['class', 'customers']})"
        f"+ROUND(ABS({value}-{at['class', 'bought']})/MAX(1,ABS({value})),9)"
    )
    (many, much), (other, bought) = (
        [added(places.inputs.value((block, part, name)) for name in places.inputs.names(block)) for part in _PARTS]
        for block in feet
    )
    return formula, abs(many - other) + round(abs(much - bought) / max(1.0, abs(much)), 9)


def _mean(places: Places, customers: Cell, bought: Cell) -> Cell:
    """For each customer; nothing where a part has none."""
    there = spot(customers.row, customers.column)
    value, formula = share(bought, (customers.value, there))
    return Cell(bought.row, AT["mean"], value, formula, "number", places.each)
