"""Deciles, ABC classes and cohorts on Segments: shares and cumulative shares follow from what was counted."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, titles
from nenrin.sheets.layout import serial
from nenrin.sheets.segments_places import COUNT, NONE, Places, added
from nenrin.sheets.segments_stages import AT as STAGE
from nenrin.vocabulary import Month

_NAMES = ("slice", "customers", "bought", "share", "cumulative", "mean")
AT = {name: column for column, name in enumerate(_NAMES)}
_SHARE = "0.0%"
_WIDE = len(STAGE) - 1


def slice_table(places: Places, block: str) -> Iterator[Cell]:
    """One line a part, the largest buyers first, and the total."""
    layout, top, names = places.layout, places.tops[block], places.inputs.names(block)
    yield from band(top, (0, _WIDE), layout.words.text(f"sheet.segments.{block}", unit=places.unit or NONE))
    yield from titles(layout, "segments", [(column, name) for name, column in AT.items()], top + 1)
    first, foot = top + 2, top + 2 + len(names)
    given = [[places.inputs.value(block, name, place) or 0.0 for place in (0, 1)] for name in names]
    customers, bought = (added([line[place] for line in given]) for place in (0, 1))
    so_far = 0.0
    for row, (name, (count, value)) in enumerate(zip(names, given, strict=True), first):
        so_far += value
        yield Cell(row, AT["slice"], name, role="text")
        yield places.given(row, AT["customers"], (block, name, 0), COUNT)
        yield places.given(row, AT["bought"], (block, name, 1), places.amount)
        total = spot(foot, AT["bought"], "row")
        yield _ratio(row, "share", value, bought, (spot(row, AT["bought"]), total))
        running = f"SUM({spot(first, AT['bought'], 'row')}:{spot(row, AT['bought'])})"
        yield _ratio(row, "cumulative", so_far, bought, (running, total))
        yield _mean(places, row, count, value)
    yield Cell(foot, AT["slice"], layout.words.text("customers.head_total"), role="text_bold")
    for name, value, number in (("customers", customers, COUNT), ("bought", bought, places.amount)):
        where = area((first, AT[name]), (foot - 1, AT[name]))
        yield Cell(foot, AT[name], value, f"SUM({where})", "number_bold", number)
    shares = added([line[1] / bought if bought else 0.0 for line in given])
    yield Cell(foot, AT["share"], shares, f"SUM({share_area(places, block)})", "number_bold", _SHARE)
    yield Cell(foot, AT["cumulative"], None, role="number_bold")
    yield _mean(places, foot, customers, bought)


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
        (block, name): places.layout.cell("segments", foot, AT[name])
        for block, foot in feet.items() for name in ("customers", "bought")
    }
    value = at["decile", "bought"]
    formula = (
        f"ABS({at['decile', 'customers']}-{at['class', 'customers']})"
        f"+ROUND(ABS({value}-{at['class', 'bought']})/MAX(1,ABS({value})),9)"
    )
    totals = [
        [added([places.inputs.value(block, name, place) for name in places.inputs.names(block)]) for place in (0, 1)]
        for block in feet
    ]
    (many, much), (other, bought) = totals
    return formula, abs(many - other) + round(abs(much - bought) / max(1.0, abs(much)), 9)


def cohort_table(places: Places) -> Iterator[Cell]:
    """The months after the first purchase across: what share bought in each."""
    layout, top, names = places.layout, places.tops["cohort"], places.inputs.names("cohort")
    longest = max(len(places.inputs.values["cohort", name]) for name in names)
    yield from band(top, (0, max(_WIDE, longest)), layout.words.text("sheet.segments.cohort"))
    yield from titles(layout, "segments", [(0, "first"), (1, "customers")], top + 1)
    for place in range(1, longest):
        yield Cell(top + 1, place + 1, str(place), role="head")
    for row, name in enumerate(names, top + 2):
        values = [value or 0.0 for value in places.inputs.values["cohort", name]]
        yield Cell(row, 0, serial(Month.parse(name)), role="text", number_format=formats.month(layout.words))
        yield places.given(row, 1, ("cohort", name, 0), COUNT)
        for place, value in enumerate(values[1:], 1):
            there, size = places.inputs.cell("cohort", name, place), spot(row, 1, "column")
            share = value / values[0] if values[0] else 0.0
            yield Cell(row, place + 1, share, f"IF({size}=0,0,{there}/{size})", "number", "0%")


def cohort_area(places: Places) -> str:
    """The shares of the cohorts."""
    names, first = places.inputs.names("cohort"), places.first("cohort")
    longest = max(len(places.inputs.values["cohort", name]) for name in names)
    return area((first, 2), (first + len(names) - 1, max(longest, 2)))


def _ratio(row: int, name: str, value: float, whole: float, spelled: tuple[str, str]) -> Cell:
    part, total = spelled
    return Cell(row, AT[name], value / whole if whole else 0.0, f"IF({total}=0,0,{part}/{total})", "number", _SHARE)


def _mean(places: Places, row: int, customers: float, bought: float) -> Cell:
    """For each customer; nothing where a part has none."""
    size, value = spot(row, AT["customers"]), spot(row, AT["bought"])
    mean = bought / customers if customers else 0.0
    return Cell(row, AT["mean"], mean, f"IF({size}=0,0,{value}/{size})", "number", places.each)
