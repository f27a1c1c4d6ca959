"""The PDF for a screen reader (PDF/UA-1, ISO 14289-1): everything has its tag, its order, its words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from printed_pdf import NO_PANGO, attributes, elements, kids, opened, structure

pytestmark = pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")
STANDARD = {
    "Document", "Sect", "Art", "H1", "H2", "H3", "P", "L", "LI", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD",
    "Span", "Link", "Figure",
}
"""Those of the standard structure types (PDF 32000-1, 14.8.4) that a report has."""
ABOVE = {
    "LI": {"L"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"}, "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"}, "TD": {"TR"}, "Sect": {"Document"}, "H1": {"Sect", "Document"}, "Document": set(),
}
"""What an element may stand in, where that is not free."""
GROUPS = {"Document", "Sect", "Art", "L", "LI", "Table", "THead", "TBody", "TR"}
PAINTING = {"Tj", "TJ", "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI"}


@pytest.fixture(params=["en", pytest.param("ja", marks=pytest.mark.slow)])
def document(request: pytest.FixtureRequest) -> pikepdf.Pdf:
    return opened("enriched", request.param)


def marked(page: Any) -> Iterator[tuple[str, int | None]]:  # noqa: ANN401 (pikepdf types none of them)
    """How everything that is painted is marked: the tag, and the number of the content."""
    stack: list[tuple[str, int | None]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in {"BDC", "BMC"}:
            number = operands[1].get("/MCID") if len(operands) > 1 else None
            stack.append((str(operands[0]), None if number is None else int(number)))
        elif str(operator) == "EMC":
            stack.pop()
        elif str(operator) in PAINTING:
            assert len(stack) == 1, "everything is marked, and nothing twice"
            yield stack[0]
    assert stack == []


def test_the_document_says_its_language_its_title_and_that_it_is_tagged(document: pikepdf.Pdf) -> None:
    assert str(document.Root.Lang) in {"en", "ja"}
    assert document.Root.MarkInfo.Marked
    assert not document.Root.MarkInfo.get("/Suspects", False)
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert "2011" in str(document.docinfo["/Title"])
    assert all(str(page.Tabs) == "/S" for page in document.pages)


def test_every_tag_is_a_standard_one_and_stands_where_it_may(document: pikepdf.Pdf) -> None:
    assert "/RoleMap" not in document.Root.StructTreeRoot
    found = list(structure(document.Root.StructTreeRoot))
    assert {str(one.S)[1:] for one, _ in found} == STANDARD
    for one, above in found:
        role, parent = str(one.S)[1:], str(above[-1].S)[1:] if above else ""
        assert parent in ABOVE.get(role, {parent}) or not above
        assert not above or one.P.objgen == above[-1].objgen
        assert not (role in GROUPS and any(isinstance(kid, int) for kid in kids(one))), "groups have no words"
        assert kids(one) or role in {"TD", "TH"}, "nothing is empty but cells"


def test_all_that_is_painted_is_content_with_a_tag_or_an_artifact(document: pikepdf.Pdf) -> None:
    tags = dict(zip(*[iter(document.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    claimed = {
        (one.Pg.objgen, int(kid)): one.objgen
        for one in elements(document) for kid in kids(one) if isinstance(kid, int)
    }
    painted = {}
    for page in document.pages:
        back = tags[page.StructParents]
        for tag, number in set(marked(page)):
            assert (number is None) == (tag == "/Artifact")
            if number is not None:
                painted[page.objgen, number] = back[number].objgen
    assert painted.items() <= claimed.items(), "every piece has one element, and that element finds it"
    assert len(claimed) - len(painted) <= len(claimed) / 50, "the others are blanks between words"


def test_running_heads_are_read_to_nobody(document: pikepdf.Pdf) -> None:
    for page in document.pages[1:]:
        heads = [
            operands for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
        ]
        assert len(heads) >= 3
        assert all(str(operands[1].Type) == "/Pagination" for operands in heads)


def test_a_section_is_one_however_many_pages_it_takes(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        assert len(elements(document, "Sect")) == len(outline.root) + 1, "the cover has no bookmark"
    assert sum(len(page.get("/Annots", [])) for page in document.pages) == sum(
        1 for one in elements(document) for kid in kids(one)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    )


def test_every_figure_has_a_sentence_and_a_box_on_its_page(document: pikepdf.Pdf) -> None:
    found = elements(document, "Figure")
    assert len(found) >= 6
    for figure in found:
        assert len(str(figure.Alt)) > 20
        left, bottom, right, top = (float(value) for value in attributes(figure)[0].BBox)
        _, _, wide, high = (float(value) for value in figure.Pg.MediaBox)
        assert 0 <= left < right <= wide + 1
        assert 0 <= bottom < top <= high + 1


def test_heading_levels_do_not_skip(document: pikepdf.Pdf) -> None:
    names = [str(element.S) for element in elements(document)]
    levels = [int(name[2]) for name in names if re.fullmatch(r"/H\d", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_cell_of_a_table_has_its_headers(document: pikepdf.Pdf) -> None:
    """A header says for which row or column it is; every cell has one to its left or above it."""
    tables = elements(document, "Table")
    assert len(tables) >= 5
    for table in tables:
        rows = [one for one, _ in structure(table) if str(one.S) == "/TR"]
        columns: set[int] = set()
        wide = set()
        for row in rows:
            place, headed = 0, False
            for cell in kids(row):
                said: Any = (attributes(cell) or [{}])[0]
                span = range(place, place + int(said.get("/ColSpan", 1)))
                if str(cell.S) == "/TH":
                    assert str(said.Scope) in {"/Row", "/Column"}
                    headed |= str(said.Scope) == "/Row"
                    columns |= set(span) if str(said.Scope) == "/Column" else set()
                else:
                    assert headed or set(span) <= columns
                place = span.stop
            wide.add(place)
        assert len(wide) == 1, "all rows are equally wide"


def test_every_link_has_its_tag_and_says_where_it_leads(document: pikepdf.Pdf) -> None:
    tags = dict(zip(*[iter(document.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    links = [annotation for page in document.pages for annotation in page.get("/Annots", [])]
    assert links
    for link in links:
        assert str(link.Subtype) == "/Link"
        assert int(link.F) & 4, "links are printed"
        assert len(str(link.Contents)) > 1
        assert not str(link.Contents).startswith(("s-", "c-", "k-"))
        owner = tags[link.StructParent]
        assert str(owner.S) == "/Link"
        assert link.objgen in [kid.Obj.objgen for kid in kids(owner) if isinstance(kid, pikepdf.Dictionary)
                               and kid.get("/Type") == "/OBJR"]


def test_a_number_in_a_chart_has_its_name_beside_its_text(document: pikepdf.Pdf) -> None:
    """As user properties of the figure; where it is drawn it is no element of its own."""
    assert document.Root.MarkInfo.UserProperties
    named = [
        (str(one.N), str(one.V)) for figure in elements(document, "Figure") for said in attributes(figure)
        if str(said.O) == "/UserProperties" for one in said.P
    ]
    assert len(named) > 20
    assert all(name and (re.search(r"\d", text) or text == "–") for name, text in named)
    assert any(name.startswith("kpis.") for name, _ in named)
