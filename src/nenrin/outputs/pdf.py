"""The report on paper: one file that is accessible (PDF/UA-1) and archival (PDF/A-3a), with the workbook inside."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from nenrin.charts.fonts import folder
from nenrin.outputs.glyphs import check_glyphs, texts
from nenrin.outputs.pages.document import compose
from nenrin.outputs.pages.shapes import Edition
from nenrin.outputs.pdf_press import Job
from nenrin.outputs.pdf_printing import Presses
from nenrin.outputs.typefaces import Typefaces
from nenrin.outputs.typeset import typeset
from nenrin.report import Report

_NO_LOGO = Markup("")
_OWN = Typefaces()


def job(
    report: Report, language: str, workbook: bytes, workbook_name: str, edition: Edition = "client",
    logo: Markup = _NO_LOGO, fonts: Typefaces = _OWN,
) -> Job:
    """What a press needs to make the PDF. The same report, language, edition, logo, fonts and workbook give the same.

    Raises Problems where a character has no glyph in the report's fonts.
    """
    document = compose(report, language, "pdf", edition, logo=logo, fonts=fonts)
    html = typeset(document, "pdf")
    check_glyphs(html, report)
    if rules := fonts.rules(texts(html)):
        html = typeset(document, "pdf", rules)
    named = f"{report.fingerprint.run} {language}" + ("" if edition == "client" else f" {edition}")
    cards = {card.id: card.headline.text(language) for card in document.callouts.cards}
    names = dict(document.contents) | cards | {line.id: line.name for line in document.callouts.further}
    names |= dict(document.details.values())
    return Job(
        html, str(folder()), names, document.stamp, hashlib.sha256(named.encode()).hexdigest()[:32],
        base64.b64encode(workbook).decode("ascii"), workbook_name, document.attachment,
    )


def render(
    report: Report, language: str, workbook: bytes, workbook_name: str, edition: Edition = "client",
    logo: Markup = _NO_LOGO, fonts: Typefaces = _OWN,
) -> bytes:
    """The PDF of that job, waited for: the same for the same job. Raises Problems also where Pango is missing."""
    with Presses() as presses:
        return presses.begin(job(report, language, workbook, workbook_name, edition, logo, fonts)).pdf()
