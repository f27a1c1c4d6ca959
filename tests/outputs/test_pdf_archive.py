"""The PDF as an archive wants it (PDF/A-3a, ISO 19005-3): whole in itself, the same on every machine, for ever."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from embedded_font import embedded, outline
from nenrin.charts.fonts import folder
from printed_pdf import NO_PANGO, opened, printed

pytestmark = pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")
FORBIDDEN = ("/JS", "/JavaScript", "/AA", "/OpenAction", "/XFA", "/Encrypt", "/F", "/FFilter")


@pytest.fixture(params=["en", "ja"])
def document(request: pytest.FixtureRequest) -> pikepdf.Pdf:
    return opened("enriched", request.param)


def dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream."""
    return (one for one in document.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream))


def fonts(document: pikepdf.Pdf) -> list[Any]:
    """Every font that a page can ask for."""
    return [one for one in dictionaries(document) if one.get("/Type") == "/Font" and one.get("/Subtype") == "/Type0"]


def shown(content: Any) -> Iterator[tuple[str, bytes]]:  # noqa: ANN401 (pikepdf types none of them)
    """Every text that is drawn, as the name of its font and its glyphs."""
    font, saved = "", []
    for operands, operator in pikepdf.parse_content_stream(content):
        if str(operator) == "q":
            saved.append(font)
        elif str(operator) == "Q":
            font = saved.pop()
        elif str(operator) == "Tf":
            font = str(operands[0])
        elif str(operator) == "TJ":
            yield font, b"".join(bytes(one) for one in operands[0] if isinstance(one, pikepdf.String))
        assert str(operator) != "Tj"


def test_the_file_says_what_it_is_and_is_sound(document: pikepdf.Pdf) -> None:
    content = printed("enriched", str(document.Root.Lang))
    assert content.startswith(b"%PDF-1.7\n%")
    assert min(content[10:14]) > 127, "four bytes that tell programs it is no text"
    assert content.endswith(b"%%EOF\n")
    assert len(document.trailer.ID) == 2
    assert document.check_pdf_syntax() == []
    told = document.open_metadata()
    assert (told.pdfa_status, told["pdfuaid:part"]) == ("3A", "1")
    assert b"PDF/UA identification schema" in document.Root.Metadata.read_bytes()


def test_what_the_file_says_of_itself_it_says_twice_alike(document: pikepdf.Pdf) -> None:
    told = document.open_metadata()
    assert told["dc:title"] == str(document.docinfo["/Title"])
    assert told["dc:creator"] == [str(document.docinfo["/Author"])]
    assert told["dc:description"] == str(document.docinfo["/Subject"])
    assert told["xmp:CreatorTool"] == str(document.docinfo["/Creator"])
    assert told["pdf:Producer"] == str(document.docinfo["/Producer"])
    assert told["xmp:CreateDate"] == told["xmp:ModifyDate"] == "2011-11-30T00:00:00Z"


def test_nothing_in_it_acts_or_hides_or_lies_elsewhere(document: pikepdf.Pdf) -> None:
    for one in dictionaries(document):
        if one.get("/Type") in {"/Filespec", "/Annot"} or one.get("/Type") == "/StructElem":
            continue
        assert not [key for key in FORBIDDEN if key in one]
    assert not document.is_encrypted
    assert {str(one.get("/Filter")) for one in dictionaries(document) if isinstance(one, pikepdf.Stream)} == {
        "/FlateDecode",
    }
    assert not [one for one in dictionaries(document) if one.get("/Type") == "/Action"]


def test_colours_have_one_meaning_and_mix_in_it(document: pikepdf.Pdf) -> None:
    (intent,) = document.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert intent.DestOutputProfile.N == 3
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp", "an ICC profile"
    states = [one for one in dictionaries(document) if {"/ca", "/CA", "/BM", "/SMask"} & set(one.keys())]
    assert all(str(one.get("/BM", "/Normal")) == "/Normal" and "/SMask" not in one for one in states)
    assert not [one for one in dictionaries(document) if {"/TR", "/HTP", "/OPI", "/Ref", "/PS"} & set(one.keys())]


def test_the_workbook_is_named_typed_and_related(document: pikepdf.Pdf) -> None:
    (attached,) = document.Root.AF
    assert str(attached.F) == str(attached.UF)
    assert str(attached.AFRelationship) == "/Source"
    assert len(str(attached.Desc)) > 3
    assert attached.EF.F.Params.Size == len(attached.EF.F.read_bytes())


