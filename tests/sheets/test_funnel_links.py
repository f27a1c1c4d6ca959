"""The numbers of a funnel that the report prints are reckoned in the workbook from the counts on Tree."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.report import Funnel, Report, flows
from nenrin.sheets import Book, compose
from nenrin.sheets.reported_columns import AT
from nenrin.sheets.rows import BODY
from nenrin.vocabulary import Label
from opened_workbook import Opened
from sample_figures import MONTH
from sample_report import sample_report


@cache
def report() -> Report:
    plain = sample_report()
    funnel = Funnel(label=Label("Members"), steps=("customers", "retained_customers"))
    return replace(plain, flows=flows([funnel], plain.tree, MONTH))


@cache
def written() -> tuple[Book, bytes]:
    book = compose(report(), "en", reported(report(), "en"))
    return book, workbook.write(book)


def test_every_number_of_the_funnel_is_tied_to_a_cell_and_recalculates() -> None:
    book, data = written()
    ids = [one.id for one in reported(report(), "en")]
    found = {place for place, name in enumerate(ids, BODY) if name.startswith("funnels.")}
    (sheet,) = (one for one in book.sheets if one.name == "Reported")
    tied = {cell.row for cell in sheet.cells if cell.column == AT["live"] and cell.formula}
    assert len(found) > 10
    assert found <= tied
    assert proof.prove(data, book) == ()


@pytest.mark.parametrize("name", ["rate", "low", "high"])
def test_the_workbook_reckons_what_the_report_says(tmp_path: Path, name: str) -> None:
    book, data = written()
    opened = Opened(book, data, tmp_path)
    rows = {one.id: place for place, one in enumerate(reported(report(), "en"), BODY)}
    step = report().flows[0].steps[1]
    assert opened.get("Reported", rows[f"funnels.0.steps.1.{name}"], AT["live"]) == pytest.approx(getattr(step, name))
