"""What a sheet cannot hold is left out aloud: in the sheet, and as a warning of the run that says where it stands."""

from __future__ import annotations

import pytest

from grown_goal import crowded
from grown_report import shop
from nenrin.outputs import proof, workbook
from nenrin.sheets import compose, left_out
from nenrin.sheets.given import MOST_MONTHS, MOST_SEGMENTS
from nenrin.sheets.layout import FIRST


def test_segments_beyond_the_limit_are_told_in_the_sheet_and_by_the_run() -> None:
    report = crowded(MOST_SEGMENTS + 1)
    (warning,) = left_out(report)
    assert warning.warning
    assert str(warning) == (
        "acme_2012-06.xlsx:Data: segments of 1 KPIs are left out (region/goods): a sheet takes 400 rows of them; "
        "all of them stand under  segments  in the JSON of figures"
    )
    book = compose(report, "en")
    data = next(sheet for sheet in book.sheets if sheet.name == "Data")
    assert any(str(cell.value).startswith("Left out: the segments of 1 KPI") for cell in data.cells)
    assert proof.prove(workbook.write(book), book) == ()


def test_what_fits_is_there_and_nothing_is_told() -> None:
    assert left_out(shop()) == ()
    assert left_out(crowded(MOST_SEGMENTS)) == ()


def test_months_beyond_the_columns_of_a_sheet_are_left_out_aloud_oldest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty months from January 2010; a sheet that takes twenty begins in November 2010, and still proves."""
    monkeypatch.setattr("nenrin.sheets.given.MOST_MONTHS", 20)
    report = shop()
    (warning,) = left_out(report)
    assert str(warning) == (
        "acme_2012-06.xlsx:Data: 10 months before 2010-11 are left out: a sheet takes 20 of them; "
        "all of them stand under  kpis  in the JSON of figures"
    )
    book = compose(report, "en")
    assert proof.prove(workbook.write(book), book) == ()


def test_as_many_months_as_are_taken_fit_a_sheet_twice() -> None:
    assert FIRST + 2 * MOST_MONTHS + 1 <= 16_384