def test_all_fonts_are_our_own_and_embedded(document: pikepdf.Pdf) -> None:
    assert len(fonts(document)) >= 3
    for font in fonts(document):
        assert str(font.Encoding) == "/Identity-H"
        assert str(font.BaseFont).split("+")[1].startswith(
            ("Source-Sans-3", "Source-Serif-4", "Noto-Sans-JP", "Noto-Serif-JP"),
        )
        below = font.DescendantFonts[0]
        if str(below.Subtype) == "/CIDFontType0":
            assert "/CIDToGIDMap" not in below
            assert str(below.FontDescriptor.FontFile3.Subtype) == "/CIDFontType0C"
            continue
        assert str(below.Subtype) == "/CIDFontType2"
        assert str(below.CIDToGIDMap) == "/Identity"
        tables = set(TTFont(io.BytesIO(below.FontDescriptor.FontFile2.read_bytes())).keys())
        assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= tables
        assert not {"GSUB", "GPOS", "cmap", "name"} & tables, "nothing that only other programs need"


def test_every_glyph_drawn_has_its_outline_its_width_and_its_letter(document: pikepdf.Pdf) -> None:
    """No empty box is drawn, and what is drawn can be read back; the widths are those of the embedded font."""
    named = {str(font.BaseFont).split("+")[0]: font for font in fonts(document)}
    drawn: dict[str, set[int]] = {name: set() for name in named}
    for page in document.pages:
        for name, glyphs in shown(page):
            drawn[name] |= {int.from_bytes(glyphs[place : place + 2]) for place in range(0, len(glyphs), 2)}
    assert all(drawn.values())
    for name, font in named.items():
        below = font.DescendantFonts[0]
        within, widths = embedded(below.FontDescriptor), dict(spread(below.W))
        assert 0 not in drawn[name]
        assert drawn[name] <= letters_of(font).keys()
        for glyph in drawn[name]:
            wide = widths.get(glyph, below.get("/DW", 1000))
            assert abs(wide - within.width(glyph)) <= 1
        assert not {"\0", "\ufeff", "\ufffe", "\ufffd"} & set(letters_of(font).values())


def test_no_glyph_that_is_not_drawn_takes_any_place_and_each_is_the_one_of_its_letter(document: pikepdf.Pdf) -> None:
    """The outlines are those of the report's own fonts: of ideographs, which have one each, and capital letters."""
    shipped = {font_of(file)["name"].getDebugName(6): font_of(file) for file in sorted(folder().glob("*.[to]tf"))}
    for font in fonts(document):
        within, letters = embedded(font.DescendantFonts[0].FontDescriptor), letters_of(font)
        assert within.count - len(letters) - 1 <= within.parts
        whole = next(one for name, one in shipped.items() if alike(name, str(font.BaseFont)))
        telling = {glyph: letter for glyph, letter in letters.items() if re.fullmatch("[A-Z一-龥]", letter)}
        assert telling
        for glyph, letter in telling.items():
            own = outline(whole, whole.getBestCmap()[ord(letter)])
            assert within.outline(glyph) == own, letter


def letters_of(font: Any) -> dict[int, str]:  # noqa: ANN401 (the same)
    """What each glyph stands for: lists that begin with a number (PDF 32000-1, 9.10.3)."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for first, last, listed in re.findall(r"<(\w{4})> <(\w{4})> \[([^\]]*)\]", table):
        told = [bytes.fromhex(one).decode("utf-16-be") for one in re.findall(r"<(\w+)>", listed)]
        assert first[:2] == last[:2], "a list stays within numbers of the same first byte"
        assert len(told) == int(last, 16) - int(first, 16) + 1
        found |= dict(enumerate(told, start=int(first, 16)))
    return found


@cache
def font_of(file: Path) -> TTFont:
    """One of the report's own fonts."""
    return TTFont(file)


def alike(name: str, embedded: str) -> bool:
    """Whether ``NotoSansJP-Regular`` is what a PDF calls ``/ABCDEF+Noto-Sans-JP``."""
    return name.replace("-Regular", "").replace("-", "") == embedded.split("+")[1].strip(",").replace("-", "")


def spread(widths: Any) -> Iterator[tuple[int, float]]:  # noqa: ANN401 (the same)
    """The list of widths, glyph by glyph (PDF 32000-1, 9.7.4.3)."""
    said = list(widths)
    while said:
        first, second = int(said.pop(0)), said.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + step, float(width)) for step, width in enumerate(second))
        else:
            width = float(said.pop(0))
            yield from ((glyph, width) for glyph in range(first, int(second) + 1))
