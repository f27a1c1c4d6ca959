"""The proof: a sound workbook passes, one false cell is named with both values."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from grown_report import grown_report, kpi, shop, wave, wide
from nenrin.outputs import proof, workbook
from nenrin.outputs.proof_copy import engine_copy
from nenrin.outputs.workbook_bytes import unpacked
from nenrin.outputs.workbook_cache import carried
from nenrin.report import Report
from nenrin.sheets import Book, Cell, Sheet, compose
from nenrin.sheets.address import spot
from sample_report import sample_report


@cache
def sound() -> Book:
    return compose(sample_report(), "en")


def altered(book: Book, sheet: str, change: dict[tuple[int, int], dict[str, object]]) -> Book:
    """The same book with some cells of one sheet changed."""
    return replace(book, sheets=tuple(
        replace(one, cells=tuple(cell._replace(**change.get(cell[:2], {})) for cell in one.cells))  # type: ignore[arg-type]
        if one.name == sheet else one
        for one in book.sheets
    ))


def test_the_workbook_of_the_hand_built_report_holds_in_both_languages() -> None:
    for language in ("en", "ja"):
        book = compose(sample_report(), language)
        assert proof.prove(workbook.write(book), book) == ()


@pytest.mark.parametrize("said", [{"calm": True}, {"plan": False}, {"last_year": False}, {"judged": False}])
def test_it_holds_whatever_a_report_lacks(said: dict[str, bool]) -> None:
    book = compose(sample_report(**said), "en")
    assert proof.prove(workbook.write(book), book) == ()


@pytest.mark.parametrize("report", [shop, wide], ids=["quotients and months before", "many leaves"])
def test_it_holds_for_trees_of_other_shapes(report: Callable[[], Report]) -> None:
    book = compose(report(), "ja")
    assert proof.prove(workbook.write(book), book) == ()


@pytest.mark.parametrize(("column", "value"), [(5, 140_572.01), (9, "U "), (28, "Stable")])
def test_a_false_result_is_reported_with_its_cell_and_both_values(column: int, value: float | str) -> None:
    """The canary: a number off by a hundredth, a text off by a space, another verdict."""
    book = altered(sound(), "Tree", {(5, column): {"value": value}})
    found = proof.prove(workbook.write(book), book, "minato.xlsx")
    assert {str(problem.place) for problem in found} == {f"minato.xlsx:Tree!{spot(5, column)}"}
    assert all(repr(value) in problem.wrong for problem in found)


def test_a_false_result_is_found_on_every_sheet() -> None:
    """One formula of each sheet carries a false result; what reads it does not, for it is recalculated."""
    false = sound()
    for sheet in sound().sheets:
        cell = next(cell for cell in sheet.cells if cell.formula is not None and isinstance(cell.value, float))
        false = altered(false, sheet.name, {(cell.row, cell.column): {"value": (cell.value or 0.0) + 1.0}})  # type: ignore[operator]
    found = proof.prove(workbook.write(false), false)
    assert [problem.place.sheet for problem in found] == [sheet.name for sheet in sound().sheets]


def test_a_constant_that_was_lost_on_the_way_is_reported() -> None:
    book = altered(sound(), "Data", {(6, 7): {"value": None}})
    found = proof.prove(workbook.write(book), sound())
    assert "workbook:Data!H7" in {str(problem.place) for problem in found}


def test_a_name_that_stands_for_another_cell_is_reported() -> None:
    """Whether a formula calls it or only programs that read the file do: on the book and on one sheet."""
    cells, names = (Cell(0, 0, 2.0), Cell(0, 1, 4.0, "rate*2")), (("rate", "Sums!$A$1"), ("Sums!Title", "Sums!$A$1"))
    book = Book((Sheet("Sums", cells),), names)
    assert proof.prove(workbook.write(book), book) == ()
    for number, (name, _) in enumerate(names):
        other = tuple((one, "Sums!$B$1" if at == number else there) for at, (one, there) in enumerate(names))
        found = proof.prove(workbook.write(replace(book, names=other)), book)
        assert f"the name {name!r} stands for 'Sums!$B$1', the run says 'Sums!$A$1'" in [one.wrong for one in found]
    lacking = proof.prove(workbook.write(replace(book, names=names[:1])), book)
    assert [one.wrong for one in lacking] == ["the name 'Sums!Title' stands for None, the run says 'Sums!$A$1'"]


def test_the_engine_opens_the_delivered_cells_to_the_byte_and_every_name_that_is_called() -> None:
    """Only what no value depends on stays out of its copy: rules of colour, and names that no formula has a word of."""
    parts = unpacked(workbook.write(sound()))
    formulas = [formula for sheet in carried(parts) for formula in sheet.formulas]
    copied = unpacked(engine_copy(parts, formulas))
    assert set(copied) == set(parts)
    assert {name for name in parts if copied[name] != parts[name]} <= {
        "xl/workbook.xml", *(name for name in parts if name.startswith("xl/worksheets/sheet")),
    }
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            assert copied[name].partition(b"</sheetData>")[0] == parts[name].partition(b"</sheetData>")[0]
    named = re.compile(r'definedName name="([^"]+)"')
    before, after = (set(named.findall(one["xl/workbook.xml"].decode())) for one in (parts, copied))
    called = {name for name in before if any(re.search(rf"\b{name}\b", formula) for formula in formulas)}
    assert called <= after < before
    assert {"report_month", "pos_ac"} <= called


def test_a_result_that_something_wrote_over_in_the_file_is_reported() -> None:
    """The formula still gives the right number; what previews show does not."""
    book = Book((Sheet("Sums", (Cell(0, 0, 2.0), Cell(0, 1, 4.0, "A1*2"))),))
    data = edited(workbook.write(book), "xl/worksheets/sheet1.xml", b"<v>4</v>", b"<v>5</v>")
    assert [problem.wrong for problem in proof.prove(data, book)] == ["carries 5.0, the run says 4.0"]


def edited(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """One part of a workbook file changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(target, "w") as after:
        for entry in before.namelist():
            part = before.read(entry)
            assert entry != name or old in part
            after.writestr(entry, part.replace(old, new) if entry == name else part)
    return target.getvalue()


