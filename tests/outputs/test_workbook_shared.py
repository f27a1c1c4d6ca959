"""Formulas that are the same seen from their cells are spelled once, and every reader finds each of them again."""

from __future__ import annotations

import io
import re
import warnings
import zipfile

import openpyxl
import pytest

from nenrin.outputs import workbook
from nenrin.outputs.workbook_shared import shared
from nenrin.sheets import Book, Cell, compose
from sample_report import sample_report


def down(*formulas: str) -> dict[tuple[int, int], str]:
    """The shared ones of formulas below each other, from B3 on."""
    return shared([Cell(2 + row, 1, 1.0, formula) for row, formula in enumerate(formulas)])


def test_three_formulas_below_each_other_are_one() -> None:
    assert down("A3*2", "A4*2", "A5*2") == {
        (2, 1): '<f t="shared" ref="B3:B5" si="0">A3*2</f>', (3, 1): '<f t="shared" si="0"/>',
        (4, 1): '<f t="shared" si="0"/>',
    }


def test_three_formulas_side_by_side_are_one() -> None:
    cells = [Cell(0, column, 1.0, f"{letter}$9<{letter}2") for column, letter in enumerate("BCD")]
    assert shared(cells)[0, 0] == '<f t="shared" ref="A1:C1" si="0">B$9&lt;B2</f>'
    assert len(shared(cells)) == 3


@pytest.mark.parametrize("formulas", [
    ("A3*2", "A4*2"),                                       # two are not worth a number
    ("A3*2", "A4*3", "A5*2"),                               # another factor
    ("A3*2", "A3*2", "A3*2"),                               # the same cell is another one seen from each
    ("$A$3*2", "$A$4*2", "$A$5*2"),                         # a fixed reference that is not the same
    ('A3&"Q3"', 'A4&"Q4"', 'A5&"Q5"'),                      # a text that only looks like a reference
    ("LOG10(2)", "LOG11(2)", "LOG12(2)"),                   # a function
    ("kpi_A3_ac", "kpi_A4_ac", "kpi_A5_ac"),                # a name
    ("Data!A3", "Data!A4", "Data!A5"),                      # Excel shares none that leave the sheet
])
def test_others_are_not(formulas: tuple[str, ...]) -> None:
    assert down(*formulas) == {}


def test_a_gap_ends_a_run() -> None:
    cells = [Cell(row, 1, 1.0, f"A{row + 1}+$C$1") for row in (0, 1, 2, 4, 5)]
    assert list(shared(cells)) == [(0, 1), (1, 1), (2, 1)]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_another_library_reads_every_formula_as_the_book_has_it(language: str) -> None:
    """The openpyxl library translates what is shared by rules of its own."""
    book = compose(sample_report(), language)
    data = workbook.write(book)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.sheets:
        there = opened[sheet.name]
        for cell in sheet.cells:
            if cell.formula is not None:
                assert there.cell(cell.row + 1, cell.column + 1).value == f"={cell.formula}"


def test_most_formulas_that_stay_on_their_sheet_are_shared() -> None:
    book = compose(sample_report(), "en")
    data = workbook.write(book)
    at = [sheet.name for sheet in book.sheets].index("Calc") + 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        spelled = archive.read(f"xl/worksheets/sheet{at}.xml").decode()
    staying = [cell for cell in book.sheets[at - 1].cells if cell.formula is not None and "!" not in cell.formula]
    assert len(re.findall(r'<f t="shared" si="\d+"/>', spelled)) > len(staying) / 2


def test_the_same_book_gives_the_same_bytes() -> None:
    book: Book = compose(sample_report(), "ja")
    assert workbook.write(book) == workbook.write(book)
