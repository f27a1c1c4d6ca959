"""Each of the two samples read in the other's language: nothing of the first is left but names and data of the client.

The working copy is read, which says all that the client's copy says and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest

import house
from nenrin.outputs import html
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.run import study
from nenrin.sheets import compose
from nenrin.vocabulary import Month

pytestmark = pytest.mark.slow

SAMPLES = {"aozora-tsuhan": "2026-03", "online-retail": "2011-11"}
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff01-\uff9f]+")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,]+[A-Za-z][a-z]+){2,}")
"""Three words in a row make a phrase; one or two are a name or a term (PDF, Wilson, Aumann–Shapley)."""
SPOKEN = ("alt", "aria-label", "content", "title")
"""Attributes that are read out."""
DATA = {
    "Data": re.compile(r"円|juchu_\d{4}-\d\d\.xlsx|受注明細"),
    "Definitions": re.compile(
        r"\A[^。]{1,12}(?:, [^。]{1,16})*\Z"                                 # headers and values as read
        r"|受注明細|(?:\w|\u3000)+ → \w+|(?m:(?<=: )\w+(?:, \w+)*$)",       # a sheet, spellings, what a group holds
    ),
}
"""By sheet, what is the client's own data: the unit that a cleaning rule strips, file names; headers as read."""
OWN = re.compile(r"'円'")
"""On the page: the unit that a cleaning rule takes off the client's numbers, quoted."""
HEADERS = re.compile(r"Invoice Date|Customer ID|United Kingdom")


@cache
def studied(client: str) -> Report:
    return study(house.ROOT / "config" / client / "client.yaml", Month.parse(SAMPLES[client])).report


class Words(HTMLParser):
    """Every text that is read, on the page or aloud."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "script")
        self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.found.append(data.strip())


def printed(client: str, language: str) -> list[str]:
    reader = Words()
    reader.feed(html.render(studied(client), language, "working"))
    return reader.found


def sheets(client: str, language: str) -> Iterator[tuple[str, str]]:
    """Every text of the workbook, with its sheet."""
    report = studied(client)
    for sheet in compose(report, language, reported(report, language)).sheets:
        for cell in sheet.cells:
            if isinstance(cell.value, str):
                yield sheet.name, cell.value


@pytest.mark.parametrize("client", SAMPLES)
def test_the_english_page_has_no_japanese(client: str) -> None:
    left = {text: JAPANESE.findall(OWN.sub("", text)) for text in printed(client, "en")}
    assert {text: found for text, found in left.items() if found} == {}


@pytest.mark.parametrize("client", SAMPLES)
def test_the_japanese_page_has_no_english_sentence(client: str) -> None:
    left = [text for text in printed(client, "ja") if ENGLISH.search(HEADERS.sub("", text))]
    assert left == []


@pytest.mark.parametrize("client", SAMPLES)
def test_the_english_workbook_has_japanese_only_where_the_clients_own_data_stand(client: str) -> None:
    left = {
        (sheet, text) for sheet, text in sheets(client, "en")
        if JAPANESE.search(DATA[sheet].sub("", text) if sheet in DATA else text)
    }
    assert left == set()


@pytest.mark.parametrize("client", SAMPLES)
def test_the_japanese_workbook_has_no_english_sentence(client: str) -> None:
    left = {(sheet, text) for sheet, text in sheets(client, "ja") if ENGLISH.search(HEADERS.sub("", text))}
    assert left == set()


def test_a_phrase_of_the_other_language_would_be_found() -> None:
    assert JAPANESE.search("by 受注センター")
    assert ENGLISH.search("施策：second-order mail within days")
    assert not ENGLISH.search("PDF/UA-1、Aumann–Shapley、Newcombe 1998")
