"""The HTML edition: one self-contained file, the same figures as the JSON, readable by everyone, harmless."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

import pytest

from crowds import HOSTILE, LONG, crowded, named
from nenrin.outputs import html
from nenrin.vocabulary import Problems
from sample_months import MONTHS_TOLD
from sample_report import sample_report

VOID = {"meta", "br", "wbr", "col", "img", "link", "input"}
CARRIED = ("#", "data:font/ttf;base64,", "data:font/otf;base64,", "data:image/svg+xml,")
FETCHING = re.compile(r"(?:src|href|action|data|poster)\s*=|url\(|@import|<(?:script|iframe|object|embed|link|base)\b")


@dataclass
class Element:
    """One element as it was written."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    parents: tuple[str, ...] = ()


@dataclass
class Page(HTMLParser):
    """A strict reader: what is opened is closed, in order."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), "an attribute stands twice"
        element = Element(tag, {name: value or "" for name, value in attrs}, "", tuple(one.name for one in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def named(self, *names: str) -> Iterator[Element]:
        return (element for element in self.elements if element.name in names)


def read(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    assert not page.open, "something is left open"
    return page


@pytest.fixture(params=["en", "ja"])
def written(request: pytest.FixtureRequest, fontless: None) -> tuple[str, str]:  # noqa: ARG001 (it is in force)
    language: str = request.param
    return language, rendered(language)


@cache
def rendered(language: str) -> str:
    return html.render(sample_report(), language)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_same_report_gives_the_same_bytes(language: str) -> None:
    assert html.render(sample_report(), language) == html.render(sample_report(), language)


@pytest.mark.usefixtures("fontless")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_same_report_gives_the_same_page(language: str) -> None:
    assert html.render(sample_report(), language) == html.render(sample_report(), language)


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.slow)])
def test_it_is_one_small_file_that_asks_for_nothing(language: str) -> None:
    text = html.render(sample_report(), language)
    assert len(text.encode()) < 1_500_000
    for found in FETCHING.finditer(text):
        after = text[found.end():found.end() + 30].lstrip("\"'")
        assert after.startswith(CARRIED), found[0] + after


@pytest.mark.usefixtures("fontless")
@pytest.mark.parametrize("month", MONTHS_TOLD)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_kind_of_month_is_well_formed(month: str, language: str) -> None:
    page = read(html.render(MONTHS_TOLD[month], language))
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    targets = {link.attributes["href"].removeprefix("#") for link in page.named("a")}
    assert targets <= set(ids)
    assert {element.attributes.get("aria-labelledby", ids[0]) for element in page.elements} <= set(ids)


def test_a_screen_reader_finds_its_way(written: tuple[str, str]) -> None:
    language, text = written
    page = read(text)
    assert next(page.named("html")).attributes["lang"] == language
    assert len(list(page.named("main"))) == len(list(page.named("h1"))) == len(list(page.named("nav"))) == 1
    assert "viewport" in {meta.attributes.get("name") for meta in page.named("meta")}
    levels = [int(heading.name[1]) for heading in page.named("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), "a heading level is skipped"
    assert all(heading.text.strip() for heading in page.named("h1", "h2", "h3"))
    headers = [header for header in page.named("th") if "tr" in header.parents]
    assert all(header.attributes.get("scope") in {"row", "col"} for header in headers)
    assert all(not table.text.strip() or "scope" in text for table in page.named("table"))


def test_every_picture_has_a_sentence_and_every_mark_without_one_is_decoration(written: tuple[str, str]) -> None:
    _, text = written
    page = read(text)
    pictures = list(page.named("svg"))
    titles = [title for title in page.named("title") if "svg" in title.parents]
    assert len(pictures) == len(titles) >= 6
    assert all(picture.attributes.get("role") == "img" for picture in pictures)
    assert all(len(title.text) > 20 for title in titles)
    assert not list(page.named("img"))


def test_the_keyboard_reaches_what_scrolls_and_folds_and_nothing_hidden(written: tuple[str, str]) -> None:
    _, text = written
    page = read(text)
    regions = [element for element in page.elements if element.attributes.get("class") == "scroll"]
    assert regions
    assert all(one.attributes["tabindex"] == "0" and one.attributes["aria-label"] for one in regions)
    assert len(list(page.named("details"))) == 2, "revenue and customers have children"
    assert len(list(page.named("summary"))) == 2
    hidden = text[text.index('class="drawing"'):text.index('class="folding"')]
    assert "<a " not in hidden
    assert "tabindex" not in hidden


@pytest.mark.usefixtures("fontless")
def test_hostile_words_stay_words() -> None:
    text = html.render(named(sample_report(), HOSTILE), "en")
    page = read(text)
    assert not list(page.named("script", "b0"))
    assert not any(name.startswith("on") for element in page.elements for name in element.attributes)
    assert not any("javascript:" in element.attributes.get("href", "") for element in page.elements)
    assert HOSTILE.split("{{")[0] in next(page.named("main")).text
    assert "{{ 7*7 }}" in next(page.named("main")).text
    assert "49}" not in text


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.slow
def test_long_names_and_large_trees_are_no_fault(language: str) -> None:
    read(html.render(named(sample_report(), LONG), language))
    page = read(html.render(crowded(6, 10), language))
    assert sum(element.attributes.get("class", "").startswith("line ") for element in page.elements) == 1 + 6 + 60


def test_a_character_without_a_glyph_is_told_with_the_place_where_it_stands() -> None:
    report = named(sample_report(), "Sales 🦄")
    with pytest.raises(Problems) as told:
        html.render(report, "en")
    (problem,) = told.value.problems
    assert "U+1F984 UNICORN FACE" in problem.wrong
    assert "Sales 🦄" in problem.right
