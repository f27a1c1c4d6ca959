"""WeasyPrint spared the work that it would do in vain: reading, tagging, looking for waste."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nenrin.outputs.pdf_engine import fetcher
from nenrin.outputs.pdf_page import Page

if TYPE_CHECKING:
    from weasyprint import HTML


def laid_out(page: Page) -> HTML:
    """``page`` as WeasyPrint takes it, without its parser, which would read again what is read already."""
    from weasyprint import HTML, cssselect2

    class Read(HTML):  # type: ignore[misc]
        def __init__(self) -> None:
            self.base_url, self.media_type, self.url_fetcher = None, "print", fetcher(page.drawings)
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(page.root, content_language=None)
            self.etree_element = page.root

    return Read()


@contextmanager
def own_tags() -> Iterator[None]:
    """While this lasts WeasyPrint marks content but builds no tag tree; ``pdf_finish`` does that from the marks."""
    from weasyprint import pdf

    plain = pdf.add_tags
    pdf.add_tags = _no_tags
    try:
        yield
    finally:
        pdf.add_tags = plain


def _no_tags(*_: object) -> None:
    """No tag tree."""


@contextmanager
def set_aside() -> Iterator[None]:
    """What the program holds already is no waste: while this lasts Python does not look through it for any."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
