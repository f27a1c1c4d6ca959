"""The slope of a split, spelled for a spreadsheet, is the slope that the engine derives."""

from __future__ import annotations

from pathlib import Path

import pytest

from nenrin.attribution.of_formula import Given
from nenrin.formulas import Formula
from nenrin.outputs import workbook
from nenrin.sheets import Book, Cell, Sheet
from nenrin.sheets.slope import Term, slope, times
from opened_workbook import Opened

VALUES = {"a": 7.0, "b": 3.0, "c": 2.5, "d": -4.0}
BACK = {("a", 1): 6.5, ("a", 2): 6.0}
SPLITS = [
    "a + b - c", "a * b * c", "a * b / c", "a / b / c", "a / (b * c)", "a - (b - c)", "-a * b", "(a + b) / (a + c)",
    "a * (b + c) - d", "2 * a + b / 4", "prev(a) * b", "avg(a, 3) * b", "min(a, b) * c", "max(a, b, c)", "abs(d) * a",
    "coalesce(a / (b - b), c) * d", "coalesce(a / b, c)", "a - b / c * d", "(a - b) * (c - d) / (a + b)",
    "min(a, a) * b",
]


def cell(name: str, back: int) -> str:
    return f"{name.upper()}{back + 1}"


@pytest.mark.parametrize("text", SPLITS)
def test_the_spelled_slope_is_the_derived_one(text: str, tmp_path: Path) -> None:
    split = Formula.parse(text)
    given = {**{(name, 0): value for name, value in VALUES.items()}, **BACK}
    derived = split.derive(Given(given))
    inputs = [
        Cell(back, ord(name) - ord("a"), value) for (name, back), value in given.items()
    ]
    texts = [slope(split, reference, cell).text for reference in split.references()]
    spelled = [Cell(5 + row, 0, 0.0, f"{text}+0") for row, text in enumerate(texts)]
    book = Book((Sheet("S", (*inputs, *spelled)),))
    opened = Opened(book, workbook.write(book), tmp_path)
    for row, reference in enumerate(split.references()):
        assert opened.get("S", 5 + row, 0) == pytest.approx(derived.get(reference, 0.0)), (reference, texts[row])


def test_what_a_split_does_not_read_has_no_slope() -> None:
    assert slope(Formula.parse("a * b"), ("c", 0), cell).text == "0"
    assert slope(Formula.parse("a * b"), ("a", 1), cell).text == "0"


def test_a_product_leaves_out_ones_and_keeps_brackets() -> None:
    assert times(Term("1"), Term("A1")).text == "A1"
    assert times(Term("A1"), Term("B1-C1", 1)).text == "A1*(B1-C1)"
    assert times(Term("0"), Term("A1")).text == "0"
