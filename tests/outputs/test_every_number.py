"""Every number that is printed carries a name, and the JSON of figures holds it under that name, at its rounding."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import grown_report
from crowds import crowded
from enriched import enriched
from nenrin.outputs import figures, html
from nenrin.report import Report
from printed_numbers import NUMBER, agrees, read, scales_of, value_of
from printed_pdf import NO_PANGO, attributes, elements, opened, printed
from sample_months import MONTHS_TOLD

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("fontless")]

REPORTS: dict[str, Report] = {
    **MONTHS_TOLD, "enriched": enriched(), "shop": grown_report.shop(), "wide": grown_report.wide(),
    "crowd": crowded(6, 10),
}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("month", REPORTS)
def test_every_number_of_the_page_is_that_of_the_json(month: str, language: str) -> None:
    report = REPORTS[month]
    if language not in report.brief.languages:
        report = replace(report, brief=report.brief.model_copy(update={"languages": ("en", "ja")}))
    known = json.loads(figures.render(report))
    page = read(html.render(report, language))
    assert page.nameless == []
    wrong = [
        (name, text, value_of(known, name) if name else None) for name, text in page.named
        if NUMBER.search(text) and not (name and agrees(text, value_of(known, name), scales_of(report, name)))
    ]
    assert wrong == []
    assert len(page.named) > 60


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_sentences_of_the_month_have_names_for_their_numbers_too(language: str) -> None:
    page = read(html.render(enriched(), language))
    told = {name for name, _ in page.named}
    assert {"callouts.0.low", "callouts.0.branch_share", "projection.landing.plan", "effects.0.lifts.0.difference",
            "coverages.revenue.mix", "investigations.1.unexplained", "expected_false", "materiality"} <= told
    assert any(name.startswith("said.message.") for name in told)


def test_a_wrong_or_nameless_number_would_be_found() -> None:
    page = read('<p>12 <time>2011</time><span data-name>Shop 7</span> <b data-figure="a">−3.1%</b> 95%</p>')
    assert (page.nameless, page.named) == (["12"], [("a", "−3.1%")])
    assert agrees("−3.1%", -0.0311, {1.0})
    assert not agrees("−3.1%", 0.0311, {1.0})
    assert not agrees("−3.2%", -0.0311, {1.0})
    assert agrees("£1.46m", 1_461_756.25, {1.0})
    assert agrees("1,462", 1_461_756.25, {1000.0})
    assert not agrees("1,461", 1_461_756.25, {1000.0})


needs_paper = pytest.mark.skipif(
    shutil.which("pdftotext") is None or NO_PANGO,
    reason="poppler or Pango is missing on this machine",
)


@needs_paper
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_number_on_paper_is_one_of_the_page(language: str, tmp_path: Path) -> None:
    """Read back from the printed text: no number that the screen edition lacks, but for page numbers."""
    report = enriched()
    file = tmp_path / "report.pdf"
    file.write_bytes(printed("enriched", language))
    text = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()
    page = read(html.render(report, language))
    known = {found for one in page.texts for found in NUMBER.findall(one)}
    pages = {str(number) for number in range(1, 20)}
    found = Counter(NUMBER.findall(text))
    assert sorted(set(found) - known - pages) == []
    assert sum(found.values()) > 200


@needs_paper
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_tags_of_the_pdf_carry_the_names(language: str) -> None:
    """Every number in the tag tree has its name as title, and every number in a chart is named; the JSON holds it."""
    report = enriched()
    known = json.loads(figures.render(report))
    document = opened("enriched", language)
    names = [str(one.T) for one in elements(document) if "/T" in one]
    assert len(names) > 150
    assert all(isinstance(value_of(known, name), float | None) for name in names)
    assert {"callouts.0.low", "projection.landing.plan", "kpis.revenue.value"} <= set(names)
    charts = [
        (str(one.N), str(one.V)) for figure in elements(document, "Figure") for said in attributes(figure)
        if str(said.O) == "/UserProperties" for one in said.P
    ]
    assert len(charts) > 50
    assert [
        (name, text) for name, text in charts
        if NUMBER.search(text) and not agrees(text, value_of(known, name), scales_of(report, name))
    ] == []
