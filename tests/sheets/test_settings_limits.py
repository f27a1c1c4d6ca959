"""What a reader types on Settings: out of bounds is refused with a sentence; an emptied number breaks nothing."""

from __future__ import annotations

import warnings
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from nenrin.outputs import workbook
from nenrin.sheets import Book, compose
from nenrin.sheets.settings import ROWS
from opened_workbook import Opened
from sample_report import sample_report

NUMBERS = ("mat_abs", "mat_rel", "tol", "z_95", "year_first", "pos_plan")
SPOKEN = {"en": "Reporting month: a month of Data", "ja": "「対象月」に入力できるのは、「データ」の月だけです。"}


@cache
def written(language: str) -> tuple[Book, bytes]:
    book = compose(sample_report(), language)
    return book, workbook.write(book)


def refusals(language: str) -> dict[str, DataValidation]:
    """By setting, what the file says to its cell, as another library reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")      # openpyxl says that it does not know sparklines
        page = openpyxl.load_workbook(BytesIO(written(language)[1]))["Settings" if language == "en" else "設定"]
    rows = {row + 1: setting for setting, row in ROWS.items()}
    found = page.data_validations.dataValidation
    return {rows[cell.min_row]: one for one in found for cell in one.sqref.ranges}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_whatever_lies_out_of_bounds_is_not_taken_and_the_reader_is_told_what_is(language: str) -> None:
    """The default of a validation is to stop; a warning would let the entry through."""
    found = refusals(language)
    assert {"report_month", "bridge_with", *NUMBERS} <= set(found)
    assert {one.errorStyle for one in found.values()} <= {None, "stop"}
    assert all(one.showErrorMessage and one.error for one in found.values())
    assert str(found["report_month"].error).startswith(SPOKEN[language])


def test_a_quantile_of_zero_is_no_quantile_and_a_share_is_at_most_the_whole() -> None:
    found = refusals("en")
    assert (found["z_95"].operator, float(str(found["z_95"].formula1))) == ("greaterThan", 0.0)
    assert (float(str(found["mat_rel"].formula1)), float(str(found["mat_rel"].formula2))) == (0.0, 1.0)
    assert (found["year_first"].type, float(str(found["year_first"].formula2))) == ("whole", 12.0)


@pytest.mark.parametrize("setting", NUMBERS)
def test_a_number_that_is_set_to_nothing_leaves_no_error_on_any_sheet(setting: str, tmp_path: Path) -> None:
    """No validation keeps a reader from deleting a cell, or from pasting over it."""
    book, data = written("en")
    opened = Opened(book, data, tmp_path)
    opened.put("Settings", ROWS[setting], 1, 0.0)
    assert opened.errors() == []
    assert opened.name("check_as_issued") == "CHANGED"
