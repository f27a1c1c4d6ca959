"""The comparisons beside the main one on Bridge follow every edit and the month chosen, as the engine has them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from nenrin import attribution
from nenrin.outputs import workbook
from nenrin.report import Report
from nenrin.sheets import Book, compose
from nenrin.sheets.bridge_columns import AT, blocks
from nenrin.sheets.layout import FISCAL, Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.rows import BODY
from nenrin.sheets.settings import ROWS
from nenrin.vocabulary import Month
from nenrin.words import Words
from opened_workbook import Opened
from what_if import MONTH, edits, engine, issued, typed, undone

WORDS = Words("en")
BESIDE = ("prior_year", "expected")


def compared(report: Report, month: Month) -> dict[str, attribution.Attribution]:
    """By the engine: against last year, and against the middles of the expected ranges."""
    middles = {kpi: months[month].mid for kpi, months in report.expectations.items() if month in months}
    return {
        "prior_year": attribution.attribute(report.tree, month, "prior_year", report.plan),
        "expected": attribution.against_expected(report.tree, month, middles),
    }


@cache
def made() -> tuple[Layout, Book, bytes]:
    report = replace(issued(), attributions={**issued().attributions, **compared(issued(), MONTH)})
    book = compose(report, "en")
    return Layout(model(report), WORDS), book, workbook.write(book)


def assert_shown(opened: Opened, layout: Layout, wanted: dict[str, attribution.Attribution], what: object) -> None:
    """Every node's effect, the root's start, and nothing left over."""
    foot = layout.nodes[-1].row + 1
    for block in blocks(layout)[1:]:
        found = wanted[block.reference]
        size = 1e-9 * max(1.0, abs(found.start or 0.0), abs(found.end or 0.0))
        assert opened.get("Bridge", FISCAL, block.effect) == (0 if found.failure else 1), (what, block.reference)
        for entry in layout.nodes:
            shown = opened.get("Bridge", entry.row, block.effect)
            near = "–" if found.failure else pytest.approx(found.contributions[entry.key], rel=1e-9, abs=size)
            assert shown == near, (what, block.reference, entry.key)
        if not found.failure:
            assert opened.get("Bridge", BODY, block.start) == pytest.approx(found.start, rel=1e-9), what
        assert opened.get("Bridge", foot + 1, block.effect) == 0, what


def test_the_other_comparisons_are_those_that_the_report_prints() -> None:
    layout = made()[0]
    assert layout.reference == "plan"
    assert tuple(block.reference for block in blocks(layout)) == ("", *BESIDE)
    plain = Layout(model(issued()), WORDS)
    assert tuple(block.reference for block in blocks(plain)) == ("", "prior_year"), "nothing was expected there"


def test_no_two_blocks_share_a_column() -> None:
    found = blocks(made()[0])
    columns = [set(range(one.first, one.last + 1)) | {one.start, one.effect} for one in found]
    assert sum(map(len, columns)) == len(set().union(*columns))
    assert found[0].start == AT["start"]


@pytest.mark.slow
def test_whatever_is_typed_they_say_what_the_engine_says(tmp_path: Path) -> None:
    layout, book, data = made()
    opened, moved = Opened(book, data, tmp_path), set()
    assert_shown(opened, layout, compared(issued(), MONTH), "as issued")
    for edit in edits(20261122, 60):
        typed(opened, layout, edit)
        wanted = compared(engine(edit), MONTH)
        assert_shown(opened, layout, wanted, edit)
        moved |= {name for name, one in wanted.items() if one.change != compared(issued(), MONTH)[name].change}
        typed(opened, layout, undone(edit))
    assert moved == set(BESIDE)


def test_they_follow_the_month_chosen(tmp_path: Path) -> None:
    """A month without a year before, or without an expectation, has no such comparison: a dash, and no sum."""
    layout, book, data = made()
    opened, known = Opened(book, data, tmp_path), dict.fromkeys(BESIDE, 0)
    for back in (0, 1, 5, 11, 17, 18, 24):
        month = MONTH + -back
        opened.put("Settings", ROWS["report_month"], 1, serial(month))
        wanted = compared(issued(), month)
        assert_shown(opened, layout, wanted, month)
        for name, one in wanted.items():
            known[name] += one.failure is None
    assert 0 < known["prior_year"] < 7
    assert 0 < known["expected"] < 7
