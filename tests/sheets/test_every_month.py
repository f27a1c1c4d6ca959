"""Whatever month is chosen: no error, nothing that no longer ties, and nothing shown that belongs to another month."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from nenrin.outputs import workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.run import study
from nenrin.sheets import Book, compose
from nenrin.sheets.callout_columns import AT as CALLOUT
from nenrin.sheets.coverage import AT as COVERAGE
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.rows import BODY
from nenrin.sheets.settings import ROWS
from nenrin.vocabulary import Month
from nenrin.words import Words
from opened_workbook import Opened, find

CONFIG = Path(__file__).parents[2] / "config"
CLIENTS = {"online-retail": Month(2011, 11), "aozora-tsuhan": Month(2026, 3)}
OTHER = ("Report ties with the workbook", "Inputs as issued", "Settings as issued")
"""What may say CHANGED when only the month is another."""

pytestmark = pytest.mark.slow


@cache
def studied(client: str) -> Report:
    return study(CONFIG / client / "client.yaml", CLIENTS[client]).report


@cache
def written(client: str) -> tuple[Book, bytes]:
    book = compose(studied(client), "en", reported(studied(client), "en"))
    return book, workbook.write(book)


@pytest.mark.parametrize("client", CLIENTS)
def test_every_month_can_be_chosen(client: str, tmp_path: Path) -> None:
    opened = Opened(*written(client), tmp_path)
    sheet, last = opened.sheet("Checks"), CLIENTS[client]
    named = [cell for cell in sheet.cells if cell.column == 1 and cell.role == "text_bold"]
    lines = {str(cell.value): cell.row for cell in named if "data check" not in str(cell.value)}
    months = Layout(model(studied(client)), Words("en")).months
    first = months[0]
    for month in months:
        opened.put("Settings", ROWS["report_month"], 1, serial(month))
        said = {name: opened.get("Checks", row, 5) for name, row in lines.items() if name not in OTHER}
        assert {name for name, result in said.items() if result == "FAIL"} == set(), str(month)
        changed = {name for name, result in said.items() if result == "CHANGED"}
        assert changed == (set() if month == last else {"As issued"}), str(month)
        if (last - month) % 7 == 0 or month == first:      # every cell of the book is asked: not in every month
            assert not opened.errors(), str(month)


@pytest.mark.parametrize("client", CLIENTS)
def test_what_the_run_found_for_its_own_month_is_a_dash_in_any_other(client: str, tmp_path: Path) -> None:
    """A landing, the parts of a change and a call-out's effect would be sums of two different months."""
    opened, report = Opened(*written(client), tmp_path), studied(client)
    opened.put("Settings", ROWS["report_month"], 1, serial(report.month + -3))
    landing = find(opened.sheet("Goal"), 0, "Landing: middle").row
    assert opened.get("Goal", landing, 1) == "–"
    assert opened.get("Coverage", BODY, COVERAGE["closes"]) == "–"
    for row, _ in enumerate(report.findings.callouts, BODY):
        assert opened.get("Unexplained", row, CALLOUT["effect"]) == "–"


@pytest.mark.parametrize("client", CLIENTS)
def test_a_question_that_is_deleted_from_the_register_is_missed(client: str, tmp_path: Path) -> None:
    """A row that is gone can wait for nothing: the register would look complete."""
    opened = Opened(*written(client), tmp_path)
    row = find(opened.sheet("Checks"), 1, "Register rows as issued").row
    assert opened.get("Checks", row, 5) == "PASS"
    opened.put("Explanations", BODY + 1, 0, "")
    assert opened.get("Checks", row, 5) == "CHANGED"
    assert opened.name("check_as_issued") == "CHANGED"
