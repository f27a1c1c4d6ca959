"""Segments: what was counted stands on Data, everything else follows by formula and ties with the tree."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from looked_at import BOUGHT, MOVES, looked, tied
from nenrin.customers import Customers, Stage
from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.run import study
from nenrin.sheets import Book, compose
from nenrin.sheets.customer_counts import NOT_YET
from nenrin.sheets.customer_inputs import Inputs
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.reported_links import links
from nenrin.sheets.segments_cohorts import cohort_row
from nenrin.sheets.segments_grid import moves_grid
from nenrin.sheets.segments_places import COHORTS, Places
from nenrin.sheets.segments_stages import AT, stage_row
from nenrin.sheets.settings import ROWS
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
    cohort = cohort_row(shown, Month(2011, 8))
    shares = [opened.get("Segments", cohort, column) for column in (2, 3, 4)]
    assert shares == pytest.approx([21 / 60, 18 / 60, 15 / 60])


def test_a_count_that_is_edited_no_longer_ties_and_is_told_as_changed(tmp_path: Path) -> None:
    book, data = written()
    checks = ("Customers tie with the tree", "Moves tie with the stages", "Segment map holds everybody")
    opened = Opened(book, data, tmp_path)
    assert [result(opened, check) for check in checks] == ["PASS"] * 3
    shown = places()
    opened.put("Data", shown.inputs.rows["stage", "customers", "new"], shown.layout.last, 45.0)
    assert [result(opened, check) for check in checks] == ["CHANGED"] * 3
    assert opened.name("check_as_issued") == "CHANGED"


def test_a_decile_that_is_edited_no_longer_ties_with_the_classes(tmp_path: Path) -> None:
    opened = Opened(*written(), tmp_path)
    assert result(opened, "Deciles tie with ABC") == "PASS"
    opened.put("Data", places().inputs.rows["decile", "bought", "1"], places().layout.last, 900.0)
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


def short(report: Report, count: int) -> Report:
    """The report with its last months only."""
    months = report.tree.months[-count:]
    lines = report.tree.series.items()
    series = {kpi: {month: line[month] for month in months if month in line} for kpi, line in lines}
    return replace(report, tree=replace(report.tree, months=months, series=series, segments={}, year_to_date={}))


@pytest.mark.parametrize("count", [1, 3])
def test_a_history_of_few_months_shows_dashes_for_what_lies_before_it(count: int) -> None:
    book = compose(short(tied(sample_report()), count), "en")
    faults = proof.prove(workbook.write(book), book)
    assert [one for one in faults if one.place.sheet == "Segments"] == []


CLIENT = Path(__file__).parents[2] / "config" / "online-retail" / "client.yaml"


@cache
def studied(month: Month) -> Report:
    return study(CLIENT, month).report


@pytest.mark.slow
@pytest.mark.parametrize("month", [Month(2011, 6), Month(2010, 12)])
def test_the_month_selector_shows_the_customers_as_a_run_of_that_month_does(tmp_path: Path, month: Month) -> None:
    """Each number of the two sheets of customers, the later month's moved back and the earlier month's own."""
    later, earlier = studied(Month(2011, 11)), studied(month)
    book, own = compose(later, "en"), compose(earlier, "en")
    opened = Opened(book, workbook.write(book), tmp_path)
    opened.put("Settings", ROWS["report_month"], 1, serial(month))
    shown, before = (Places(Layout(model(one), Words("en"))) for one in (later, earlier))
    wanted = {(cell.row, cell.column): cell.value for cell in own.sheets[8].cells if cell.row < before.tops["months_0"]}
    moved = {name: top - before.tops[name] for name, top in shown.tops.items()}
    assert set(moved.values()) == {0}
    assert own.sheets[8].name == "Segments"
    for (row, column), value in wanted.items():
        found = opened.get("Segments", row, column)
        if isinstance(value, float) and not (row >= before.tops["cohort"] and column > COHORTS):
            assert found == pytest.approx(value, rel=1e-9, abs=1e-9), (row, column)
        elif value in ("–", ""):
            assert found == value, (row, column)
    checks = {cell.value for cell in book.sheets[10].cells if cell.column == 1 and "ustomers" in str(cell.value)}
    assert {result(opened, str(check)) for check in checks} == {"PASS"}
    assert not opened.errors()


@pytest.mark.slow
def test_an_edit_of_an_earlier_month_is_told_although_that_month_is_not_shown(tmp_path: Path) -> None:
    report = studied(Month(2011, 11))
    shown, book = Places(Layout(model(report), Words("en"))), compose(report, "en")
    opened = Opened(book, workbook.write(book), tmp_path)
    assert result(opened, "Customers tie in every month") == "PASS"
    row, column = shown.inputs.rows["stage", "customers", "retained"], shown.layout.last - 4
    opened.put("Data", row, column, 1.0)
    assert result(opened, "Customers tie in every month") == "CHANGED"
    assert result(opened, "Customers tie with the tree") == "PASS"
    assert opened.name("check_as_issued") == "CHANGED"


def test_random_edits_of_stages_and_moves_are_summed_and_tied_as_by_hand(tmp_path: Path) -> None:
    """Forty counts typed at random; after each, totals and differences are those of a dictionary kept beside."""
    opened, shown = Opened(*written(), tmp_path), places()
    chance = random.Random(20111130)  # noqa: S311 (no secret)
    stages = {stage: sum(count for (_, end), count in MOVES.items() if end is stage) for stage in Stage}
    moves = {(start, end): MOVES.get((start, end), 0) for start in (None, *Stage) for end in Stage}
    grid, column = moves_grid(shown), shown.layout.last
    for _ in range(40):
        count, end = chance.randrange(900), chance.choice(tuple(Stage))
        if chance.random() < 0.5:
            stages[end] = count
            opened.put("Data", shown.inputs.rows["stage", "customers", end.value], column, float(count))
        else:
            start = chance.choice((None, *Stage))
            moves[start, end] = count
            row = shown.inputs.rows["from", end.value, start.value if start else NOT_YET]
            opened.put("Data", row, column, float(count))
        assert opened.get("Segments", stage_row(shown, "all"), AT["customers"]) == sum(stages.values())
        assert opened.get("Segments", stage_row(shown, "active"), AT["customers"]) == sum(list(stages.values())[:3])
        gaps = [sum(moves[start, one] for start in (None, *Stage)) - stages[one] for one in Stage]
        assert [opened.get("Segments", grid.foot + 2, 1 + at) for at in range(len(Stage))] == gaps
        assert opened.name("check_as_issued") == "CHANGED"


def test_no_table_is_cut_by_the_end_of_a_page() -> None:
    """Rows of 15 points, column titles of 30; a page of A4 across holds what its width leaves of its height."""
    shown = places()
    sheet = next(sheet for sheet in written()[0].sheets if sheet.name == "Segments")
    tops = [*shown.tops.values(), shown.ends]
    width = 5.25 * (30.0 + 12.0 * COHORTS) + 3.75 * (COHORTS + 1)
    room = 516.0 * width / 784.0
    repeated = 4
    for begins, ends in pairwise((0, *sheet.row_breaks, shown.ends)):
        assert begins == 0 or begins in tops
        within = [top for top in tops[:-1] if begins <= top < ends]
        used = ((ends - begins) + (repeated if begins else 0)) * 15.0 + 15.0 * len(within)
        assert used - 15.0 <= room
