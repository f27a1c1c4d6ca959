"""What WeasyPrint leaves undone for a small file that is PDF/A-3a and PDF/UA-1 at once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from nenrin.outputs.pdf_content import condensed
from nenrin.outputs.pdf_drawings import unfolded
from nenrin.outputs.pdf_glyphs import renumbered, respelled
from nenrin.outputs.pdf_structure import Element, add, pruned
from nenrin.outputs.pdf_tags import Sheet, grow
from nenrin.outputs.pdf_write import referred, write

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Source

    from weasyprint import Document

_SPREADSHEET = "/application#2fvnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RDF = b'<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""'
_UA = (
    _RDF + b' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
)
_EXTENSION = (
    _RDF + b' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>PDF/UA part number</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
_HEADS = b"<</Type/Pagination>>"
"""How running heads and feet are marked: for whoever turns the pages, never read aloud."""


def finish(
    document: Document, pdf: Any, names: Mapping[str, str], drawings: Mapping[str, Source],  # noqa: ANN401 (pydyf has no types)
) -> None:
    """Both identities in the metadata, the attachment once and typed, tags, links by ``names``, fonts cut down.

    ``drawings``: those of the page by their addresses. From here on the file is written in our own way.
    """
    _identify(pdf)
    _attachments(pdf)
    tagged = _tags(document, pdf, drawings)
    _contents(document, pdf)
    _links(pdf, names, tagged)
    pdf.catalog["PageMode"] = "/UseOutlines"
    pdf.write = functools.partial(_write, pdf)


def _write(pdf: Any, output: BinaryIO, _version: object, identifier: bytes, _compress: object) -> None:  # noqa: ANN401 (the same)
    """Stands in for the engine's own way to write, which packs everything twice and the table of places badly."""
    output.write(write(pdf, identifier))


def _identify(pdf: Any) -> None:  # noqa: ANN401 (the same)
    """The variant pdf/a-3a writes only its own identity; PDF/A wants the other one's schema declared."""
    stream = referred(pdf, pdf.catalog["Metadata"])
    data = b"\n".join(part if isinstance(part, bytes) else str(part).encode() for part in stream.stream)
    end = data.rindex(b"</rdf:RDF>")
    stream.stream = [data[:end] + _UA + _EXTENSION + data[end:]]


def _attachments(pdf: Any) -> None:  # noqa: ANN401 (the same)
    """WeasyPrint lists every attachment twice, and knows the type only where the machine does."""
    files = pdf.catalog["AF"]
    once = list(dict.fromkeys(files))
    del files[:]
    files.extend(once)
    for reference in once:
        embedded = referred(pdf, referred(pdf, reference)["EF"]["F"])
        embedded.extra["Subtype"] = _SPREADSHEET


def _tags(document: Document, pdf: Any, drawings: Mapping[str, Source]) -> frozenset[bytes]:  # noqa: ANN401 (the same)
    """The tag tree of all pages; what is no content there is marked as such. Returns the links that are in the tree."""
    root = Element("Document")
    sections: dict[Any, Element] = {}
    for page, reference in zip(document.pages, pdf.page_references, strict=True):
        stream = referred(pdf, referred(pdf, reference)["Contents"])
        sheet = Sheet(reference, page.height, stream._tags, drawings, sections)  # noqa: SLF001 (there is no public way)
        aside = grow(page._page_box, root, sheet)  # noqa: SLF001 (the same)
        for place, item in enumerate(stream.stream):
            if isinstance(item, dict) and item.get("MCID") in aside:
                stream.stream[place - 1 : place + 1] = [b"/Artifact", _HEADS]
    return add(pdf, pruned(root))


def _contents(document: Document, pdf: Any) -> None:  # noqa: ANN401 (the same)
    """What every page draws, and the fonts, in fewer words."""
    drawings, numbers = unfolded(pdf), renumbered(document, pdf)
    for reference in pdf.page_references:
        stream = referred(pdf, referred(pdf, reference)["Contents"])
        stream.stream = [condensed(stream.stream, numbers, drawings)]
    for apart in (thing for thing in pdf.objects if "Resources" in getattr(thing, "extra", {})):
        apart.stream = list(respelled(apart.stream, numbers))


def _links(pdf: Any, names: Mapping[str, str], tagged: frozenset[bytes]) -> None:  # noqa: ANN401 (the same)
    """A link is announced once, by the name of what it leads to; the engine makes one for every box in it."""
    for thing in pdf.objects:
        if not isinstance(thing, dict):
            continue
        if "Annots" in thing:
            thing["Annots"][:] = [link for link in thing["Annots"] if link in tagged]
        if thing.get("Subtype") == "/Link":
            told = thing["Contents"]
            told.string = names.get(told.string, told.string)
