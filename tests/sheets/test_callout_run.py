"""What only the run can reckon of a call-out stands on Unexplained, and Reported ties its number to that cell."""

from __future__ import annotations

from pathlib import Path

from moved_report import AMOUNT, moved
from nenrin.outputs import workbook
from nenrin.sheets import callout_run, compose
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.reported_links import links
from nenrin.sheets.settings import ROWS
from nenrin.words import Words
from opened_workbook import Opened


def test_every_constant_has_a_cell_that_shows_it_in_its_month_alone(tmp_path: Path) -> None:
    report, printed = moved()
    layout, book = Layout(model(report), Words("en"), printed), compose(report, "en", printed)
    opened, found = Opened(book, workbook.write(book), tmp_path), callout_run.reckoned(layout)
    wanted = {
        "expected_false": report.findings.expected_false, "callouts.0.cancelled": 40.0, "callouts.0.branch_share": 0.6,
        "said.callout.segment_moved.amount": AMOUNT,
    }
    shares = {f"callouts.0.where.{at}.share": one.share for at, one in enumerate(report.findings.callouts[0].where)}
    assert {one.id: one.value for one in found} == wanted | shares
    first = next(cell for cell in opened.sheet("Unexplained").cells if cell.value == found[0].text)
    places = {one.id: (row, callout_run.VALUE) for row, one in enumerate(found, first.row)}
    for one in found:
        assert opened.get("Unexplained", *places[one.id]) == one.value
        assert links(layout)[one.id] == layout.cell("unexplained", *places[one.id])
    opened.put("Settings", ROWS["report_month"], 1, serial(report.month + -1))
    assert {opened.get("Unexplained", *place) for place in places.values()} == {"–"}
