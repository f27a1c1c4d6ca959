"""The client's own fonts: embedded as far as they are used, refused where they may not be, ours where they lack."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from nenrin.outputs import html, pdf, typefaces
from nenrin.outputs.pages.document import compose
from nenrin.outputs.typefaces import Typefaces
from nenrin.report import Fonts
from nenrin.vocabulary import Label, Place, Problems
from printed_pdf import NO_PANGO
from sample_report import sample_report

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:%()-–−+£"
ALL = {"heading": "head.ttf", "body": "text.ttf", "bold": "bold.ttf"}


@cache
def made(rights: int = 0, advance: int = 600, letters: str = LETTERS) -> bytes:
    """A font of boxes, ``advance`` thousandths of an em wide, with these embedding rights."""
    names = {letter: f"u{ord(letter):04X}" for letter in letters}
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 700), (advance - 50, 700), (advance - 50, 0)):
        pen.lineTo(corner)
    pen.closePath()
    glyph, order = pen.glyph(), [".notdef", *names.values()]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(order)
    font.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    font.setupGlyf(dict.fromkeys(order, glyph))
    font.setupHorizontalMetrics(dict.fromkeys(order, (advance, 50)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Acme Boxes", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, fsType=rights)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 3_600_000_000
    written = io.BytesIO()
    font.font.recalcTimestamp = False
    font.save(written)
    return written.getvalue()


def named(**files: str) -> Fonts:
    fonts = Fonts.model_validate(files)
    fonts.written_at({key: Place("client.yaml", 7, 9 + place) for place, key in enumerate(files)})
    return fonts


def laid(folder: Path, **content: bytes) -> Typefaces:
    """The fonts of a client whose folder holds these files by role."""
    for role, data in content.items():
        (folder / ALL[role]).write_bytes(data)
    return typefaces.read(folder, named(**{role: ALL[role] for role in content}))


@pytest.fixture
def ours(tmp_path: Path) -> Typefaces:
    return laid(tmp_path, heading=made(advance=900), body=made(), bold=made(advance=640))


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(Problems) as found:
        laid(folder, heading=data)
    (problem,) = found.value.problems
    assert problem.place == Place("client.yaml", 7, 9)
    return str(problem)


@pytest.mark.usefixtures("fontless")
def test_without_fonts_nothing_is_embedded(tmp_path: Path) -> None:
    found = typefaces.read(tmp_path, Fonts())
    assert found.rules(["Revenue"]) == ""
    assert html.render(sample_report(), "en", fonts=found) == html.render(sample_report(), "en")


@pytest.mark.parametrize(("rights", "wrong"), [
    (0x0002, "its rights forbid embedding (fsType: restricted licence)"),
    (0x0100, "its rights forbid cutting it down to the characters used (fsType: no subsetting)"),
    (0x0104, "its rights forbid cutting it down"), (0x0200, "its rights allow embedding of bitmaps only (fsType)"),
])
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path, rights: int, wrong: str) -> None:
    told = refused(tmp_path, made(rights))
    assert f"heading: {wrong}" in told
    assert "licence that allows embedding" in told


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x0006])
def test_print_and_preview_and_editing_allow_it(tmp_path: Path, rights: int) -> None:
    """Of several rights the least restrictive holds, says OpenType of its older versions."""
    assert laid(tmp_path, heading=made(rights)).known


@pytest.mark.parametrize(("data", "wrong"), [
    (b"", "neither TTF nor OTF"), (b"wOF2" + bytes(40), "neither TTF nor OTF"), (b"ttcf" + bytes(40), "neither TTF"),
    (b"\0\1\0\0" + bytes(40), "the font is damaged"), (made()[:900], "the font is damaged"),
    (made().replace(b"cmap", b"cmax"), "the font is damaged"),
])
def test_a_file_that_is_no_font_is_told_where_it_is_named(tmp_path: Path, data: bytes, wrong: str) -> None:
    assert wrong in refused(tmp_path, data)


def test_what_a_library_has_to_say_of_a_font_reaches_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture,
) -> None:
    """A strange date in a font is no business of the reader's."""
    with TTFont(io.BytesIO(made())) as font:
        font["head"].created, font.recalcTimestamp = 1, False
        font.save(tmp_path / "odd.ttf")
    caplog.clear()
    laid(tmp_path, heading=(tmp_path / "odd.ttf").read_bytes()).rules(["Revenue"])
    assert caplog.records == []