def test_what_is_no_workbook_is_a_problem_not_an_error() -> None:
    found = proof.prove(b"PK no workbook", sound())
    assert [problem.wrong for problem in found] == ["the workbook cannot be opened again"]


def test_the_noise_of_arithmetic_is_no_difference_but_a_billionth_is() -> None:
    """A difference of two equal amounts may be anything near zero, a figure beside it may not."""
    cells = (Cell(0, 0, 1e6), Cell(0, 1, 1e6 / 3), Cell(0, 2, 1e-9, "A1-B1*3"))
    book = Book((Sheet("Noise", cells),))
    assert proof.prove(workbook.write(book), book) == ()
    wrong = Book((Sheet("Noise", (*cells[:2], Cell(0, 2, 1e6 / 3 * (1 + 3e-9), "B1"))),))
    assert len(proof.prove(workbook.write(wrong), wrong)) == 1


@pytest.mark.parametrize(("left", "of", "faults"), [(5e-7, 1e3, 0), (5e-7, 0.0, 1), (5e-6, 1e3, 1)])
def test_what_is_left_over_is_as_exact_as_what_it_is_left_of(left: float, of: float, faults: int) -> None:
    """Two amounts agree to 1e-9; so must what is left between them, of these amounts."""
    cells = (Cell(0, 0, 1e3), Cell(0, 1, 1e3 * (1 + 5e-10), "A1*1"), Cell(0, 2, left, "B1-A1", of=of))
    book = Book((Sheet("Left", cells),))
    assert len(proof.prove(workbook.write(book), book)) == faults


def test_every_kind_of_formula_holds() -> None:
    """Smallest, largest, average, absolute, else, and the year so far: spelled by the formulas' own nodes."""
    kpis = {
        "total": kpi("total", split="core + extra"),
        "core": kpi("core"), "extra": kpi("extra"),
        "least": kpi("least", formula="min(core, extra * 10)"),
        "most": kpi("most", formula="max(core, extra, 100)"),
        "smooth": kpi("smooth", formula="avg(total, 3)"),
        "size": kpi("size", formula="abs(core - extra) / total"),
        "known": kpi("known", formula="coalesce(core / (extra - extra), 7)"),
        "year": kpi("year", formula="ytd(total)"),
        "before": kpi("before", formula="total / prev(total, 12) - 1", format={"style": "percent"}),
    }
    core, extra = wave(500, 0.3, 28), wave(80, 0.4, 28, 1.0)
    series = {"core": core, "extra": extra, "total": [round(a + b, 2) for a, b in zip(core, extra, strict=True)]}
    book = compose(grown_report(kpis, series, year_starts=4), "en")
    assert proof.prove(workbook.write(book), book) == ()
