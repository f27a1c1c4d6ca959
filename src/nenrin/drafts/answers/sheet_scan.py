"""Where the rows and cells of a worksheet lie in the letters of its XML, so that single cells can be exchanged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from nenrin.drafts.answers.yaml_nodes import Unchangeable

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@dataclass
class Element:
    """One row or cell: its bytes (begin, end), where its content ends, and its attributes.

    ``closed``: an empty element such as ``<c r="A1"/>``. ``formula``: a cell that is calculated; ``result``: the bytes
    of what it gave.
    """

    begin: int
    end: int = 0
    inner_end: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False
    formula: bool = False
    result: tuple[int, int] | None = None


@dataclass
class Page:
    """A worksheet's ``xml``: rows by number, cells by (row, column) from 1 and 0, and what else must follow.

    ``prefix``: of the names of its elements. ``data``: the sheetData; ``dimension`` may be absent.
    """

    xml: bytes
    prefix: str = ""
    data: Element | None = None
    dimension: Element | None = None
    rows: dict[int, Element] = field(default_factory=dict)
    cells: dict[tuple[int, int], Element] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)


def page(xml: bytes) -> Page:
    """The page of a worksheet that the container has found harmless; Unchangeable where it is not XML."""
    scan = _Scan(xml)
    try:
        scan.parser.Parse(xml, True)  # noqa: FBT003 (the parser's own word: this is all)
    except expat.ExpatError:
        raise Unchangeable from None
    if scan.page.data is None:
        raise Unchangeable
    return scan.page


def address(spot: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of ``C7``."""
    found = _ADDRESS.fullmatch(spot.replace("$", ""))
    if found is None:
        raise Unchangeable
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column - 1


class _Scan:
    """Walks through the XML once."""

    def __init__(self, xml: bytes) -> None:
        self.page = Page(xml)
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._open: list[tuple[str, Element]] = []
        self._row = self._column = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        made, at = Element(self.parser.CurrentByteIndex, attributes=attributes), self.page
        self._open.append((name, made))
        match name.rpartition(":")[2]:
            case "sheetData":
                at.data, at.prefix = made, name.removesuffix("sheetData")
            case "dimension":
                at.dimension = made
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 1)), -1
                at.rows[self._row] = made
            case "c":
                spot = (self._row, self._column + 1)
                self._row, self._column = address(attributes["r"]) if "r" in attributes else spot
                at.cells[self._row, self._column] = made
            case "mergeCell":
                at.merged.append(attributes.get("ref", ""))
            case _:
                pass

    def _end(self, name: str) -> None:
        """An empty element ends where the parser stands now; any other at the end of its closing tag."""
        _, made = self._open.pop()
        here, xml = self.parser.CurrentByteIndex, self.page.xml
        made.closed = not xml.startswith(f"</{name}".encode(), here)
        made.inner_end = here
        made.end = here if made.closed else xml.index(b">", here) + 1
        cell = next((one for opened, one in reversed(self._open) if opened.rpartition(":")[2] == "c"), None)
        if cell is not None and name.rpartition(":")[2] == "f":
            cell.formula = True
        if cell is not None and name.rpartition(":")[2] == "v":
            cell.result = (made.begin, made.end)
