"""Reported: every number that the report prints, tied to its cell – full value, printed text, rounding, match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nenrin.sheets import formats
from nenrin.sheets.address import spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import head, result_rules, status_rules
from nenrin.sheets.layout import Layout
from nenrin.sheets.reported_columns import AT, WIDTHS, column
from nenrin.sheets.reported_figure import Reported
from nenrin.sheets.reported_links import links
from nenrin.sheets.rows import BODY, HEAD
from nenrin.vocabulary.figure import half_up

_STATUS = ((0, 1), (2, 3), (5, 7))
NONE = "–"
_PLAIN = re.compile(r"([^-+*/()]+!)?[A-Za-z_$]+[0-9$]*")
"""A cell or a name, which shows what there is; whatever is reckoned from cells needs all of them."""
_DIGITS = 10
"""So many has the difference: below them lies what floats leave of a sum, above them no value ends on a tie."""
_NOISE = 1 + 1e-9
"""A value that lies on the edge between two roundings is rounded as its 15 digits are."""


def reported(layout: Layout) -> Sheet:
    """One row a number; a number without a cell of its own (a count in a sentence) stands for itself."""
    told, known = layout.reported, links(layout) if layout.reported else {}
    lines = [cell for row, one in enumerate(told, BODY) for cell in _line(layout, row, one, known.get(one.id))]
    none = [] if told else [Cell(BODY, 0, layout.words.text("sheet.reported.none"), role="text")]
    return Sheet(
        name=layout.name("reported"),
        cells=(*head(layout, "reported", _STATUS), *_titles(layout), *lines, *none),
        widths=tuple((place, place, width) for place, width in enumerate(WIDTHS.values())),
        heights=((HEAD, 32),),
        freeze=(BODY, 1),
        head=HEAD,
        tab="output",
        rules=(*status_rules(layout, _STATUS), *result_rules(layout, column(layout, "match"))),
    )


def _titles(layout: Layout) -> Iterator[Cell]:
    for name in AT:
        role = "head_left" if name in ("id", "section", "media", "text") else "head"
        yield Cell(HEAD, AT[name], layout.words.text(f"sheet.reported.column.{name}"), role=role)


def _line(layout: Layout, row: int, one: Reported, there: str | None) -> Iterator[Cell]:
    """The number as printed beside the cell it comes from, and their difference in printed units."""
    full = formats.plain("General", layout.words)
    at, rounding = {name: spot(row, column) for name, column in AT.items()}, one.rounding
    for name, text in (("id", one.id), ("section", one.section), ("media", one.media), ("text", one.text)):
        yield Cell(row, AT[name], text, role="grey" if name in ("section", "media") else "text")
    yield Cell(row, AT["value"], one.value, role="issued", number_format=full)
    if there is None:
        yield Cell(row, AT["live"], NONE, role="number_grey")
    else:
        found = there if _PLAIN.fullmatch(there) else f'IFERROR({there},"{NONE}")'
        yield Cell(row, AT["live"], one.value, found, "linked", full)
    if rounding is None:
        yield from (Cell(row, AT[name], NONE, role="grey_centre") for name in ("printed", "digits", "divisor", "sign"))
        yield Cell(row, AT["match"], layout.words.text("sheet.result.fail"), role="result")
        return
    half = 0.5 * 10.0**-rounding.digits * _NOISE
    for name, number, format_ in (
        ("printed", rounding.number, full), ("digits", float(rounding.digits), "0"),
        ("divisor", rounding.divisor, "#,##0.##"), ("sign", rounding.sign, '"+"0;"−"0'), ("half", half, "General"),
    ):
        yield Cell(row, AT[name], number, role="number_grey", number_format=format_)
    source = at["live"] if there else at["value"]
    difference = one.value * rounding.sign / rounding.divisor - rounding.number
    formula = f"{source}*{at['sign']}/{at['divisor']}-{at['printed']}"
    told = f'IF(ISNUMBER({source}),ROUND({formula},{_DIGITS}),"{NONE}")'
    off = formats.plain("0.0000", layout.words)
    rounded = float(half_up(difference, _DIGITS))
    yield Cell(row, AT["difference"], rounded, told, "number_grey", off, of=abs(rounding.number))
    yield _match(layout, row, at)


def _match(layout: Layout, row: int, at: dict[str, str]) -> Cell:
    """A number that is not there in the month shown does not match either."""
    said: Value = layout.words.text("sheet.result.pass")
    holds = f'IF(ABS({at["difference"]})<={at["half"]},"{said}",check_otherwise)'
    return Cell(row, AT["match"], said, f"IF(ISNUMBER({at['difference']}),{holds},check_otherwise)", "result")
