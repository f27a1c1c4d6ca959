"""The page as a tree: the same elements as the layout engine's own parser finds, with drawings taken out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from weasyprint import tinyhtml5

from nenrin.outputs.pages.document import compose
from nenrin.outputs.pdf_page import figures, read, written
from nenrin.outputs.typeset import typeset
from sample_report import sample_report

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 9 9"><title>A sentence.</title>'
    '<path d="M0 0"/><text x="1" data-figure="kpis.a.value">12</text><text x="1">Jan</text></svg>'
)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_finds_what_the_engine_s_own_parser_finds(language: str) -> None:
    html = typeset(compose(sample_report(), language, "pdf", drawn=False), "pdf")
    ours, theirs = read(html).root, tinyhtml5.parse(html, namespace_html_elements=False)
    assert told(ours) == told(theirs)


def told(root: Element) -> list[tuple[str, dict[str, str], str, str]]:
    """What there is and in what order, but for the blanks between the great parts."""
    return [
        (one.tag, dict(one.attrib), (one.text or "").strip(), (one.tail or "").strip())
        for one in root.iter() if isinstance(one.tag, str) and one.tag != "style"
    ]


def test_a_drawing_becomes_a_picture_of_the_same_size_with_its_sentence() -> None:
    head = "<!doctype html><html><head><style>.a svg, .svg { width: 1px }</style></head>"
    page = read(f"{head}<body>{DRAWING}tail<br></body></html>")
    picture = page.root.find("body/img")
    assert picture is not None
    assert (picture.get("alt"), picture.get("class"), picture.tail) == ("A sentence.", "chart", "tail")
    drawing = page.drawings[picture.get("src", "")]
    assert b"M0 0" in written(drawing)
    assert b"tail" not in written(drawing)
    assert figures(drawing) == (("kpis.a.value", "12"),)
    assert page.root.findtext("head/style") == ".a img, .svg { width: 1px }"
