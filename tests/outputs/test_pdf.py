"""The PDF: accessible and archival in one file, with the workbook inside, the same bytes for the same report."""

from __future__ import annotations

import io
import itertools
import logging
import os
import re
import shutil
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from crowds import HOSTILE, LONG, crowded, named
from nenrin.outputs import pdf
from nenrin.outputs.pdf_engine import LayoutFaultError, fetcher, no_warnings, own_fonts
from nenrin.report import Report
from nenrin.vocabulary import Place, Problem, Problems
from sample_months import MONTHS_TOLD
from sample_report import sample_report

WORKBOOK = b"PK\x03\x04 a workbook as the writer left it"
SPREADSHEET = "/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KIBIBYTE = 1024

pytestmark = pytest.mark.skipif(
    (missing := pdf.available()) is not None and not missing.warning, reason="Pango is missing on this machine",
)


def render(report: Report, language: str = "en") -> bytes:
    return pdf.render(report, language, WORKBOOK, "minato_2011-11.xlsx")


@pytest.fixture(scope="module", params=["en", "ja"])
def printed(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    language: str = request.param
    return language, render(sample_report(), language)


@pytest.fixture
def document(printed: tuple[str, bytes]) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(printed[1]))


def structure(element: Any, parents: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:  # noqa: ANN401 (pikepdf types none of them)
    """Every element of the tag tree with the names of those above it, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, parents
            yield from structure(kid, (*parents, str(kid.S)))


def test_the_same_report_gives_the_same_bytes(printed: tuple[str, bytes]) -> None:
    language, content = printed
    assert render(sample_report(), language) == content


def test_it_is_small_and_carries_the_workbook_unchanged(document: pikepdf.Pdf, printed: tuple[str, bytes]) -> None:
    assert len(printed[1]) <= 500 * KIBIBYTE + len(WORKBOOK)
    (attached,) = document.Root.AF
    assert attached.EF.F.read_bytes() == WORKBOOK
    assert str(attached.EF.F.Subtype) == SPREADSHEET
    assert str(attached.UF) == "minato_2011-11.xlsx"
    assert str(attached.AFRelationship) == "/Source"
    assert document.Root.Names.EmbeddedFiles.Names[1].objgen == attached.objgen


def test_it_says_that_it_is_pdf_a_3a_and_pdf_ua_1(document: pikepdf.Pdf) -> None:
    told = document.open_metadata()
    assert (told.pdfa_status, told["pdfuaid:part"]) == ("3A", "1")
    assert b"PDF/UA identification schema" in document.Root.Metadata.read_bytes()
    assert str(document.Root.OutputIntents[0].S) == "/GTS_PDFA1"


def test_it_has_a_language_a_title_and_a_tag_tree(document: pikepdf.Pdf, printed: tuple[str, bytes]) -> None:
    assert str(document.Root.Lang) == printed[0]
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert "2011" in str(document.docinfo["/Title"])
    names = {str(element.S) for element, _ in structure(document.Root.StructTreeRoot)}
    assert {"/Document", "/Sect", "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure"} <= names


def test_dates_and_identifier_come_from_the_report(document: pikepdf.Pdf) -> None:
    assert str(document.docinfo["/CreationDate"]) == str(document.docinfo["/ModDate"]) == "D:20111130000000Z"
    params = document.Root.AF[0].EF.F.Params
    assert str(params.CreationDate) == str(params.ModDate) == "D:20111130000000Z"


def test_every_figure_has_a_sentence_and_a_box_on_its_page(document: pikepdf.Pdf) -> None:
    found = [element for element, _ in structure(document.Root.StructTreeRoot) if str(element.S) == "/Figure"]
    assert len(found) >= 6
    for figure in found:
        assert len(str(figure.Alt)) > 20
        left, bottom, right, top = (float(value) for value in figure.A.BBox)
        _, _, wide, high = (float(value) for value in figure.Pg.MediaBox)
        assert 0 <= left < right <= wide + 1
        assert 0 <= bottom < top <= high + 1


def test_heading_levels_do_not_skip(document: pikepdf.Pdf) -> None:
    names = [str(element.S) for element, _ in structure(document.Root.StructTreeRoot)]
    levels = [int(name[2]) for name in names if re.fullmatch(r"/H\d", name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_cell_knows_its_headers_and_every_link_says_where_it_leads(document: pikepdf.Pdf) -> None:
    cells = [element for element, _ in structure(document.Root.StructTreeRoot) if str(element.S) == "/TD"]
    assert all("/Headers" in cell.A for cell in cells)
    links = [annotation for page in document.pages for annotation in page.get("/Annots", [])]
    assert links
    assert all(len(str(link.Contents)) > 1 and not str(link.Contents).startswith(("s-", "c-")) for link in links)


def test_all_fonts_are_our_own_and_embedded(document: pikepdf.Pdf) -> None:
    fonts = {name: font for page in document.pages for name, font in page.Resources.Font.items()}
    assert fonts
    for font in fonts.values():
        name = str(font.BaseFont).split("+")[1]
        assert name.startswith(("Source-Sans-3", "Source-Serif-4", "Noto-Sans-JP", "Noto-Serif-JP"))
        descriptor = (font.DescendantFonts[0] if "/DescendantFonts" in font else font).FontDescriptor
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_bookmarks_and_contents_lead_to_every_page_kind(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        told = [str(item.title) for item in outline.root]
    linked = Counter(str(link.Contents) for link in document.pages[0].Annots)
    assert len(told) == 6
    assert set(told) <= set(linked)
    assert str(document.Root.PageMode) == "/UseOutlines"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is missing on this machine")
def test_the_words_and_figures_can_be_read_back(printed: tuple[str, bytes], tmp_path: Path) -> None:
    language, content = printed
    file = tmp_path / "report.pdf"
    file.write_bytes(content)
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True).stdout.decode()
    for word in {"en": ("140.6", "−13.1%", "Retained customers", "7/7"),
                 "ja": ("140.6", "△13.1%", "継続顧客数", "7/7")}[language]:
        assert word in text


@pytest.mark.parametrize("month", [month for month in MONTHS_TOLD if month != "full"])
def test_every_kind_of_month_has_its_pages(month: str) -> None:
    assert len(pikepdf.open(io.BytesIO(render(MONTHS_TOLD[month]))).pages) == 7


def test_hostile_words_neither_fetch_nor_link_nor_break_the_page() -> None:
    document = pikepdf.open(io.BytesIO(render(named(sample_report(), HOSTILE))))
    assert len(document.Root.AF) == 1
    links = [annotation for page in document.pages for annotation in page.get("/Annots", [])]
    assert all("/A" not in link for link in links), "no link leads out of the document"
    assert "/OpenAction" not in document.Root
    assert "/JavaScript" not in document.Root.Names


def test_long_names_are_cut_and_the_cover_stays_one_page() -> None:
    document = pikepdf.open(io.BytesIO(render(named(sample_report(), LONG), "ja")))
    sizes = [tuple(round(float(value)) for value in page.MediaBox[2:]) for page in document.pages]
    assert sizes[:3] == [(595, 842), (842, 595), (595, 842)]


def test_sixty_leaves_take_several_sheets_of_the_tree() -> None:
    document = pikepdf.open(io.BytesIO(render(crowded(6, 10))))
    landscape = [page for page in document.pages if page.MediaBox[2] > page.MediaBox[3]]
    assert 3 <= len(landscape) <= 7


def test_no_address_is_ever_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the report opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    render(sample_report(calm=True))


@pytest.mark.parametrize("address", [
    "http://example.org/a.png", "file:///etc/passwd", "ftp://example.org/", "data:text/html,<b>", "//example.org/x",
])
def test_the_fetcher_serves_only_the_page_s_own_pictures(address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError):
        fetcher().fetch(address)
    assert fetcher().fetch("data:image/svg+xml,%3Csvg/%3E").read() == b"<svg/>"


def test_a_warning_of_the_layout_engine_is_a_fault() -> None:
    with pytest.raises(LayoutFaultError, match="no such picture"), no_warnings():
        logging.getLogger("weasyprint").warning("no such picture")


def test_fontconfig_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/before/fonts.conf")
    with own_fonts():
        assert os.environ["FONTCONFIG_FILE"] != "/before/fonts.conf"
    assert os.environ["FONTCONFIG_FILE"] == "/before/fonts.conf"


def test_without_pango_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = Problem(Place("pdf"), "Pango is missing", "sudo apt-get install libpango-1.0-0")
    monkeypatch.setattr(pdf, "available", lambda: lacking)
    with pytest.raises(Problems, match="apt-get install"):
        render(sample_report())
