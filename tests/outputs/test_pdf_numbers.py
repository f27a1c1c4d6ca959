"""Every number printed on paper, read back glyph by glyph under its figure's name, is that of the JSON: all of them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pikepdf
import pytest

import house
from enriched import enriched
from nenrin.outputs import figures, html
from nenrin.report import Report
from nenrin.run import study
from nenrin.vocabulary import Month
from pdf_texts import Piece, pieces
from printed_numbers import NUMBER, Reader, agrees, read, scales_of, value_of
from printed_pdf import NO_PANGO, attributes, elements, render

pytestmark = [
    pytest.mark.slow, pytest.mark.usefixtures("fontless"),
    pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine"),
]
SAMPLES = {"online-retail": Month(2011, 11), "aozora-tsuhan": Month(2026, 1)}
SPOKEN = {1e3, 1e6}
"""English has no word for ten thousand: what is scaled by 万 is printed in thousands or in millions."""
OWN = ("3か月", "three months")
"""What the method itself is made of."""


class Nameless(Reader):
    """Gathers the numbers of dates, names and ordinals: all that carries no figure's name."""

    def __init__(self) -> None:
        super().__init__()
        self.dated: set[str] = set()

    def handle_data(self, data: str) -> None:
        """Keep its numbers."""
        super().handle_data(data)
        if not any("data-figure" in told for _, told in self.open):
            self.dated |= set(NUMBER.findall(data))


@dataclass(frozen=True)
class Paper:
    """One report on paper and on screen, in one language."""

    report: Report
    known: Mapping[str, Any]
    document: pikepdf.Pdf
    page: str

    def agrees(self, name: str, text: str) -> bool:
        """Whether a printed text is the JSON's value of that name."""
        return agrees(text, value_of(dict(self.known), name), scales_of(self.report, name) | SPOKEN)

    @property
    def told(self) -> list[Piece]:
        """All its pieces with a number in them."""
        return [piece for piece in pieces(self.document) if NUMBER.search(piece.text)]


@cache
def report(which: str) -> Report:
    if which == "enriched":
        return enriched()
    return study(house.ROOT / "config" / which / "client.yaml", SAMPLES[which]).report


@pytest.fixture(params=[(which, language) for which in ("enriched", *SAMPLES) for language in ("en", "ja")],
                ids="-".join)
def paper(request: pytest.FixtureRequest) -> Paper:
    return made(*request.param)


@cache
def made(which: str, language: str) -> Paper:
    found = report(which)
    document = pikepdf.open(io.BytesIO(render(found, language)))
    return Paper(found, json.loads(figures.render(found)), document, html.render(found, language))


def test_every_number_is_the_value_of_the_figure_whose_name_it_carries(paper: Paper) -> None:
    """On paper and on screen alike."""
    named = [piece for piece in paper.told if piece.name]
    assert len(named) > 150
    assert [piece for piece in named if not paper.agrees(piece.name, piece.text)] == []
    screen = read(paper.page)
    assert [text for text in screen.nameless if not any(one in text for one in OWN)] == []
    shown = [(name, text) for name, text in screen.named if NUMBER.search(text)]
    assert [one for one in shown if not paper.agrees(*one)] == []


def test_a_number_without_a_name_is_a_date_a_name_an_ordinal_or_a_page(paper: Paper) -> None:
    """The screen edition, where dates and names are marked, says which those are; charts name theirs beside them."""
    screen = Nameless()
    screen.feed(paper.page)
    pages = {str(number) for number in range(1, len(paper.document.pages) + 1)}
    left = [
        piece for piece in paper.told
        if not piece.name and piece.tag != "Figure"
        and set(NUMBER.findall(piece.text)) - screen.dated - pages
    ]
    assert left == []


def test_the_numbers_beside_a_chart_are_those_of_the_json(paper: Paper) -> None:
    told = [
        (str(one.N), str(one.V)) for figure in elements(paper.document, "Figure") for said in attributes(figure)
        if str(said.O) == "/UserProperties" for one in said.P
    ]
    assert len(told) > 50
    assert [(name, text) for name, text in told if NUMBER.search(text) and not paper.agrees(name, text)] == []


def test_a_number_under_another_figures_name_would_be_found() -> None:
    sample = made("enriched", "en")
    (first, *_), name = [piece for piece in sample.told if piece.name == "kpis.revenue.value"], "kpis.customers.value"
    assert sample.agrees(first.name, first.text)
    assert not sample.agrees(name, first.text)
