"""The page as a tree that the layout engine takes, with every drawing taken out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"
_EMPTY = re.compile(r"<(br|col|hr|img|meta|wbr)\b([^<>]*?)/?>")
"""Elements that HTML never closes."""
_STYLED = re.compile(r"(?<![\w.#:-])svg(?=[\s,{:])")


@dataclass(frozen=True)
class Page:
    """The elements, and the drawings that stood among them by the address under which they are shown now.

    The engine gives every element a style, but the parts of a drawing have none: taken out, they cost nothing.
    """

    root: Element
    drawings: Mapping[str, Element]


def read(html: str) -> Page:
    """The elements of ``html``, which our templates write well-formed, by the parser that Python carries in C.

    The engine's own parser mends what others write; it takes thirty times as long for the same elements.
    """
    text = html[html.index("<html"):]
    root = ET.fromstring(_EMPTY.sub(r"<\1\2/>", text))  # noqa: S314 (our own page, escaped; it declares no entity)
    drawings: dict[str, Element] = {}
    for parent in list(root.iter()):
        if parent.tag == "style":
            parent.text = _STYLED.sub("img", parent.text or "")
        for place, child in enumerate(parent):
            if child.tag == f"{_SVG}svg":
                address = f"drawing:{len(drawings)}"
                drawings[address] = child
                parent[place] = _picture(child, address)
    return Page(root, drawings)


def _picture(drawing: Element, address: str) -> Element:
    """What stands for a drawing: its address and its sentence."""
    said = {"src": address, "class": drawing.get("class", ""), "alt": drawing.findtext(f"{_SVG}title", "")}
    picture = ET.Element("img", said)
    picture.tail, drawing.tail = drawing.tail, None
    return picture


def written(drawing: Element) -> bytes:
    """A drawing as a file."""
    text: bytes = ET.tostring(drawing, encoding="utf-8")
    return text


def figures(drawing: Element) -> tuple[tuple[str, str], ...]:
    """The name and the text of every number in a drawing, in the order in which they are drawn."""
    texts = ((text.get("data-figure", ""), text.text or "") for text in drawing.iter(f"{_SVG}text"))
    return tuple((name, text) for name, text in texts if name)
