"""Every printed number is tied to a cell of the workbook: the same value, at the printed rounding."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from nenrin.outputs import figures, html, proof, workbook
from nenrin.outputs.reported import reported
from nenrin.sheets import Book, Reported, compose
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.model import model
from nenrin.sheets.reported_columns import AT
from nenrin.sheets.reported_links import links
from nenrin.sheets.rows import BODY
from nenrin.words import Words
from opened_workbook import Opened, find
from sample_report import sample_report
from studied import studied


@cache
def written(language: str) -> tuple[Book, bytes]:
    report = sample_report()
    book = compose(report, language, reported(report, language))
    return book, workbook.write(book)


@pytest.mark.usefixtures("fontless")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_named_number_of_the_page_stands_on_the_sheet_and_recalculates(language: str) -> None:
    """Counted apart from the code: the names in the finished HTML."""
    report, (book, data) = sample_report(), written(language)
    page = html.render(report, language)
    names = set(re.findall(r'data-figure="([^"]+)"[^>]*>[^<]*\d', page))
    listed = {one.id for one in reported(report, language)}
    assert names - listed == set()
    assert len(listed) > 100
    assert proof.prove(data, book) == ()


def test_the_full_value_is_that_of_the_figures_file() -> None:
    known = json.loads(figures.render(sample_report()))
    assert known["kpis"]["revenue"]["value"] == next(
        one.value for one in reported(sample_report(), "en") if one.id == "kpis.revenue.value"
    )


def test_as_issued_every_number_matches(tmp_path: Path) -> None:
    book, data = written("en")
    opened = Opened(book, data, tmp_path)
    rows = range(BODY, BODY + len(reported(sample_report(), "en")))
    assert {opened.get("Reported", row, AT["match"]) for row in rows} == {"PASS"}
    linked = [cell for cell in opened.sheet("Reported").cells if cell.column == AT["live"] and cell.formula]
    assert len(linked) > 60


def test_an_edit_moves_the_live_number_and_says_changed(tmp_path: Path) -> None:
    book, data = written("en")
    opened = Opened(book, data, tmp_path)
    row = find(opened.sheet("Reported"), AT["id"], "kpis.revenue.value").row
    first = next(cell for cell in opened.sheet("Data").cells if cell.role == "input" and cell.column == FIRST + 13)
    opened.put("Data", first.row, first.column, 2.0 * float(first.value or 0.0))
    moved = [
        opened.get("Reported", at, AT["match"]) for at in range(BODY, BODY + len(reported(sample_report(), "en")))
    ]
    assert "CHANGED" in moved
    assert "FAIL" not in moved
    assert opened.get("Reported", row, AT["printed"]) == 140.6


def test_a_number_that_no_rounding_explains_fails_the_check(tmp_path: Path) -> None:
    wrong = Reported("kpis.revenue.value", 140_600.0, "£141.9k", "cover")
    assert wrong.rounding is None
    book = compose(sample_report(), "en", (wrong,))
    opened = Opened(book, workbook.write(book), tmp_path)
    assert opened.name("check_integrity") == "FAIL"


@pytest.mark.parametrize(
    ("value", "text", "number", "digits", "divisor", "sign"),
    [
        (140_600.0, "140.6", 140.6, 1, 1e3, 1), (-21_200.0, "£21.2k", 21.2, 1, 1e3, -1),
        (-0.131, "−13.1%", -13.1, 1, 0.01, 1), (-3.4e8, "△3.4億円", -3.4, 1, 1e8, 1), (0.0, "0.0", 0.0, 1, 1.0, 1),
        (2.675, "2.68", 2.68, 2, 1.0, 1), (5602.0, "5,602 rows", 5602, 0, 1.0, 1),
        (2.31e-16, "2.3e-16", 2.3, 1, 1e-16, 1),
    ],
)
def test_rounding_is_found_from_value_and_text(
    value: float, text: str, number: float, digits: int, divisor: float, sign: float,
) -> None:
    assert Reported("x", value, text, "s").rounding == (number, digits, divisor, sign)


@pytest.mark.slow
@pytest.mark.parametrize(("client", "month"), [("aozora-tsuhan", "2026-01"), ("online-retail", "2011-11")])
def test_no_printed_number_stands_alone(client: str, month: str) -> None:
    """Each is what a cell shows, or what is reckoned from cells."""
    report = studied(client, month)
    told = reported(report, "en")
    layout = Layout(model(report), Words("en"), told)
    alone = {one.id for one in told if one.id not in links(layout)}
    assert sorted(alone) == []
    assert len({one.id for one in told}) > 500
