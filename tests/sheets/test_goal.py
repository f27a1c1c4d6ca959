"""Goal, Coverage and Initiatives: every interval, sum and sensitivity follows by formula and equals the engine's."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from grown_goal import LAST, grown
from grown_report import shop
from nenrin.outputs import proof, workbook
from nenrin.projections import Projection
from nenrin.sheets import Book, compose
from nenrin.sheets.coverage import AT as COVERAGE
from nenrin.sheets.goal import AT as GOAL
from nenrin.sheets.initiative_columns import Spots
from nenrin.sheets.initiatives import contrasts
from nenrin.sheets.layout import FIRST as MONTHS
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import model
from nenrin.sheets.rows import BODY
from nenrin.words import Words
from opened_workbook import Opened, find


@cache
def written(language: str = "en") -> tuple[Book, bytes]:
    book = compose(grown(), language)
    return book, workbook.write(book)


def lift(number: int, name: str) -> tuple[int, int]:
    """Where a number of an initiative stands."""
    return Spots(len(contrasts(Layout(model(grown()), Words("en"))))).at(number, name)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_formula_of_the_new_sheets_recalculates(language: str) -> None:
    book, data = written(language)
    assert proof.prove(data, book) == ()


def test_published_counts_give_the_published_interval_when_typed_in(tmp_path: Path) -> None:
    """Newcombe (1998), table II: 9/10 against 3/10 gives 0.1705 … 0.8090."""
    opened = Opened(*written(), tmp_path)
    for name, value in {"size": 10, "mean": 0.9, "control_size": 10, "control_mean": 0.3}.items():
        opened.put("Initiatives", *lift(0, name), value)
    low, high = (opened.get("Initiatives", *lift(0, name)) for name in ("low", "high"))
    assert (low, high) == pytest.approx((0.1705, 0.8090), abs=6e-5)


def test_satterthwaite_s_degrees_of_freedom_follow_from_the_arms(tmp_path: Path) -> None:
    one, other = 2210.5 / 39 / 40, 3120.75 / 54 / 55
    opened = Opened(*written(), tmp_path)
    expected = (one + other) ** 2 / (one**2 / 39 + other**2 / 54)
    assert opened.get("Initiatives", *lift(1, "freedom")) == pytest.approx(expected, rel=1e-9)


def test_one_per_cent_more_of_a_lever_is_what_the_tree_makes_of_it() -> None:
    """Profit = orders before × growth × basket − costs: a product, so that the multiplier is exact."""
    book, report = written()[0], grown()
    sheet = next(one for one in book.sheets if one.name == "Goal")
    row = find(sheet, 0, "Basket").row
    value = next(cell.value for cell in sheet.cells if (cell.row, cell.column) == (row, GOAL["sensitivity"]))
    assert value == pytest.approx(0.01 * report.tree.series["revenue"][LAST], rel=1e-9)
    goods = find(sheet, 0, "Goods").row
    value = next(cell.value for cell in sheet.cells if (cell.row, cell.column) == (goods, GOAL["sensitivity"]))
    assert value == pytest.approx(-0.01 * report.tree.series["goods"][LAST], rel=1e-9)


def test_a_part_put_in_wrongly_no_longer_closes(tmp_path: Path) -> None:
    opened = Opened(*written(), tmp_path)
    assert opened.get("Coverage", BODY, COVERAGE["closes"]) == 0
    opened.put("Coverage", BODY, COVERAGE["season"], 500.0)
    assert opened.get("Coverage", BODY, COVERAGE["closes"]) != 0
    assert opened.name("check_integrity") == "FAIL"


def test_the_gap_follows_the_plan(tmp_path: Path) -> None:
    opened, landing = Opened(*written(), tmp_path), grown().projection.landing
    gap = find(opened.sheet("Goal"), 0, "Gap (plan − middle)").row
    assert landing is not None
    assert opened.get("Goal", gap, 1) == pytest.approx(80.0)
    opened.put("Data", find(opened.sheet("Data"), 3, "plan of the year").row, MONTHS + 29, landing.mid)
    assert math.isclose(float(opened.get("Goal", gap, 1) or 0.0), 0.0, abs_tol=1e-6)


def test_empty_sheets_say_so() -> None:
    book = compose(replace(shop(), projection=Projection()), "en")
    texts = {sheet.name: {cell.value for cell in sheet.cells} for sheet in book.sheets}
    assert "No landing this month." in texts["Goal"]
    assert "No KPI was judged this month." in texts["Coverage"]
    assert "No initiative with a control group this month." in texts["Initiatives"]


def test_the_layout_knows_every_lever() -> None:
    assert Layout(model(grown()), Words("en")).way.known


def test_an_edited_input_of_an_initiative_or_of_the_landing_is_counted_as_a_change(tmp_path: Path) -> None:
    opened = Opened(*written(), tmp_path)
    assert opened.name("check_as_issued") == "PASS"
    opened.put("Initiatives", *lift(0, "size"), 71)
    assert opened.get("Initiatives", *lift(0, "changed")) == 1
    assert opened.name("check_as_issued") == "CHANGED"
    opened.put("Initiatives", *lift(0, "size"), 70)
    assert opened.name("check_as_issued") == "PASS"
    plan = find(opened.sheet("Data"), 3, "plan of the year").row
    opened.put("Data", plan, MONTHS + 29, 5.0)
    assert opened.name("check_as_issued") == "CHANGED"
    assert opened.name("check_integrity") == "PASS"
