"""The judgement as the workbook does it again: a signal of a chart counts though the limits do not show it."""

from __future__ import annotations

from enriched import charted
from nenrin.outputs import proof, workbook
from nenrin.report import Report
from nenrin.sheets import compose
from sample_report import sample_report


def by_the_rule(report: Report) -> str:
    """The state of new customers that the workbook's formulas find, whatever their plan says."""
    book = compose(report, "en")
    assert proof.prove(workbook.write(book), book) == ()
    sheet = next(sheet for sheet in book.sheets if sheet.name == "Verdicts")
    row = next(cell.row for cell in sheet.cells if cell.value == "New customers")
    column = next(cell.column for cell in sheet.cells if cell.value == "By the rule")
    return next(str(cell.value) for cell in sheet.cells if (cell.row, cell.column) == (row, column))


def test_a_signal_inside_the_limits_changes_the_verdict_and_the_proof_agrees() -> None:
    assert (by_the_rule(sample_report()), by_the_rule(charted())) == ("Stable", "Unexplained change")
