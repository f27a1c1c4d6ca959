"""The names of figures in the PDF: the title of every number's tag is where the JSON of figures holds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

ATTRIBUTE = "data-figure"


@contextmanager
def named_figures() -> Iterator[None]:
    """WeasyPrint builds a tag for every box and keeps no attribute of ours; while this lasts it keeps the name.

    The tag of a number gets its name as ``/T``, the title of a structure element (PDF 32000-1, table 323).
    """
    from weasyprint.pdf import tags

    plain = tags._build_box_tree  # noqa: SLF001 (there is no public way; a test holds the names against the pages)

    def named(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 (WeasyPrint has no types)
        name = _name(box)
        for element in plain(box, *rest):
            if name and element.get("S") == "/Span":
                element["T"] = tags.pydyf.String(name)
            yield element

    tags._build_box_tree = named  # noqa: SLF001 (the same)
    try:
        yield
    finally:
        tags._build_box_tree = plain  # noqa: SLF001 (the same)


def _name(box: Any) -> str:  # noqa: ANN401 (the same)
    """The name that the template wrote on the element of ``box``."""
    element = getattr(getattr(box, "_box", box), "element", None)
    found: str = "" if element is None or isinstance(element, str) else element.get(ATTRIBUTE, "")
    return found
