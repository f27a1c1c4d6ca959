"""The report on paper: one file that is accessible (PDF/UA-1) and archival (PDF/A-3a), with the workbook inside."""

from __future__ import annotations

import datetime as dt
import hashlib

from nenrin.outputs.glyphs import check_glyphs
from nenrin.outputs.pages.document import compose
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
    day = report.month.last_day
    written = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    return _print(html, f"{report.fingerprint.run} {language}", workbook, workbook_name, document.attachment, written)


def _print(html: str, name: str, workbook: bytes, workbook_name: str, description: str, written: dt.datetime) -> bytes:
    """Lay out and write; dates and identifier come from the report, never from the clock."""
    with own_fonts(), no_warnings():
        import weasyprint

        attachment = weasyprint.Attachment(
            string=workbook, name=workbook_name, description=description, relationship="Source",
            created=written, modified=written, url_fetcher=fetcher(),
        )
        page = weasyprint.HTML(string=html, url_fetcher=fetcher(), base_url=None)
        pdf: bytes = page.write_pdf(
            pdf_variant="pdf/a-3a", pdf_identifier=hashlib.sha256(name.encode()).digest()[:16],
            attachments=[attachment], finisher=finish,
        )
    return pdf
