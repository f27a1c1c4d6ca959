"""The report on paper: one file that is accessible (PDF/UA-1) and archival (PDF/A-3a), with the workbook inside."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib

from markupsafe import Markup

from nenrin.outputs.glyphs import check_glyphs, texts
from nenrin.outputs.pages.document import Document, compose
from nenrin.outputs.pages.shapes import Edition
from nenrin.outputs.pdf_engine import available, fetcher, no_warnings, own_fonts
from nenrin.outputs.pdf_finish import finish
from nenrin.outputs.pdf_layout import laid_out, own_tags, set_aside
from nenrin.outputs.pdf_page import read
from nenrin.outputs.typefaces import Typefaces
from nenrin.outputs.typeset import typeset
from nenrin.report import Report
from nenrin.vocabulary import Problems

__all__ = ["available", "render"]
_NO_LOGO = Markup("")
_OWN = Typefaces()


def render(
    report: Report, language: str, workbook: bytes, workbook_name: str, edition: Edition = "client",
    logo: Markup = _NO_LOGO, fonts: Typefaces = _OWN,
) -> bytes:
    """The PDF. The same report, language, edition, logo, fonts and workbook give the same bytes.

    Raises Problems where the machine lacks Pango, or a character has no glyph in the report's fonts.
    """
    problem = available()
    if problem is not None and not problem.warning:
        raise Problems([problem])
    document = compose(report, language, "pdf", edition, logo=logo, fonts=fonts)
    html = typeset(document, "pdf")
    check_glyphs(html, report)
    if rules := fonts.rules(texts(html)):
        html = typeset(document, "pdf", rules)
    named = f"{report.fingerprint.run} {language}" + ("" if edition == "client" else f" {edition}")
    identifier = hashlib.sha256(named.encode()).digest()[:16]
    return _print(document, html, identifier, workbook, workbook_name)


def _print(document: Document, html: str, identifier: bytes, workbook: bytes, workbook_name: str) -> bytes:
    """Lay out and write; dates and identifier come from the report, never from the clock."""
    written = dt.datetime.fromisoformat(document.stamp)
    cards = {card.id: card.headline.text(document.language) for card in document.callouts.cards}
    names = dict(document.contents) | cards | {line.id: line.name for line in document.callouts.further}
    page = read(html)
    with set_aside(), own_fonts(), no_warnings(), own_tags():
        import weasyprint

        attachment = weasyprint.Attachment(
            string=workbook, name=workbook_name, description=document.attachment, relationship="Source",
            created=written, modified=written, url_fetcher=fetcher(),
        )
        pdf: bytes = laid_out(page).write_pdf(
            pdf_variant="pdf/a-3a", pdf_identifier=identifier, attachments=[attachment],
            finisher=functools.partial(finish, names=names, drawings=page.drawings),
        )
    return pdf
