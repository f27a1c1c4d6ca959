"""The quick reader of the tests reads what openpyxl reads."""

from __future__ import annotations

import openpyxl
import pytest

from independent import DATA, months
from plain_sheet import rows


@pytest.mark.parametrize("month", [
    month if month == "2011-12" else pytest.param(month, marks=pytest.mark.slow) for month in months()
])
def test_every_cell_of_the_sample_is_what_openpyxl_says_it_is(month: str) -> None:
    path = DATA / f"{month}.xlsx"
    found, wanted = rows(path), list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert found == wanted
    assert [[type(cell) for cell in row] for row in found] == [[type(cell) for cell in row] for row in wanted]
