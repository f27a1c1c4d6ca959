"""The page as WeasyPrint takes it, and WeasyPrint spared what it would do in vain, or several times over."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from nenrin.outputs.pdf_engine import fetcher
from nenrin.outputs.pdf_page import Page

if TYPE_CHECKING:
    from weasyprint import HTML

_PART = 2
"""Where a selector says, after its test, which part of an element it means."""
_NOTES = ("note-", "footnote-")


def laid_out(page: Page) -> HTML:
    """``page`` as WeasyPrint takes it, without its parser, which would read again what is read already."""
    from weasyprint import HTML, cssselect2

    class Read(HTML):  # type: ignore[misc]
        def __init__(self) -> None:
            self.base_url, self.media_type, self.url_fetcher = None, "print", fetcher(page.drawings)
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(page.root, content_language=None)
            self.etree_element = page.root

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002, FBT001, FBT002 (the base's signature)
            return [_first_rules()]

    return Read()


def _first_rules() -> Any:  # noqa: ANN401 (WeasyPrint has no types)
    """The engine's own rules for HTML, but for those that give every element the styles of six notes and marks.

    Our pages have no notes, and of all elements only those of a list have a mark.
    """
    from weasyprint.html import UA_STYLESHEET

    sheet = copy.copy(UA_STYLESHEET)
    sheet.matcher = copy.copy(sheet.matcher)
    sheet.matcher.other_selectors = [
        (_is_item, *rest) if rest[_PART] == "marker" else (test, *rest)
        for test, *rest in sheet.matcher.other_selectors if not (rest[_PART] or "").startswith(_NOTES)
    ]
    return sheet


def _is_item(element: Any) -> bool:  # noqa: ANN401 (the same)
    """Whether it is one of a list."""
    return bool(element.local_name == "li")


@contextmanager
def spared() -> Iterator[None]:
    """While this lasts, three things are not done.

    WeasyPrint
    - marks content but builds no tag tree: ``pdf_finish`` does that from the marks;
    - draws with the layout by which a text was measured, where it would make the same one anew;
    - sets a drawing's text as a whole, where it would set it letter by letter, without kerning.
    """
    from weasyprint import pdf, svg
    from weasyprint.text.line_break import Layout

    before = pdf.add_tags, Layout.deactivate, Layout.reactivate, Layout.set_text, svg.text
    pdf.add_tags, Layout.deactivate = _nothing, _nothing
    Layout.reactivate, Layout.set_text = _kept(Layout.reactivate), _one_paragraph(Layout.set_text)
    svg.text = svg.TAGS["text"] = _at_once(svg.text)
    try:
        yield
    finally:
        pdf.add_tags, Layout.deactivate, Layout.reactivate, Layout.set_text, svg.text = before
        svg.TAGS["text"] = svg.text


def _nothing(*_: object) -> None:
    """Nothing."""


def _kept(anew: Any) -> Any:  # noqa: ANN401 (WeasyPrint has no types)
    """A layout that is asked for again is there still; one whose words are spread over the line has to be made anew."""

    def reactivate(layout: Any, style: Any) -> None:  # noqa: ANN401 (the same)
        if layout.justification_spacing or style is not layout.style:
            anew(layout, style)

    return reactivate


def _one_paragraph(plain: Any) -> Any:  # noqa: ANN401 (the same)
    """What is a single paragraph says so before it is measured: said when it is drawn, it would be measured again."""
    from weasyprint.text.ffi import pango

    def set_text(layout: Any, text: str, justify: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002 (the same)
        pango.pango_layout_set_single_paragraph_mode(layout.layout, "\n" not in text)
        plain(layout, text, justify)

    return set_text


class _Whole(str):
    """A text whose only letter is itself."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        """Once."""
        yield str(self)


def _at_once(plain: Any) -> Any:  # noqa: ANN401 (the same)
    """A text with one place needs one layout."""

    def text(drawing: Any, node: Any, size: float) -> None:  # noqa: ANN401 (the same)
        if node.text:
            node._etree_node.text = _Whole(node.text)  # noqa: SLF001 (there is no public way)
        plain(drawing, node, size)

    return text
