"""Segments: what was counted stands on Data, everything else follows by formula and ties with the tree."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from looked_at import BOUGHT, MOVES, looked, tied
from nenrin.customers import Customers, Stage
from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.sheets import Book, compose
from nenrin.sheets.customer_inputs import Inputs
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.model import model
from nenrin.sheets.reported_links import links
from nenrin.sheets.segments_places import Places
from nenrin.sheets.segments_stages import AT, stage_row
from nenrin.vocabulary import Month, Sentence
from nenrin.words import Words
from opened_workbook import Opened, find
from sample_report import sample_report


@cache
def written(language: str = "en") -> tuple[Book, bytes]:
    report = tied(sample_report())
    book = compose(report, language, reported(report, language))
    return book, workbook.write(book)


def places() -> Places:
    return Places(Layout(model(tied(sample_report())), Words("en")))


def result(opened: Opened, check: str) -> object:
    return opened.get("Checks", find(opened.sheet("Checks"), 1, check).row, 5)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_formula_recalculates(language: str) -> None:
    book, data = written(language)
    assert proof.prove(data, book) == ()


def test_sums_shares_and_differences_are_those_of_the_customers(tmp_path: Path) -> None:
    opened, shown = Opened(*written(), tmp_path), places()
    active, every = stage_row(shown, "active"), stage_row(shown, "all")
    arrived = MOVES[None, Stage.NEW]
    assert opened.get("Segments", every, AT["customers"]) == sum(MOVES.values())
    assert opened.get("Segments", every, AT["before"]) == sum(MOVES.values()) - arrived
    assert opened.get("Segments", active, AT["bought"]) == pytest.approx(sum(value for value, _ in BOUGHT.values()))
    assert opened.get("Segments", active, AT["share"]) == pytest.approx(328 / 965)
    decile = shown.first("decile")
    assert [opened.get("Segments", decile + at, 4) for at in (0, 1, 9)] == pytest.approx([0.4, 0.6, 1.0])
    assert opened.get("Segments", decile, 5) == pytest.approx(1000 / 50)
    cohort = shown.first("cohort")
    shares = [opened.get("Segments", cohort, column) for column in (2, 3, 4)]
    assert shares == pytest.approx([21 / 60, 18 / 60, 15 / 60])


def test_a_count_that_is_edited_no_longer_ties_and_is_told_as_changed(tmp_path: Path) -> None:
    book, data = written()
    checks = ("Customers tie with the tree", "Moves tie with the stages", "Segment map holds everybody")
    opened = Opened(book, data, tmp_path)
    assert [result(opened, check) for check in checks] == ["PASS"] * 3
    row = places().inputs.rows["stage", "new"]
    opened.put("Data", row, FIRST, 45.0)
    assert [result(opened, check) for check in checks] == ["CHANGED"] * 3
    assert opened.name("check_as_issued") == "CHANGED"


def test_a_decile_that_is_edited_no_longer_ties_with_the_classes(tmp_path: Path) -> None:
    opened = Opened(*written(), tmp_path)
    assert result(opened, "Deciles tie with ABC") == "PASS"
    opened.put("Data", places().inputs.rows["decile", "1"], FIRST + 1, 900.0)
    assert result(opened, "Deciles tie with ABC") == "CHANGED"


def test_customers_that_never_tied_with_the_tree_fail(tmp_path: Path) -> None:
    """A KPI of the tree counts 41 where the stages have 40: nobody edited anything."""
    report = tied(sample_report())
    series = {**report.tree.series}
    series["new_customers"] = {**series["new_customers"], report.month: 41.0}
    book = compose(replace(report, tree=replace(report.tree, series=series)), "en")
    opened = Opened(book, workbook.write(book), tmp_path)
    assert result(opened, "Customers tie with the tree") == "FAIL"


def test_every_printed_number_of_the_customers_is_tied_to_a_cell_here(tmp_path: Path) -> None:
    report = tied(sample_report())
    known = links(Layout(model(report), Words("en")))
    named = {one.id: one.value for one in reported(report, "en") if one.id.startswith("customers.")}
    assert len(named) > 120
    assert set(named) - set(known) == set()
    opened = Opened(*written(), tmp_path)
    for name, value in named.items():
        column, row = _address(known[name].rpartition("!")[2])
        assert opened.get("Segments", row, column) == pytest.approx(value, abs=1e-9), name


def _address(text: str) -> tuple[int, int]:
    letters = text.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(text[len(letters):]) - 1


@pytest.mark.parametrize("found", [
    None, Customers(Month(2011, 11), reason=Sentence("customers.nobody", {"month": Month(2011, 11)})),
])
def test_without_customers_the_sheet_says_so_and_nothing_stands_on_data(found: Customers | None) -> None:
    report = replace(sample_report(), customers=found)
    book = compose(report, "en")
    texts = {cell.value for sheet in book.sheets if sheet.name == "Segments" for cell in sheet.cells}
    assert "Nothing can be said of the customers this month." in texts
    assert Inputs(Layout(model(report), Words("en"))).rows == {}
    assert proof.prove(workbook.write(book), book) == ()


def test_without_a_value_there_are_counts_only() -> None:
    report = replace(sample_report(), customers=looked(worth=False))
    book = compose(report, "en")
    assert proof.prove(workbook.write(book), book) == ()
    shown = Places(Layout(model(report), Words("en")))
    assert not {"decile", "class", "map_bought"} & set(shown.tops)


def test_a_history_of_three_months_leaves_room_for_the_copy_as_issued() -> None:
    """The moves take six columns, the months three: live cells and copy never meet."""
    report = tied(sample_report())
    months = report.tree.months[-3:]
    lines = report.tree.series.items()
    series = {kpi: {month: line[month] for month in months if month in line} for kpi, line in lines}
    short = replace(report, tree=replace(report.tree, months=months, series=series, segments={}, year_to_date={}))
    inputs = Inputs(Layout(model(short), Words("en")))
    assert inputs.issued > FIRST + max(len(line) for line in inputs.values.values())
