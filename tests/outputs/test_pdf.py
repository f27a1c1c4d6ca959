"""The PDF as a whole: its bytes, its attachment, its pages, and that nothing from outside gets in."""

from __future__ import annotations

import io
import logging
import os
import shutil
import socket
import subprocess
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from crowds import HOSTILE, LONG, crowded, named
from nenrin.charts.fonts import folder
from nenrin.outputs import pdf
from nenrin.outputs.pdf_engine import LayoutFaultError, fetcher, no_warnings, own_fonts
from nenrin.outputs.pdf_layout import spared
from nenrin.outputs.pdf_press import press
from printed_pdf import NO_PANGO, WORKBOOK, elements, opened, printed, render
from sample_months import MONTHS_TOLD
from sample_report import sample_report

SPREADSHEET = "/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KIBIBYTE = 1024
BRIEF = "first year, no plan"
"""Of the kinds of month the one with the least to print; the others are printed where there is time."""

pytestmark = pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")


@pytest.fixture(params=["en", "ja"])
def language(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
def document(language: str) -> pikepdf.Pdf:
    return opened("sample", language)


def test_no_address_is_ever_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is printed, it asks nobody for anything; printed here, and not in another process, to see that."""
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the report opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    job = pdf.job(named(sample_report(), HOSTILE), "en", WORKBOOK, "minato_2011-11.xlsx")
    assert press(job) == printed("hostile", "en")


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(sample_report(), "ja") == printed("sample", "ja")


def test_it_is_small_and_carries_the_workbook_unchanged(document: pikepdf.Pdf, language: str) -> None:
    assert len(printed("sample", language)) <= 250 * KIBIBYTE, "half the budget is the workbook's"
    (attached,) = document.Root.AF
    assert attached.EF.F.read_bytes() == WORKBOOK
    assert str(attached.EF.F.Subtype) == SPREADSHEET
    assert str(attached.UF) == "minato_2011-11.xlsx"
    assert str(attached.AFRelationship) == "/Source"
    assert document.Root.Names.EmbeddedFiles.Names[1].objgen == attached.objgen


def test_dates_and_identifier_come_from_the_report(document: pikepdf.Pdf) -> None:
    assert str(document.docinfo["/CreationDate"]) == str(document.docinfo["/ModDate"]) == "D:20111130000000Z"
    params = document.Root.AF[0].EF.F.Params
    assert str(params.CreationDate) == str(params.ModDate) == "D:20111130000000Z"


def test_bookmarks_and_contents_lead_to_every_page_kind(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        told = [str(item.title) for item in outline.root]
    linked = Counter(str(link.Contents) for link in document.pages[0].Annots)
    assert len(told) == len(elements(document, "Sect")) - 1, "all but the cover"
    assert {linked[title] for title in told} == {1}, "one link each: a reader hears it once"
    assert str(document.Root.PageMode) == "/UseOutlines"


def test_every_kpi_of_the_tree_leads_to_where_more_is_said_of_it(document: pikepdf.Pdf, language: str) -> None:
    """To its call-out, its row among the strategic KPIs, or its small multiple; never to the tree itself."""
    tree = next(page for page in document.pages if page.mediabox[2] > page.mediabox[3])
    links = list(tree.Annots)
    report = sample_report()
    nodes = [node for node in report.tree.nodes if not node.back]
    called = {callout.kpi for callout in report.findings.callouts}
    plain = {report.label(node.kpi).text(language) for node in nodes if node.kpi not in called}
    assert plain <= {str(link.Contents) for link in links}
    assert len(links) >= len(nodes) + len(called), "a call-out has its disc beside"
    spots = {spot[0].objgen for link in links for spot in [document.Root.Names.Dests.Names[_place(document, link)]]}
    assert tree.objgen not in spots


def _place(document: pikepdf.Pdf, link: pikepdf.Object) -> int:
    names = list(document.Root.Names.Dests.Names)
    return names.index(link.Dest) + 1


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is missing on this machine")
def test_the_words_and_figures_can_be_read_back(language: str, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(printed("sample", language))
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True).stdout.decode()
    for word in {"en": ("140.6", "−13.1%", "Retained customers"), "ja": ("140.6", "△13.1%", "継続顧客数")}[language]:
        assert word in text


@pytest.mark.parametrize("month", [
    month if month == BRIEF else pytest.param(month, marks=pytest.mark.slow)
    for month in MONTHS_TOLD if month != "full"
])
def test_every_kind_of_month_has_its_pages(month: str) -> None:
    document = pikepdf.open(io.BytesIO(render(MONTHS_TOLD[month])))
    with document.open_outline() as outline:
        assert len(outline.root) == 6
    assert 6 <= len(document.pages) <= 8


def test_hostile_words_neither_fetch_nor_link_nor_break_the_page() -> None:
    document = opened("hostile", "en")
    assert len(document.Root.AF) == 1
    links = [annotation for page in document.pages for annotation in page.get("/Annots", [])]
    assert all("/A" not in link for link in links), "no link leads out of the document"
    assert "/OpenAction" not in document.Root
    assert "/JavaScript" not in document.Root.Names


@pytest.mark.slow
def test_long_names_are_cut_and_the_cover_stays_one_page() -> None:
    document = pikepdf.open(io.BytesIO(render(named(sample_report(), LONG), "ja")))
    sizes = [tuple(round(float(value)) for value in page.MediaBox[2:]) for page in document.pages]
    assert sizes[:3] == [(595, 842), (842, 595), (595, 842)]


@pytest.mark.slow
def test_sixty_leaves_take_several_sheets_of_the_tree() -> None:
    document = pikepdf.open(io.BytesIO(render(crowded(6, 10))))
    landscape = [page for page in document.pages if page.MediaBox[2] > page.MediaBox[3]]
    assert 3 <= len(landscape) <= 7


@pytest.mark.parametrize("address", [
    "http://example.org/a.png", "file:///etc/passwd", "ftp://example.org/", "data:text/html,<b>", "//example.org/x",
    "drawing:0",
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
    with own_fonts(folder()):
        assert os.environ["FONTCONFIG_FILE"] != "/before/fonts.conf"
    assert os.environ["FONTCONFIG_FILE"] == "/before/fonts.conf"


def test_what_is_changed_in_the_engine_is_changed_back() -> None:
    from weasyprint import pdf as engine
    from weasyprint import svg
    from weasyprint.text.line_break import Layout

    def now() -> tuple[object, ...]:
        return engine.add_tags, svg.text, svg.TAGS["text"], Layout.reactivate, Layout.deactivate, Layout.set_text

    before = now()
    with spared():
        assert not any(one is other for one, other in zip(now(), before, strict=True))
    assert now() == before