def test_a_missing_file_and_a_bad_one_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "bold.ttf").write_bytes(b"no font")
    with pytest.raises(Problems) as found:
        typefaces.read(tmp_path, named(body="text.ttf", bold="bold.ttf"))
    missing_file, no_font = map(str, found.value.problems)
    assert missing_file == "client.yaml:7:9: body: the file cannot be read; put it in the client's folder"
    assert no_font == (
        "client.yaml:7:10: bold: the file is neither TTF nor OTF; "
        "name a .ttf or .otf file, no collection and no web font"
    )


def embedded(page: str) -> dict[tuple[str, str], set[str]]:
    """The characters of every embedded face."""
    rule = re.compile(r'font-family: "(Client[^"]+)"; font-weight: (\d+);.*?base64,([^)]+)\)')
    found = {}
    for family, weight, data in rule.findall(page):
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            found[family, weight] = {chr(code) for code in font.getBestCmap()}
    return found


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.slow)])
def test_the_page_carries_only_the_characters_that_it_uses(ours: Typefaces, language: str) -> None:
    page = html.render(sample_report(), language, fonts=ours)
    found = embedded(page)
    assert {("Client heading", "600"), ("Client text", "400"), ("Client text", "700")} <= set(found)
    assert all(letters <= set(LETTERS) for letters in found.values())
    assert all("K" in letters for letters in found.values())
    assert '"Client heading", var(--serif-own)' in page, "what the font lacks is set in ours"
    assert f'font-family: "{"Noto Sans JP" if language == "ja" else "Source Sans 3"}"' in page


@pytest.mark.usefixtures("fontless")
def test_the_same_fonts_give_the_same_page(ours: Typefaces) -> None:
    assert html.render(sample_report(), "ja", fonts=ours) == html.render(sample_report(), "ja", fonts=ours)


def test_headlines_are_broken_by_the_width_of_the_clients_font(tmp_path: Path) -> None:
    narrow, broad = (laid(tmp_path, heading=made(advance=advance)) for advance in (300, 1400))
    assert (narrow.advances("serif")["A"], broad.advances("serif")["A"]) == (0.3, 1.4)
    short, long = (
        len(compose(sample_report(), "en", "pdf", fonts=fonts).strategic.head.headline.lines)
        for fonts in (narrow, broad)
    )
    assert short < long


def test_a_character_that_our_fonts_lack_is_refused_even_where_the_client_s_has_it(tmp_path: Path) -> None:
    """Tables and charts are set in ours."""
    client = sample_report().client.model_copy(update={"name": Label("Acme \U0001d11e")})
    report = replace(sample_report(), client=client)
    fonts = laid(tmp_path, heading=made(letters=LETTERS + "\U0001d11e"))
    with pytest.raises(Problems, match="U\\+1D11E"):
        html.render(report, "en", fonts=fonts)


needs_paper = pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")


@needs_paper
@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_paper_embeds_them_and_is_the_same_twice(ours: Typefaces, language: str) -> None:
    once, again = (pdf.render(sample_report(), language, b"PK", "a.xlsx", fonts=ours) for _ in range(2))
    assert once == again
    document = pikepdf.open(io.BytesIO(once))
    fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    described = [one for one in document.objects
                 if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"]
    names = " ".join(str(one.get("/BaseFont", "")) for one in fonts)
    assert "Client-heading" in names
    assert "Client-text" in names
    assert "Source-Sans-3" in names or "Noto-Sans-JP" in names
    assert all({"/FontFile2", "/FontFile3", "/FontFile"} & set(one.keys()) for one in described)
