"""A formula of a whole row: worked out once, it is in every column what it would be if it were worked out there."""

from __future__ import annotations

import pytest

from grown_report import grown_report, kpi, wave
from nenrin.formulas import Formula
from nenrin.sheets import compose
from nenrin.sheets.address import spot
from nenrin.sheets.layout import BEFORE, FIRST, Layout
from nenrin.sheets.model import model
from nenrin.sheets.pattern import Pattern, here
from nenrin.words import Words


@pytest.mark.parametrize(
    ("spelled", "there"),
    [
        (f"{here()}7+1", {FIRST: "H7+1", FIRST + 20: "AB7+1"}),
        (f"Data!{here()}7:{here()}9", {FIRST: "Data!H7:H9"}),
        (f"{here()}$4={here(1)}5", {FIRST: "H$4=G5", FIRST + 3: "K$4=J5"}),
        (f"{here(2)}7", {FIRST: "G7", FIRST + 1: "G7", FIRST + 2: "H7"}),
        ("$G7", {FIRST: "$G7"}),
    ],
)
def test_a_pattern_is_put_into_any_column_and_never_looks_left_of_the_months(
    spelled: str, there: dict[int, str],
) -> None:
    assert {column: Pattern.of(spelled).at(column) for column in there} == there


@pytest.mark.parametrize(
    "text",
    ["sales / prev(sales, 12) - 1", "avg(sales, 3) * costs", "ytd(sales) / ytd(costs)", "coalesce(sales, 0) + 2"],
)
def test_every_month_of_a_row_has_the_formula_of_its_own_column(text: str) -> None:
    """Against the formula's own spelling, month by month; the fiscal year begins in April."""
    leaves = {"sales": kpi("sales"), "costs": kpi("costs"), "made": kpi("made", formula=text)}
    sales, costs = wave(500, 0.3, 28), wave(80, 0.4, 28, 1.0)
    both = [round(one + other, 2) for one, other in zip(sales, costs, strict=True)]
    series = {"all": both, "sales": sales, "costs": costs}
    report = grown_report({"all": kpi("all", split="sales + costs"), **leaves}, series, year_starts=4)
    layout = Layout(model(report), Words("en"))
    row = layout.calc["ac", "made"]
    sheet = next(sheet for sheet in compose(report, "en").sheets if sheet.name == layout.name("calc"))
    cells = {cell.column: cell.formula for cell in sheet.cells if cell.row == row and cell.column >= FIRST}
    for column, month in enumerate(layout.months, FIRST):
        def cell(name: str, back: int, column: int = column) -> str:
            return spot(layout.calc["ac", name], max(column - back, BEFORE))

        own = Formula.parse(text).excel(cell, (month.number - 4) % 12)
        assert cells[column] == f'IFERROR({own},"")'
