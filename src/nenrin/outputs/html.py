"""The report for a screen: one self-contained file, the same words and figures as on paper."""

from __future__ import annotations

from markupsafe import Markup

from nenrin.outputs.glyphs import check_glyphs, texts
from nenrin.outputs.pages.document import compose
from nenrin.outputs.pages.shapes import Edition
from nenrin.outputs.typeset import typeset
from nenrin.outputs.webfonts import faces
from nenrin.report import Report

_NO_LOGO = Markup("")


def render(report: Report, language: str, edition: Edition = "client", logo: Markup = _NO_LOGO) -> str:
    """The HTML text, with the fonts it needs inside it. ``logo``: as ``outputs.logo.draw`` returns it.

    Raises Problems where a character has no glyph in the report's fonts.
    """
    document = compose(report, language, "html", edition, logo=logo)
    plain = typeset(document, "html")
    check_glyphs(plain, report)
    return typeset(document, "html", faces(texts(plain), language))
