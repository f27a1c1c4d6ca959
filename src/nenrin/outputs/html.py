"""The report for a screen: one self-contained file, the same words and figures as on paper."""

from __future__ import annotations

from markupsafe import Markup

from nenrin.outputs.cards import carded
from nenrin.outputs.glyphs import check_glyphs, texts
from nenrin.outputs.pages.document import compose
from nenrin.outputs.pages.shapes import Edition
from nenrin.outputs.typefaces import Typefaces
from nenrin.outputs.typeset import typeset
from nenrin.outputs.webfonts import faces
from nenrin.report import Report

_NO_LOGO = Markup("")
_OWN = Typefaces()


def render(
    report: Report, language: str, edition: Edition = "client", logo: Markup = _NO_LOGO, fonts: Typefaces = _OWN,
) -> str:
    """The HTML text, with the fonts it needs inside it.

    ``logo``: as ``outputs.logo.draw`` returns it; ``fonts``: as ``outputs.typefaces.read`` does.

    Raises Problems where a character has no glyph in the report's fonts.
    """
    document = compose(report, language, "html", edition, logo=logo, fonts=fonts)
    plain = typeset(document, "html")
    check_glyphs(plain, report)
    told = texts(plain)
    return carded(typeset(document, "html", faces(told, language) + fonts.rules(told)))
