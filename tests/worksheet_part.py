"""One worksheet of an Excel file, looked at for what makes a program offer to repair it (ECMA-376, part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias
from xml.etree import ElementTree as ET

Element: TypeAlias = ET.Element
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter",
    "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
    "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "ignoredErrors", "drawing",
    "legacyDrawing", "picture", "tableParts", "extLst",
)
"""The children of a worksheet in their only order (18.3.1.99)."""
_LONGEST = {"prompt": 255, "error": 225, "promptTitle": 32, "errorTitle": 32}
_MOST_LINKS, _HIGHEST = 65_530, 409.0


def order(sheet: Element) -> Iterator[str]:
    """What stands out of its place or twice."""
    tags = [one.tag.removeprefix(MAIN) for one in sheet]
    places = [_ORDER.index(tag) for tag in tags]
    if places != sorted(places):
        yield "its parts stand in another order"
    yield from (f"{tag} stands twice" for tag in set(tags) if tags.count(tag) > 1 and tag != "conditionalFormatting")


def cells(sheet: Element, looks: int, texts: int) -> Iterator[str]:
    """Rows and cells ascend; each has a style, a text or a number that is there; shared formulas have their first."""
    masters: set[str] = set()
    above = 0
    for row in sheet.find(f"{MAIN}sheetData") or ():
        number, left = int(row.get("r", 0)), 0
        if number <= above or float(row.get("ht", 0)) > _HIGHEST:
            yield f"row {number}"
        above = number
        for cell in row:
            spot = str(cell.get("r"))
            column = _column(spot)
            if column <= left or int(spot.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) != number:
                yield f"{spot} is out of order"
            left = column
            if int(cell.get("s", 0)) >= looks:
                yield f"{spot} has a style that is not there"
            yield from (f"{spot} {fault}" for fault in _value(cell, texts))
            yield from (f"{spot} {fault}" for fault in _formula(cell, masters))


def _value(cell: Element, texts: int) -> Iterator[str]:
    kind, value = cell.get("t", "n"), cell.findtext(f"{MAIN}v")
    if kind == "e":
        yield "is an error"
    if kind == "s" and int(value or texts) >= texts:
        yield "has a text that is not there"
    if kind == "n" and value is not None and not re.fullmatch(r"-?\d+(\.\d+)?(E[+-]?\d+)?", value, re.IGNORECASE):
        yield f"has the number {value!r}"


def _formula(cell: Element, masters: set[str]) -> Iterator[str]:
    formula = cell.find(f"{MAIN}f")
    if formula is None:
        return
    text = formula.text or ""
    if formula.get("t") == "shared":
        if not text and str(formula.get("si")) not in masters:
            yield "shares a formula that is not there"
        masters.add(str(formula.get("si")))
    elif not text:
        yield "has an empty formula"
    spoken = re.sub(r'"[^"]*"|\'[^\']*\'', "", text)
    if spoken.count("(") != spoken.count(")") or len(text) > 8192 or text.startswith("="):
        yield f"has the formula {text[:60]}"


def around(sheet: Element, colours: int, relations: Element) -> Iterator[str]:
    """Columns, rules, lists, links, feet and drawings."""
    spans = [(int(one.get("min", 0)), int(one.get("max", 0))) for one in sheet.find(f"{MAIN}cols") or ()]
    if any(low > high for low, high in spans) or any(after[0] <= one[1] for one, after in pairwise(spans)):
        yield "columns overlap"
    rules = list(sheet.iter(f"{MAIN}cfRule"))
    if len({one.get("priority") for one in rules}) < len(rules):
        yield "two rules of one priority"
    yield from ("a rule has a look that is not there" for one in rules if int(one.get("dxfId", 0)) >= colours)
    lists = sheet.find(f"{MAIN}dataValidations")
    if lists is not None and int(lists.get("count", 0)) != len(lists):
        yield "the number of lists is wrong"
    for one in lists if lists is not None else ():
        if len((one.findtext(f"{MAIN}formula1") or "").strip('"')) > 255:
            yield "a list of more than 255 letters"
        yield from (f"a long {name}" for name, most in _LONGEST.items() if len(one.get(name, "")) > most)
    links = [str(one.get("ref")) for one in sheet.iter(f"{MAIN}hyperlink")]
    if len(set(links)) < len(links) or len(links) > _MOST_LINKS:
        yield "links"
    yield from ("a foot of more than 255 letters" for one in sheet.find(f"{MAIN}headerFooter") or ()
                if len(one.text or "") > 255)
    known = {None, *(one.get("Id") for one in relations)}
    yield from (f"{one.tag} asks for {one.get(_LINK)}" for one in sheet.iter() if one.get(_LINK) not in known)


def _column(spot: str) -> int:
    number = 0
    for letter in re.match("[A-Z]+", spot)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number
