"""The HTML edition printed from a browser, and read where the screen is dark: every figure, nothing beyond the edge."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from browser import CHROMIUM, Browser, browsing
from enriched import enriched
from nenrin.outputs import html
from studied import studied

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing on this machine")]
_A4 = (794, 1123)
"""Pixels of the sheet, without margins."""
COLOURS = """[...document.querySelectorAll('body, section, td, th, h1, h2, h3, p, a, .message')].slice(0, 400)
    .map(one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor].join())"""
BEYOND = """[...document.querySelectorAll('section *')].filter(one => one.children.length === 0 &&
    one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).visibility !== 'hidden' &&
    !one.closest('svg')).map(one => one.className + ' ' + one.textContent.slice(0, 40))"""
SHOWN = """(() => { const found = {};
  for (const one of document.querySelectorAll('[data-figure]'))
    found[one.dataset.figure] = found[one.dataset.figure] || one.getClientRects().length > 0;
  return found; })()"""
"""By the name of a number, whether it can be seen anywhere."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@cache
def written(which: str) -> str:
    kind, _, language = which.rpartition("-")
    return html.render(enriched() if kind == "enriched" else studied("aozora-tsuhan", "2026-01"), language)


@pytest.fixture(params=["enriched-en", "enriched-ja", "aozora-ja"])
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(written(str(request.param)), encoding="utf-8")
    return file


def test_on_paper_nothing_is_lost_and_no_sheet_is_empty(browser: Browser, page: Path) -> None:
    browser.open(page, *_A4)
    browser.call("Emulation.setEmulatedMedia", media="print")
    try:
        assert browser.ask(BEYOND) == []
        assert [name for name, seen in browser.ask(SHOWN).items() if not seen] == []
        sections = browser.ask("document.querySelectorAll('section.page').length")
        told = browser.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
    finally:
        browser.call("Emulation.setEmulatedMedia", media="")
    with pikepdf.open(io.BytesIO(base64.b64decode(told))) as pdf:
        assert len(pdf.pages) >= sections > 3
        shown = [len(list(pikepdf.parse_content_stream(sheet))) for sheet in pdf.pages]
    assert min(shown) > 30, shown


def test_a_dark_screen_changes_no_colour_that_says_something(browser: Browser, page: Path) -> None:
    browser.open(page, 1280)
    light = browser.ask(COLOURS)
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.call("Emulation.setEmulatedMedia", media="", features=dark)
    try:
        assert browser.ask(COLOURS) == light
    finally:
        browser.call("Emulation.setEmulatedMedia", media="", features=[])
    assert len(set(light)) > 3
