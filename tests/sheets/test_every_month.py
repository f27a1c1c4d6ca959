"""Whatever month is chosen: no error, nothing that no longer ties, and nothing shown that belongs to another month."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from nenrin.outputs import workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.run import study
from nenrin.sheets import Book, compose, naming
from nenrin.sheets.coverage import AT as COVERAGE
from nenrin.sheets.coverage import PARTS
from nenrin.sheets.layout import FISCAL, Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.rows import BODY
from nenrin.sheets.settings import ROWS
from nenrin.sheets.told import coverages, findings, landing
from nenrin.sheets.verdict_columns import AT as VERDICT
from nenrin.sheets.verdicts import row_of
from nenrin.vocabulary import Month
from nenrin.words import Words
from opened_workbook import Opened, find
from ranked import assert_drawn, assert_ranked, assert_said, rows, sheet

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
def test_every_month_shows_what_the_run_says_of_it(client: str, tmp_path: Path) -> None:
    """Verdicts, the parts of every change, the landing and the call-outs; a dash where the run says nothing."""
    opened, report = Opened(*written(client), tmp_path), studied(client)
    layout = Layout(model(report), Words("en"))
    mid = find(opened.sheet("Goal"), 0, "Landing: middle").row
    rows = {kpi: find(opened.sheet("Coverage"), 0, naming.label(layout, kpi)).row for kpi in report.tree.kpis}
    for month in layout.months:
        opened.put("Settings", ROWS["report_month"], 1, serial(month))
        parts, known = coverages(report, month), findings(report, month)
        for kpi, row in rows.items():
            shown = [number(opened.get("Coverage", row, COVERAGE[name])) for name in ("change", *PARTS)]
            wanted = [getattr(parts[kpi], name) if kpi in parts else None for name in ("change", *PARTS)]
            size = 1e-9 * max(1.0, abs(report.tree.value(kpi, month) or 0.0))
            assert shown == [one if one is None else pytest.approx(one, abs=size) for one in wanted], (month, kpi)
            state = layout.words.state(known.verdicts[kpi].state)
            if report.plan.value(kpi, month) is None:
                state = state.replace("plan", "target")
            assert opened.get("Verdicts", row_of(layout, kpi), VERDICT["verdict"]) == state, (month, kpi)
        landed = landing(report, month)
        assert number(opened.get("Goal", mid, 1)) == (pytest.approx(landed.mid) if landed else None), month


@pytest.mark.parametrize("client", CLIENTS)
def test_every_month_ranks_its_own_call_outs_and_draws_them(client: str, tmp_path: Path) -> None:
    """Row n, card n and chart n belong to call-out n of the month; what the month lacks is blank."""
    opened, report = Opened(*written(client), tmp_path), studied(client)
    words, most, said = Words("en"), 0, set()
    for month in Layout(model(report), words).months:
        opened.put("Settings", ROWS["report_month"], 1, serial(month))
        known = findings(report, month)
        assert_ranked(opened, report, known, words)
        assert_said(opened, known, words)
        assert_drawn(opened, report, month, known, words)
        most = max(most, len(known.callouts))
        said.add(opened.get("Unexplained", FISCAL, 1))
    assert rows(opened) == most == 3
    assert len(sheet(opened).charts) == 4
    assert {"No call-out in this month.", "Call-outs of the month: 1", "This month cannot be judged."} <= said


def number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


@pytest.mark.parametrize("client", CLIENTS)
def test_a_question_that_is_deleted_from_the_register_is_missed(client: str, tmp_path: Path) -> None:
    """A row that is gone can wait for nothing: the register would look complete."""
    opened = Opened(*written(client), tmp_path)
    row = find(opened.sheet("Checks"), 1, "Register rows as issued").row
    assert opened.get("Checks", row, 5) == "PASS"
    opened.put("Explanations", BODY + 1, 0, "")
    assert opened.get("Checks", row, 5) == "CHANGED"
    assert opened.name("check_as_issued") == "CHANGED"
