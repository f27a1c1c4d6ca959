"""The page numbers that the PDF prints are those of the pages to which they lead."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pikepdf
import pytest

from crowds import crowded
from enriched import enriched
from pdf_texts import text
from printed_pdf import NO_PANGO, render

pytestmark = [
    pytest.mark.slow, pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine"),
]
LAST = re.compile(r"(\d+)\s*$")
"""The page number at the end of what a link says."""


@cache
def document(which: str, language: str) -> pikepdf.Pdf:
    report = enriched() if which == "enriched" else crowded(6, 10)
    return pikepdf.open(io.BytesIO(render(report, language)))


def destinations(tree: Any) -> dict[str, Any]:  # noqa: ANN401 (pikepdf types none of them)
    """Every named place of a document."""
    found: dict[str, Any] = {}
    names = list(tree.get("/Names", []))
    for name, place in zip(names[::2], names[1::2], strict=True):
        found[str(name)] = place.D if isinstance(place, pikepdf.Dictionary) else place
    for kid in tree.get("/Kids", []):
        found |= destinations(kid)
    return found


def links(made: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Of every link within the document: the page on which it stands, what it says, the page to which it leads."""
    number = {page.objgen: place for place, page in enumerate(made.pages, 1)}
    tags = dict(zip(*[iter(made.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    named = destinations(made.Root.Names.Dests) if "/Dests" in made.Root.Names else {}
    found = []
    for here, page in enumerate(made.pages, 1):
        for link in page.get("/Annots", []):
            place = link.Dest if "/Dest" in link else link.A.D
            place = place if isinstance(place, pikepdf.Array) else named[str(place)]
            found.append((here, text(made, tags[link.StructParent]), number[place[0].objgen]))
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_contents_say_on_which_page_each_section_begins(language: str) -> None:
    made = document("enriched", language)
    told = [(said, there) for here, said, there in links(made) if here == 1 and LAST.search(said)]
    with made.open_outline() as outline:
        assert len(told) >= len(outline.root) - 1
    assert wrong(told) == []
    assert [there for _, there in told] == sorted(there for _, there in told)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_tree_on_several_pages_says_where_each_branch_goes_on(language: str) -> None:
    """Sixty leaves: the cards of branches that have a page of their own lead there, and say which it is."""
    told = [(said, there) for _, said, there in links(document("crowded", language)) if said.startswith("→ p.")]
    assert len(told) >= 2
    assert wrong(told) == []


def wrong(told: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """What is said of another page than the one to which it leads."""
    return [(said, there) for said, there in told if not (found := LAST.search(said)) or int(found[1]) != there]


def test_a_wrong_page_number_would_be_found() -> None:
    assert wrong([("Bridge 6", 6), ("→ p.12", 12), ("→ p.12", 2), ("Bridge", 6)]) == [("→ p.12", 2), ("Bridge", 6)]
