"""The HTML edition in a real browser: no error, no request, no objection of axe-core, readable from phone to desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import CHROMIUM, Browser, axe, browsing
from enriched import enriched
from nenrin.outputs import html
from sample_report import sample_report

PHONES, WIDTHS = (360, 390), (360, 390, 768, 1280, 1920)
TOUCH = 24
"""Pixels of the smallest thing that a finger should meet."""
LEAST = 12.0
"""Pixels of the smallest text on a phone."""
AXE = axe()

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing on this machine")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module", params=["en", "ja", "calm-en", "calm-ja"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    kind, _, language = str(request.param).rpartition("-")
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(html.render(sample_report(calm=True) if kind else enriched(), language), encoding="utf-8")
    return file


TEXTS = """(() => { const found = {};
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const text = walk.currentNode, at = text.parentElement;
    if (!text.textContent.trim() || !at.getBoundingClientRect().width || at.closest("[aria-hidden]")) continue;
    const svg = at.closest("svg");
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const size = svg ? parseFloat(at.getAttribute("font-size")) * scale : parseFloat(getComputedStyle(at).fontSize);
    if (size < LEAST - 0.05) found[text.textContent.trim().slice(0, 40)] = size; }
  return found; })()""".replace("LEAST", str(LEAST))


@pytest.mark.parametrize("wide", WIDTHS)
def test_it_asks_for_nothing_complains_of_nothing_and_never_scrolls_sideways(
    page: Path, wide: int, browser: Browser,
) -> None:
    browser.open(page, wide)
    assert browser.ask("innerWidth") == wide
    assert browser.ask("document.documentElement.scrollWidth") <= wide
    assert (browser.said, browser.asked) == ([], [])


@pytest.mark.parametrize("wide", PHONES)
def test_no_text_on_a_phone_is_smaller_than_twelve_pixels(page: Path, wide: int, browser: Browser) -> None:
    browser.open(page, wide)
    assert browser.ask("document.querySelectorAll('svg.chart').length") >= 5
    assert browser.ask(TEXTS) == {}


@pytest.mark.parametrize("wide", PHONES)
def test_nothing_reaches_over_the_edge_of_a_phone_but_charts_in_a_frame_that_scrolls(
    page: Path, wide: int, browser: Browser,
) -> None:
    """No table scrolls: each line is a card, or the table is narrow enough."""
    browser.open(page, wide)
    over = browser.ask("""[...document.querySelectorAll("body *")].filter(one => { const box =
        one.getBoundingClientRect(); return box.width > 1 && (box.right > innerWidth + .5 || box.left < -.5)
        && !one.closest(".scroll, .skip"); }).map(one => one.outerHTML.slice(0, 120))""")
    assert over == []
    scrolling = browser.ask("""[...document.querySelectorAll(".scroll")].filter(one =>
        one.scrollWidth > one.clientWidth + 1).map(one => one.firstElementChild.className)""")
    assert all(name.startswith("chart-") for name in scrolling)


@pytest.mark.parametrize("wide", PHONES)
def test_a_phone_shows_every_cell_of_every_table_under_its_head(page: Path, wide: int, browser: Browser) -> None:
    """Nothing that the wide page says of a KPI is left out: plan, variance and its sense, year on year, verdict."""
    browser.open(page, wide)
    hidden = browser.ask("""[...document.querySelectorAll("table.figures tbody :is(th, td)")].filter(one =>
        one.innerText.trim() && !one.closest(".before") && one.getBoundingClientRect().height < 12)
        .map(one => one.outerHTML.slice(0, 120))""")
    assert hidden == []
    headless = browser.ask("""[...document.querySelectorAll("table.cards td")].filter(one => one.innerText.trim() &&
        one.colSpan === 1 && getComputedStyle(one, "::before").content.length < 5)
        .map(one => one.outerHTML.slice(0, 120))""")
    assert headless == []
    told = browser.ask("""[...document.querySelectorAll("table.compared tbody tr")].map(one =>
        [".told", "td:not(.mark) .sense"].map(name => { const said = one.querySelector(name);
            return said ? said.getBoundingClientRect().height : null; }))""")
    assert told
    assert all(verdict > TOUCH / 2 for verdict, _ in told)
    assert all(sense is None or sense > TOUCH / 2 for _, sense in told)


@pytest.mark.parametrize("wide", PHONES)
def test_a_finger_meets_every_link_and_every_fold(page: Path, wide: int, browser: Browser) -> None:
    browser.open(page, wide)
    small = browser.ask(f"""[...document.querySelectorAll("a, summary")].filter(one => one.offsetParent).map(one =>
        [one.textContent.slice(0, 30), one.getBoundingClientRect()]).filter(([, box]) =>
        box.width < {TOUCH} || box.height < {TOUCH}).map(([text, box]) => [text, box.width, box.height])""")
    assert small == []


@pytest.mark.parametrize("wide", [PHONES[0], 1280])
def test_a_screen_reader_meets_tables_whatever_their_shape(page: Path, wide: int, browser: Browser) -> None:
    """Lines shown as cards are still rows of cells, each with its row's and its column's head."""
    browser.open(page, wide)
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
    lines = browser.ask("document.querySelectorAll('table.figures tbody tr').length")
    assert roles["table"] >= browser.ask("document.querySelectorAll('table.figures:not(.narrow-only)').length")
    assert roles["rowheader"] >= lines / 2
    assert roles["columnheader"] > roles["table"]
    assert roles["cell"] > lines


def test_a_series_begins_with_its_latest_month_on_a_phone(page: Path, browser: Browser) -> None:
    browser.open(page, PHONES[0])
    ends = browser.ask("""[...document.querySelectorAll(".scroll.latest")].map(one =>
        one.getBoundingClientRect().right - one.firstElementChild.getBoundingClientRect().right)""")
    assert ends
    assert all(abs(end) < 1 for end in ends)


def test_the_keyboard_reaches_all_links_in_the_order_of_the_page_and_folds_the_tree(
    page: Path, browser: Browser,
) -> None:
    browser.open(page, 1280)
    browser.press("Tab", 9)
    assert browser.ask("document.activeElement.className") == "skip"
    places = []
    for _ in range(400):
        place = browser.ask("""(() => { const at = document.activeElement; if (at === document.body) return null;
            const box = at.getBoundingClientRect(); return [at.tagName, at.hash || "", box.width > 0]; })()""")
        if place is None:
            break
        places.append(place)
        browser.press("Tab", 9)
    links = browser.ask("[...document.querySelectorAll('a')].filter(one => one.offsetParent).map(one => one.hash)")
    assert [hash_ for tag, hash_, _ in places if tag == "A"] == links
    assert all(seen for _, _, seen in places[1:])
    assert "SUMMARY" in {tag for tag, _, _ in places}
    browser.ask("document.querySelector('summary').focus()")
    browser.press("Enter", 13, "\r")
    assert browser.ask("document.querySelector('details').open") is False


def test_every_link_leads_to_something_that_can_be_seen(page: Path, browser: Browser) -> None:
    browser.open(page, PHONES[0])
    lost = browser.ask("""[...document.querySelectorAll("a")].filter(one =>
        !document.querySelector(one.hash)?.getBoundingClientRect().height).map(one => one.hash)""")
    assert lost == []


@pytest.mark.skipif(AXE is None, reason="axe-core is not there: AXE_CORE=…/axe.min.js, or the package axe-core-python")
@pytest.mark.parametrize("wide", [*PHONES, 1280])
def test_axe_core_finds_no_violation(page: Path, wide: int, browser: Browser) -> None:
    assert AXE is not None
    browser.open(page, wide)
    browser.ask(AXE.read_text(encoding="utf-8") + ";1")
    assert browser.ask("""axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.map(one =>
        [one.id, one.nodes.slice(0, 4).map(node => [node.html.slice(0, 160), node.failureSummary])]))""") == []
