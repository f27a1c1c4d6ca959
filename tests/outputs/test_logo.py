"""The client's logo: redrawn from harmless parts, or refused with the way out; nothing of the file reaches the page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from nenrin.outputs import html, logo, pdf
from nenrin.vocabulary import Place, Problems
from printed_pdf import NO_PANGO
from sample_report import sample_report

PLACE = Place("client.yaml", 3, 9)
LEAF = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><g fill="#fff"><path d="M0 0L40 20Z"/></g></svg>'


def drawn(tmp_path: Path, content: str | bytes) -> str:
    file = tmp_path / "logo"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(logo.draw(file, PLACE, "Kaede <Advisory>"))


def png(wide: int, high: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (wide, high), "#12304f").save(written, format="PNG", pnginfo=None)
    return written.getvalue()


def test_a_plain_svg_is_redrawn_with_a_name(tmp_path: Path) -> None:
    text = drawn(tmp_path, LEAF)
    assert '<path d="M0 0L40 20Z">' in text
    assert 'viewBox="0 0 40 20"' in text
    assert "<title>Kaede &lt;Advisory&gt;</title>" in text


@pytest.mark.parametrize("part", [
    'onload="alert(1)"', 'style="fill:url(http://x)"', 'fill="url(#a)"', 'fill="url(http://example.org/a)"',
    'id="s-tree"',
    'class="card"', 'xlink:href="http://example.org/"',
])
def test_attributes_that_are_not_allowed_are_left_out(tmp_path: Path, part: str) -> None:
    text = drawn(tmp_path, LEAF.replace("<path ", f'<path xmlns:xlink="http://www.w3.org/1999/xlink" {part} '))
    assert not any(word in text for word in ("alert", "url(", "id=", "class=", "href", "style"))
    assert '<path d="M0 0L40 20Z">' in text


@pytest.mark.parametrize("element", [
    "<script>alert(1)</script>", '<image href="a.png"/>', '<use href="#a"/>', "<foreignObject/>", "<style>*{}</style>",
    "<text>Kaede</text>", '<a href="http://example.org/"><path d="M0 0"/></a>', "<svg/>",
])
def test_elements_that_are_not_allowed_are_refused(tmp_path: Path, element: str) -> None:
    with pytest.raises(Problems) as told:
        drawn(tmp_path, LEAF.replace("</g>", f"{element}</g>"))
    (problem,) = told.value.problems
    assert problem.place == PLACE
    assert "has an element" in problem.wrong
    assert "plain SVG" in problem.right


@pytest.mark.parametrize(("content", "wrong"), [
    ("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + LEAF, "document type"),
    ("no svg at all", "neither an SVG nor a PNG"),
    (LEAF.replace('viewBox="0 0 40 20"', ""), "no viewBox"),
    (b"\x89PNG and nothing else", "cannot be decoded"),
    (b" " * 600_000, "larger than 512 KiB"),
    (png(2_100, 2_000), "4 million pixels"),
])
def test_what_is_no_logo_is_told(tmp_path: Path, content: str | bytes, wrong: str) -> None:
    with pytest.raises(Problems, match=wrong):
        drawn(tmp_path, content)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="cannot be read"):
        logo.draw(tmp_path / "none.svg", PLACE, "Kaede")


def test_a_png_is_encoded_anew_and_the_same_bytes_give_the_same_markup(tmp_path: Path) -> None:
    text = drawn(tmp_path, png(40, 20))
    assert text.startswith('<img src="data:image/png;base64,')
    assert 'alt="Kaede &lt;Advisory&gt;"' in text
    assert drawn(tmp_path, png(40, 20)) == text


@pytest.mark.skipif(NO_PANGO, reason="Pango is missing")
@pytest.mark.usefixtures("fontless")
@pytest.mark.parametrize("content", [LEAF, pytest.param(png(40, 20), marks=pytest.mark.slow)])
def test_it_stands_on_the_cover_of_both_editions(tmp_path: Path, content: str | bytes) -> None:
    markup = logo.draw(_written(tmp_path, content), PLACE, "Kaede Advisory")
    assert html.render(sample_report(), "en", logo=markup).count('<div class="logo">') == 1
    assert pdf.render(sample_report(), "en", b"PK", "a.xlsx", logo=markup).startswith(b"%PDF")


def _written(tmp_path: Path, content: str | bytes) -> Path:
    file = tmp_path / "logo"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file
