"""A client of more than 400 KPIs, 60 months and 3 scenarios: its workbook holds, opens and keeps limits."""

from __future__ import annotations

import io
import shutil
import zipfile
from functools import cache
from pathlib import Path

import pytest

from large_report import large
from libre_hands import OFFICE, saved
from nenrin.outputs import proof, workbook
from nenrin.sheets import Book, compose
from nenrin.sheets.tree_columns import AT as TREE
from workbook_package import Package

pytestmark = pytest.mark.slow
GROUPS, PRODUCTS, MONTHS = 19, 7, 60
KPIS = 1 + GROUPS * (1 + 3 * PRODUCTS)
MEGABYTE = 1_000_000


@cache
def book() -> Book:
    return compose(large(GROUPS, PRODUCTS, MONTHS), "en")


@cache
def written() -> bytes:
    return workbook.write(book())


def test_every_formula_of_a_large_client_recalculates() -> None:
    report = large(GROUPS, PRODUCTS, MONTHS)
    assert (len(report.tree.kpis), len(report.tree.months)) == (KPIS, MONTHS)
    assert KPIS > 400
    assert {len(line) for line in report.plan.series.values()} == {MONTHS}
    assert sum(cell.formula is not None for sheet in book().sheets for cell in sheet.cells) > 40_000
    assert proof.prove(written(), book()) == ()


def test_no_limit_of_the_format_is_passed() -> None:
    """Rows, columns, links, styles, texts; and what mail systems and memories take."""
    assert Package(written()).faults() == []
    assert len(written()) < 12 * MEGABYTE
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        assert sum(one.file_size for one in archive.infolist()) < 200 * MEGABYTE
    assert len({cell.number_format for sheet in book().sheets for cell in sheet.cells}) < 200


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing on this machine")
def test_an_office_opens_it_and_saves_every_kpi_with_its_number(tmp_path: Path) -> None:
    import python_calamine

    file = tmp_path / "large.xlsx"
    file.write_bytes(written())
    again = saved(file, tmp_path)
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)
    rows = python_calamine.CalamineWorkbook.from_path(str(again)).get_sheet_by_name("Tree").to_python(
        skip_empty_area=False,
    )
    tree = next(sheet for sheet in book().sheets if sheet.name == "Tree")
    wanted = {cell.row: cell.value for cell in tree.cells if cell.column == TREE["ac"] and cell.formula is not None}
    assert len(wanted) >= KPIS
    assert {row: rows[row][TREE["ac"]] for row in wanted} == pytest.approx(wanted)
