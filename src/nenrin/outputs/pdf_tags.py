"""What each piece of the page is, for a screen reader and for whoever reads the numbers back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nenrin.outputs.pdf_page import figures
from nenrin.outputs.pdf_structure import Element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Source

_NAME = "data-figure"
_POINTS = 0.75
"""PDF points in a CSS pixel."""
_ROLES = {
    "a": "Link", "article": "Art", "h1": "H1", "h2": "H2", "h3": "H3", "img": "Figure", "li": "LBody", "ol": "L",
    "p": "P", "section": "Sect", "table": "Table", "tbody": "TBody", "td": "TD", "th": "TH", "thead": "THead",
    "tr": "TR", "ul": "L",
}
_GROUPS = frozenset({"Document", "Sect", "Art", "L", "Table", "THead", "TBody", "TR"})
"""What holds other elements and never words of its own."""
_SCOPES = {"row": "/Row", "col": "/Column"}


@dataclass(frozen=True)
class Sheet:
    """One sheet of paper: its reference, its height in pixels, its marked content that has no element yet.

    ``sections``: those begun, by what they are on the page: one that goes on over the sheet stays one.
    """

    reference: bytes
    high: float
    marks: dict[Any, Any]
    drawings: Mapping[str, Source]
    sections: dict[Any, Element]

    def take(self, box: Any) -> int:  # noqa: ANN401 (WeasyPrint has no types)
        """The number of the content that ``box`` drew."""
        number: int = self.marks.pop(box)["mcid"]
        return number


def grow(page: Any, root: Element, sheet: Sheet) -> frozenset[int]:  # noqa: ANN401 (the same)
    """Hang what one page shows under ``root``; returns the numbers of what is no content: running heads, leaders."""
    from weasyprint.formatting_structure.boxes import MarginBox

    aside: set[int] = set()
    for child in page.children:
        if isinstance(child, MarginBox):
            aside |= _aside(child, sheet)
        else:
            aside |= _hang(child, root, sheet)
    return frozenset(aside)


def _aside(box: Any, sheet: Sheet) -> set[int]:  # noqa: ANN401 (the same)
    """The content of a box that is read to nobody."""
    return {sheet.take(one) for one in box.descendants() if one in sheet.marks}


def _hang(box: Any, above: Element, sheet: Sheet) -> set[int]:  # noqa: ANN401 (the same)
    """One box and all inside it; the numbers of what is no content there."""
    from weasyprint.formatting_structure.boxes import ReplacedBox, TextBox

    box = getattr(box, "_box", box)
    if box.is_leader:
        return _aside(box, sheet)
    if isinstance(box, TextBox):
        above.kids.append(sheet.take(box))
        return set()
    element = _element(box, above, sheet)
    if box.link_annotation and not element.links:
        element.links.append(box.link_annotation)
    if isinstance(box, ReplacedBox):
        element.kids.append(sheet.take(box))
        element.more |= _drawn(box, sheet)
    found: set[int] = set()
    for child in box.children:
        found |= _hang(child, element, sheet)
    return found


def _element(box: Any, above: Element, sheet: Sheet) -> Element:  # noqa: ANN401 (the same)
    """The element that a box opens; the one above where it only lays that out."""
    source, role = box.element, _role(box, above)
    if role is None:
        return above
    if role == "Sect" and source in sheet.sections:
        return sheet.sections[source]
    found = Element(role, sheet.reference, source, name=source.get(_NAME, ""))
    if role == "Sect":
        sheet.sections[source] = found
    if role in {"TH", "TD"}:
        found.more |= _cell(box, source)
    above.kids.append(Element("LI", sheet.reference, kids=[found]) if role == "LBody" else found)
    return found


def _role(box: Any, above: Element) -> str | None:  # noqa: ANN401 (the same)
    """What a box is; None where it is nothing by itself."""
    from weasyprint.formatting_structure.boxes import LineBox

    source = box.element
    if source is None or isinstance(box, LineBox):
        return None
    role = None if source is above.source else _ROLES.get(box.element_tag)
    if role is None and above.role in _GROUPS and any(isinstance(child, LineBox) for child in box.children):
        return "P"
    if role is None and source is not above.source and source.get(_NAME):
        return "Span"
    return role


def _cell(box: Any, source: Source) -> dict[str, Any]:  # noqa: ANN401 (the same)
    """What the cell of a table says about itself."""
    from weasyprint.pdf import pydyf

    said: dict[str, Any] = {"Scope": _SCOPES[source.get("scope", "col")]} if source.tag == "th" else {}
    if box.colspan != 1:
        said["ColSpan"] = box.colspan
    return {"A": pydyf.Dictionary({"O": "/Table", **said})} if said else {}


def _drawn(box: Any, sheet: Sheet) -> dict[str, Any]:  # noqa: ANN401 (the same)
    """A figure's sentence and place, in points from the foot of the sheet, and the names of the numbers drawn in it.

    The numbers are user properties (PDF 32000-1, 14.7.5.4): N the name in the JSON of figures, V the text as drawn.
    """
    from weasyprint.pdf import pydyf

    left, top = box.content_box_x(), box.content_box_y()
    edges = (left, sheet.high - top - box.height, left + box.width, sheet.high - top)
    place = pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(round(edge * _POINTS, 2) for edge in edges)})
    drawing = sheet.drawings.get(box.element.get("src"))
    named = pydyf.Array(
        pydyf.Dictionary({"N": pydyf.String(name), "V": pydyf.String(text)})
        for name, text in (figures(drawing) if drawing is not None else ())
    )
    both = pydyf.Array([place, pydyf.Dictionary({"O": "/UserProperties", "P": named})])
    return {"Alt": pydyf.String(box.element.get("alt")), "A": both if named else place}
