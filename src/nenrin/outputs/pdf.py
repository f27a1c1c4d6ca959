"""The report on paper: one file that is accessible (PDF/UA-1) and archival (PDF/A-3a), with the workbook inside."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib

from nenrin.outputs.glyphs import check_glyphs
from nenrin.outputs.pages.document import Document, compose
from nenrin.outputs.pdf_engine import available, fetcher, no_warnings, own_fonts
from nenrin.outputs.pdf_finish import finish
from nenrin.outputs.typeset import typeset
from nenrin.report import Report
from nenrin.vocabulary import Problems

__all__ = ["available", "render"]


def render(report: Report, language: str, workbook: bytes, workbook_name: str) -> bytes:
    """The PDF. The same report, language and workbook give the same bytes.

    Raises Problems where the machine lacks Pango, or a character has no glyph in the report's fonts.
    """
    problem = available()
    if problem is not None and not problem.warning:
        raise Problems([problem])
    document = compose(report, language, "pdf")
    html = typeset(document, "pdf")
    check_glyphs(html, report)
    identifier = hashlib.sha256(f"{report.fingerprint.run} {language}".encode()).digest()[:16]
    return _print(document, html, identifier, workbook, workbook_name)


def _print(document: Document, html: str, identifier: bytes, workbook: bytes, workbook_name: str) -> bytes:
    """Lay out and write; dates and identifier come from the report, never from the clock."""
    written = dt.datetime.fromisoformat(document.stamp)
    names = {**dict(document.contents), **{card.id: card.headline for card in document.callouts.cards}}
    with own_fonts(), no_warnings():
        import weasyprint

        attachment = weasyprint.Attachment(
            string=workbook, name=workbook_name, description=document.attachment, relationship="Source",
            created=written, modified=written, url_fetcher=fetcher(),
        )
        pdf: bytes = weasyprint.HTML(string=html, url_fetcher=fetcher()).write_pdf(
            pdf_variant="pdf/a-3a", pdf_identifier=identifier, attachments=[attachment],
            finisher=functools.partial(finish, names=names),
        )
    return pdf
