"""The report for a screen: one self-contained file, the same words and figures as on paper."""

from __future__ import annotations

from nenrin.outputs.glyphs import check_glyphs, texts
from nenrin.outputs.pages.document import compose
from nenrin.outputs.typeset import typeset
from nenrin.outputs.webfonts import faces
from nenrin.report import Report


def render(report: Report, language: str) -> str:
    """The HTML text, with the fonts it needs inside it. Raises Problems where a character has no glyph in them."""
    document = compose(report, language, "html")
    plain = typeset(document, "html")
    check_glyphs(plain, report)
    return typeset(document, "html", faces(texts(plain), language))
