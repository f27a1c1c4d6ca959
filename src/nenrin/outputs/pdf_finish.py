"""What WeasyPrint leaves undone for a file that is PDF/A-3a and PDF/UA-1 at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
_POINTS = 0.75
"""PDF points in a CSS pixel."""


def finish(document: Document, pdf: Any, names: Mapping[str, str]) -> None:  # noqa: ANN401 (pydyf has no types)
    """Both identities in the metadata, the attachment once and typed, figures where they are, links by ``names``."""
    _identify(pdf)
    _attachments(pdf)
    _figures(document, pdf)
    _links(pdf, names)
    pdf.catalog["PageMode"] = "/UseOutlines"


def _identify(pdf: Any) -> None:  # noqa: ANN401 (the same)
    """The variant pdf/a-3a writes only its own identity; PDF/A wants the other one's schema declared."""
    stream = _referred(pdf, pdf.catalog["Metadata"])
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
        embedded = _referred(pdf, _referred(pdf, reference)["EF"]["F"])
        embedded.extra["Subtype"] = _SPREADSHEET


def _figures(document: Document, pdf: Any) -> None:  # noqa: ANN401 (the same)
    """Boxes of figures in points from the bottom of the page, not in pixels from its top."""
    heights = {reference: page.height for reference, page in zip(pdf.page_references, document.pages, strict=True)}
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("S") == "/Figure" and "BBox" in thing.get("A", {}):
            left, top, right, bottom = thing["A"]["BBox"]
            high = heights[thing["Pg"]]
            box = (left, high - bottom, right, high - top)
            del thing["A"]["BBox"][:]
            thing["A"]["BBox"].extend(round(value * _POINTS, 2) for value in box)


def _links(pdf: Any, names: Mapping[str, str]) -> None:  # noqa: ANN401 (the same)
    """A link is announced by the name of what it leads to, not by that thing's id."""
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("Subtype") == "/Link":
            told = thing["Contents"]
            told.string = names.get(told.string, told.string)


def _referred(pdf: Any, reference: Any) -> Any:  # noqa: ANN401 (the same)
    """The object behind ``7 0 R``."""
    return pdf.objects[int(reference.split()[0])]
