"""The structure elements of the PDF, and how they are written into the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Source

_CELLS = frozenset({"TR", "TH", "TD"})
"""What stays although it is empty, or a table would lose its shape."""


@dataclass
class Element:
    """One element while the tree grows. ``kids``: elements, and the numbers of marked content on its page."""

    role: str
    page: bytes = b""
    source: Source | None = None
    """What it is on the page from which the file is made."""
    kids: list[Element | int] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    name: str = ""
    """The name of the number that it is, if it is one."""
    more: dict[str, Any] = field(default_factory=dict)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def pruned(element: Element) -> Element:
    """The tree without what is empty; an element whose only content is a number takes over its name."""
    element.kids = [
        kid for kid in (pruned(one) if isinstance(one, Element) else one for one in element.kids)
        if isinstance(kid, int) or kid.kids or kid.role in _CELLS
    ]
    only = element.kids[0] if len(element.kids) == 1 else None
    if isinstance(only, Element) and only.role == "Span" and not element.name and not element.links:
        element.name, element.kids = only.name, only.kids
    return element


def add(pdf: Any, root: Element) -> frozenset[bytes]:  # noqa: ANN401 (pydyf has no types)
    """Write the tree into the file, with the ways back to it from the content of every page and from every link.

    Returns the references of those links.
    """
    from weasyprint.pdf import pydyf

    top, found = pydyf.Dictionary({"Type": "/StructTreeRoot"}), {}
    pdf.add_object(top)
    for one in root.walk():
        found[id(one)] = own = pydyf.Dictionary({"S": f"/{one.role}"})
        pdf.add_object(own)
    top["K"], found[id(root)]["P"] = found[id(root)].reference, top.reference
    content: dict[bytes, dict[int, bytes]] = {page: {} for page in pdf.page_references}
    links: list[Any] = []
    for one in root.walk():
        own = found[id(one)]
        for kid in one.kids:
            if isinstance(kid, Element):
                found[id(kid)]["P"] = own.reference
            else:
                content[one.page][kid] = own.reference
        _fill(own, one, [found[id(kid)].reference if isinstance(kid, Element) else kid for kid in one.kids])
        links.extend((link, own.reference) for link in one.links)
    _ways_back(top, content, links)
    pdf.catalog["StructTreeRoot"] = top.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true", "UserProperties": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    return frozenset(link.reference for link, _ in links)


def _fill(own: Any, one: Element, kids: list[bytes | int]) -> None:  # noqa: ANN401 (the same)
    """The entries of one element; a page only where content of it is named by number."""
    from weasyprint.pdf import pydyf

    joined = [pydyf.Dictionary({"Type": "/OBJR", "Obj": link.reference}) for link in one.links]
    if joined or any(isinstance(kid, int) for kid in kids):
        own["Pg"] = one.page
    if one.name:
        own["T"] = pydyf.String(one.name)
    own.update(one.more)
    own["K"] = kids[0] if len(kids) == 1 and not joined else pydyf.Array([*kids, *joined])


def _ways_back(top: Any, content: Mapping[bytes, Mapping[int, bytes]], links: list[Any]) -> None:  # noqa: ANN401 (the same)
    """The parent tree: per page its elements by number of content, none for running heads; then one per link."""
    from weasyprint.pdf import pydyf

    numbered = [
        pydyf.Array(found.get(number, b"null") for number in range(max(found, default=-1) + 1))
        for found in content.values()
    ]
    for place, (link, reference) in enumerate(links, start=len(content)):
        link["StructParent"] = place
        numbered.append(reference)
    entries = pydyf.Array(entry for pair in enumerate(numbered) for entry in pair)
    top["ParentTree"], top["ParentTreeNextKey"] = pydyf.Dictionary({"Nums": entries}), len(numbered)
