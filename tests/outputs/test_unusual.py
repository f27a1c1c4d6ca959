"""Clients at the edges, from files to paper and screen: few KPIs and many, long names, a calm month, a disaster."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from nenrin.outputs import html, pdf
from nenrin.outputs.pages.kept import JOINER
from nenrin.report import Report
from nenrin.run import study
from nenrin.vocabulary import Month
from unusual import Client, wandering, written

pytestmark = pytest.mark.slow

TARGET = {"target": {"value": 13_000, "by": "2028-03", "owner": "Sales", "action": "call everybody"}}
LONG = {
    "en": "Extraordinarilylongunbreakableperformanceindicatornamewithoutasinglespaceinside",
    "ja": "極めて長い名称を持つ重要業績評価指標のうち通信販売事業部における定期購入顧客の"
          "継続利用に関する売上高（税抜・返品控除後・第二営業部所管分）",
}
SPACED = "Net recurring revenue of subscription customers after returns, second sales division"
COMPANY = "The Extraordinarily Long Named Trading Company of Greater Northern Europe Limited"


def few(months: int, noise: float = 0.02, parts: int = 4, planned: float | None = 1.01) -> Client:
    """A KGI that is the sum of a few quiet parts, one of them strategic."""
    leaves = {f"part_{at}": wandering(50 + at, months, 8000 + 2000 * at, noise) for at in range(parts)}
    return Client(leaves, {"total": " + ".join(leaves)}, planned, strategic=["part_1"], strategy=TARGET)


def many() -> Client:
    """121 KPIs: ten groups of eleven, one group for each of the strategic ones."""
    leaves = {f"item_{g}_{i}": wandering(100 * g + i, 26, 1000 + 50 * i) for g in range(10) for i in range(11)}
    groups = {f"group_{g}": " + ".join(f"item_{g}_{i}" for i in range(11)) for g in range(10)}
    return Client(leaves, {"total": " + ".join(groups), **groups}, 0.99, strategic=[*groups][:5], strategy=TARGET)


def long() -> Client:
    """Names of more than sixty letters, half of them without a place to break, and a client whose name is as long."""
    plain = few(14)
    spaced = {"en": SPACED, "ja": LONG["ja"]}
    names = {
        kpi: {language: f"{name}{at}" for language, name in (LONG if at % 2 else spaced).items()}
        for at, kpi in enumerate(["total", *plain.leaves])
    }
    return replace(plain, names=names, called={"en": COMPANY, "ja": LONG["ja"][:40]})


def disaster() -> Client:
    """Twelve quiet parts that all break in the last month."""
    levels = [8000 + 900 * at for at in range(12)]
    leaves = {
        f"part_{at}": [*wandering(70 + at, 35, level, 0.02), round(level * (0.35 if at % 3 else 1.9))]
        for at, level in enumerate(levels)
    }
    groups = {f"group_{g}": " + ".join(f"part_{at}" for at in range(4 * g, 4 * g + 4)) for g in range(3)}
    return Client(leaves, {"total": " + ".join(groups), **groups}, 1.01)


def loss() -> Client:
    """A KGI below zero, and a part that never was anything but zero."""
    leaves = {"sales": wandering(1, 30, 9000, 0.05), "costs": wandering(2, 30, 12_000, 0.04), "gifts": [0.0] * 30}
    return Client(leaves, {"profit": "sales - costs + gifts"}, 1.05)


@dataclass(frozen=True)
class Case:
    """A client, the month that is reported, and between how many pages the report may have."""

    client: Callable[[], Client]
    least: int
    most: int
    month: Month | None = None


CASES = {
    "five KPIs": Case(lambda: few(14), 5, 7),
    "120 KPIs": Case(many, 14, 20),
    "long names": Case(long, 6, 12),
    "no plan": Case(lambda: few(14, planned=None), 5, 7),
    "the first month ever": Case(lambda: few(1, planned=None), 4, 6),
    "six months": Case(lambda: few(6, planned=None), 5, 7),
    "a calm month": Case(lambda: few(36, parts=6), 6, 8),
    "a disaster": Case(disaster, 8, 11),
    "a loss": Case(loss, 5, 8),
    "a month in the middle": Case(lambda: few(36), 5, 8, Month(2025, 5)),
}


@cache
def report(case: str) -> Report:
    with TemporaryDirectory() as folder:
        return study(written(CASES[case].client(), Path(folder)), CASES[case].month).report


@cache
def screen(case: str, language: str) -> str:
    return html.render(report(case), language)


@dataclass(frozen=True)
class Page:
    """One sheet: its size, and each word with its box in points."""

    wide: float
    high: float
    words: tuple[tuple[float, float, float, float, str], ...]

    @property
    def body(self) -> list[str]:
        """The words between the running heads."""
        return [word for _, top, _, _, word in self.words if 0.09 * self.high < top < 0.93 * self.high]


_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


@cache
def paper(case: str, language: str) -> tuple[Page, ...]:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is missing on this machine")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        file.write_bytes(pdf.render(report(case), language, b"workbook", "book.xlsx"))
        told = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True).stdout.decode()
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', told, re.DOTALL)
    return tuple(
        Page(float(wide), float(high), tuple((*map(float, word[:4]), word[4]) for word in _WORD.findall(words)))
        for wide, high, words in pages
    )


EVERY = [(case, language) for case in CASES for language in ("en", "ja")]
every = pytest.mark.parametrize(("case", "language"), EVERY, ids=[f"{case}-{language}" for case, language in EVERY])


@every
def test_it_has_as_many_pages_as_it_needs_and_none_is_empty_or_ends_a_table_alone(case: str, language: str) -> None:
    pages = paper(case, language)
    assert CASES[case].least <= len(pages) <= CASES[case].most
    least = 25 if language == "en" else 12
    assert [at for at, page in enumerate(pages, 1) if len(page.body) < least] == []


@every
def test_no_text_stands_on_another_or_outside_its_page(case: str, language: str) -> None:
    for number, page in enumerate(paper(case, language), 1):
        outside = [
            word for left, top, right, bottom, word in page.words
            if left < -1 or top < -1 or right > page.wide + 1 or bottom > page.high + 1
        ]
        assert outside == [], number
        assert overlapping(page) == [], number


def overlapping(page: Page) -> list[tuple[str, str]]:
    """Words whose letters meet; brackets and stops that Japanese headlines set close are none."""
    found = []
    for at, (left, top, right, bottom, word) in enumerate(page.words):
        ink = 0.28 * (bottom - top)
        for other_left, other_top, other_right, other_bottom, other in page.words[at + 1:]:
            across = min(right, other_right) - max(left, other_left)
            edge = 0.28 * (other_bottom - other_top)
            down = min(bottom - ink, other_bottom - edge) - max(top + ink, other_top + edge)
            close = abs(top - other_top) < 1 and across < 9 and (word[-1:] in "）。、" or other[:1] in "（「")
            if across > 0.5 and down > 0.6 and not close:
                found.append((word, other))
    return found


@every
def test_words_are_sentences_and_nothing_is_none(case: str, language: str) -> None:
    text = screen(case, language)
    bare = re.sub(r"<style.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL)
    assert not re.search(r"\b(None(?! of)|nan|NaN|inf|Infinity)\b|\{[a-z_]+\}", bare)
    lead = _bare(re.findall(r'<p class="big[^"]*">(.*?)</p>', text, re.DOTALL)[0])
    assert re.search(r"\d", lead), "the conclusion has its number"
    messages = [_bare(one) for one in re.findall(r'<h2 class="message[^"]*"[^>]*>(.*?)</h2>', text, re.DOTALL)]
    assert len(messages) >= 6
    assert all(len(one) > 12 for one in messages)
    bodies = [_bare(one) for one in re.findall(r'<p class="(?:body|say|source[^"]*)">(.*?)</p>', text, re.DOTALL)]
    stops = (".", "。", "）", ")") if language == "en" else ("。", "）", "です", "項目", "ます", ".")
    assert [one for one in (lead, *bodies) if one and not one.endswith(stops)] == []


def _bare(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", markup)).replace(JOINER, "").strip()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_calm_month_says_what_was_checked_what_came_nearest_and_how_far_the_goal_is(language: str) -> None:
    text = screen("a calm month", language)
    assert report("a calm month").findings.callouts == ()
    calm = text[text.index('class="calm"'):]
    facts = re.findall(r'<p class="fact"><b>(.*?)</b>(.*?)</p>', calm[: calm.index("</div>")], re.DOTALL)
    examined, causes, nearest, material = (_bare(told) for _, told in facts)
    assert all(re.search(r"\d", told) for told in (examined, nearest, material))
    none = {"en": "No cause of the register is in force this month.", "ja": "当月に該当する台帳の要因はありません。"}
    assert causes == none[language]
    assert len(re.findall(r'class="dot', text)) == 7, "every KPI on the strip of its range"
    assert len(re.findall(r'<ol class="points">(.*?)</ol>', text, re.DOTALL)[0].split("<li>")) > 2
    assert re.search(r'<table [^>]*class="[^"]*figures goals"', text)


def test_a_disaster_has_few_cards_a_line_for_every_further_change_and_a_way_to_each() -> None:
    found = report("a disaster").findings.callouts
    assert len(found) == 12
    text = screen("a disaster", "en")
    assert text.count('<article class="callout') == 6
    ids = set(re.findall(r'id="(c-\d+)"', text))
    assert ids == {f"c-{one.number}" for one in found} >= set(re.findall(r'href="#(c-\d+)"', text))


def test_a_bridge_of_very_many_leaves_names_the_largest_and_sums_the_others_up() -> None:
    text = screen("120 KPIs", "en")
    bridge = text[text.index('id="s-bridge"'):text.index('id="s-unexplained"')]
    rows = re.findall(r'<tr [^>]*class="part"', bridge[: bridge.index("</table>")])
    assert len(rows) == 21
    assert "Other (90 drivers)" in bridge


def test_sections_of_a_small_client_share_a_page() -> None:
    assert len(paper("the first month ever", "en")) < len(re.findall("<section", screen("the first month ever", "en")))
