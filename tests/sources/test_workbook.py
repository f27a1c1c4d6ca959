"""Spreadsheets: what a reader would hide is found first, and every other cell comes through as it was saved."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from nenrin.sources.refusal import Refused
from nenrin.sources.source import Limits
from nenrin.sources.workbook import read_workbook
from nenrin.vocabulary import Problems
from nenrin.words import say
from orders import rewrite, wall, write_xlsx

SHEET = "xl/worksheets/sheet1.xml"
SAMPLE = Path(__file__).parents[2] / "config" / "online-retail" / "data"


def rows(path: Path, sheet: str | None = None, **limits: int) -> list[list[object]]:
    return [list(row) for row in read_workbook(path.read_bytes(), path.name, sheet, Limits(**limits)).rows]


def said(path: Path, sheet: str | None = None, **limits: int) -> str:
    with pytest.raises(Problems) as found:
        rows(path, sheet, **limits)
    return str(found.value)


def test_values_come_as_they_were_saved(tmp_path: Path) -> None:
    day = wall("2026-10-04 09:30")
    typed = [["00012", 12.5, day, None], ["", True, dt.date(2026, 10, 4), 3]]
    found = rows(write_xlsx(tmp_path, [["a", "b", "c", "d"], *typed]))
    assert found[1] == ["00012", 12.5, day, ""]
    assert found[2] == ["", "TRUE", dt.date(2026, 10, 4), 3.0]


def test_the_sample_is_read_as_another_library_reads_it() -> None:
    path = SAMPLE / "2011-11.xlsx"
    sheet = openpyxl.load_workbook(path)["Orders"]
    found = rows(path, "Orders")
    assert len(found) == sheet.max_row
    for ours, theirs in zip(found, sheet.iter_rows(values_only=True), strict=True):
        assert [cell if cell != "" else None for cell in ours] == list(theirs)


def test_an_error_cell_is_named_and_never_blank(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["a", "b"], [1, "#N/A"], [2, 3]])
    assert openpyxl.load_workbook(path)["Orders"]["B2"].data_type == "e"
    cell = rows(path)[1][1]
    assert isinstance(cell, Refused)
    assert cell.wrong == "holds the error #N/A"


def test_a_formula_without_a_saved_result_is_no_blank(tmp_path: Path) -> None:
    cell = rows(write_xlsx(tmp_path, [["a", "b"], [1, "=A2*2"]]))[1][1]
    assert isinstance(cell, Refused)
    assert cell.wrong == "holds a formula without a saved result"


def test_a_formula_in_a_row_of_its_own_is_seen_where_the_reader_ends_earlier(tmp_path: Path) -> None:
    found = rows(write_xlsx(tmp_path, [["a", "b"], [1, 2], [None, "=SUM(B2)"]]))
    assert isinstance(found[2][1], Refused)


def test_results_of_a_workbook_that_no_spreadsheet_has_calculated_are_not_believed(tmp_path: Path) -> None:
    """A library writes 0 beside its formulas and asks for a calculation at the next opening."""
    path = write_xlsx(tmp_path, [["a", "b", "c"], [1, "=A2*2", 0]])
    rewrite(path, SHEET, "<v></v>", "<v>0</v>")
    never, typed = rows(path)[1][1:]
    assert isinstance(never, Refused)
    assert never.wrong == "holds a formula that was never calculated"
    assert typed == 0
    rewrite(path, "xl/workbook.xml", 'fullCalcOnLoad="1"', "")
    assert rows(path)[1][1] == 0


def test_the_sheet_is_found_by_name_and_a_wrong_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["a"], [1]], sheet="Orders")
    assert rows(path, "Orders") == rows(path)
    assert said(path, "Order") == "orders.xlsx: there is no sheet 'Order' among 'Orders'; did you mean 'Orders'?"
    assert said(path, "売上") == "orders.xlsx: there is no sheet '売上'; there are 'Orders'"


def test_with_several_sheets_one_must_be_named_and_hidden_ones_do_not_count(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("Orders", "Returns", "Old"):
        book.create_sheet(name).append(["a", 1])
    del book["Sheet"]
    book["Old"].sheet_state = "veryHidden"
    book.save(tmp_path / "orders.xlsx")
    path = tmp_path / "orders.xlsx"
    assert said(path) == "orders.xlsx: which sheet is meant? there are 'Orders', 'Returns'; add  sheet: …"
    book["Returns"].sheet_state = "hidden"
    book.save(path)
    assert rows(path) == [["a", 1.0]]
    notes = read_workbook(path.read_bytes(), "a.xlsx", "Old", Limits()).notes
    assert [say(note, "en") for note in notes] == ["the sheet is hidden"]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('r="A2"', 'r="A1"', "cell 'A1' does not belong to row 2"),
        ('r="B2"', 'r="A2"', "cell A2 stands twice"),
        ('<row r="2">', '<row r="1">', "row '1' stands twice"),
        ('<row r="2">', '<row r="0">', "row '0' stands twice or outside"),
        ('<row r="2">', '<row r="1048577">', "row '1048577' stands twice or outside"),
        ('r="B2"', 'r="XFE2"', "cell 'XFE2' stands outside the sheet"),
        ('r="B2"', 'r="ZZZZZZZ2"', "cell 'ZZZZZZZ2' does not belong to row 2"),
        ('r="B2"', 'r="b2"', "cell 'b2' does not belong to row 2"),
        ("</row></sheetData>", "</sheetData>", "the sheet is damaged"),
        ("<worksheet", "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet", "declares entities"),
    ],
)
def test_a_sheet_that_contradicts_itself_is_refused(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    path = write_xlsx(tmp_path, [["a", "b"], [1, 2]])
    rewrite(path, SHEET, old, new)
    assert wrong in said(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_that_declares_entities_is_refused_before_it_is_parsed(tmp_path: Path, part: str) -> None:
    path = write_xlsx(tmp_path, [["a"]])
    with zipfile.ZipFile(path) as archive:
        root = archive.read(part).decode().partition("?>")[2].lstrip() or archive.read(part).decode()
    rewrite(path, part, root[:9], f"<!DOCTYPE x [<!ENTITY a 'b'>]>{root[:9]}")
    assert f"{part} declares entities" in said(path)


def test_a_used_area_that_would_exhaust_the_memory_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["a"]])
    rewrite(path, SHEET, "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    assert "2 cells are spread over 1,048,576 rows and 16,384 columns" in said(path)


def test_sizes_are_bounded(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["a", "b"], [1, 2], [3, 4]])
    assert "more than 5 cells" in said(path, cells=5)
    assert "more than 2 rows" in said(path, rows=2)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/void.bin", bytes(60 << 20))
    assert "fold when unpacked" in said(path)
    assert "grows to 60 MB when unpacked; at most 5 MB" in said(path, unzipped_megabytes=5)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "the file is empty"), (b"<html></html>", "HTML"), (b"a,b", "no .xlsx workbook"),
        (b"PK\x03\x04", "incomplete"),
        (b"\xd0\xcf\x11\xe0", "old .xls"), (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_no_workbook_is_said(data: bytes, wrong: str) -> None:
    with pytest.raises(Problems, match=wrong):
        read_workbook(data, "a.xlsx", None, Limits())


def test_hidden_rows_and_merged_cells_are_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["a", "b"], [1, 2], [3, 4]])
    book = openpyxl.load_workbook(path)
    book["Orders"].row_dimensions[3].hidden = True
    book["Orders"].merge_cells("A2:B2")
    book.save(path)
    notes = [say(note, "en") for note in read_workbook(path.read_bytes(), "a.xlsx", None, Limits()).notes]
    assert "1 hidden row was read like the others" in notes
    assert any("1 merged range:" in note for note in notes)


@pytest.mark.parametrize(("fault", "caught"), [("PanicException", True), ("KeyboardInterrupt", False)])
def test_a_fault_of_the_reading_library_is_a_problem_but_an_interruption_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, caught: bool,  # noqa: FBT001 (a case)
) -> None:
    path = write_xlsx(tmp_path, [["a"], [1]])
    kind = type(fault, (BaseException,), {})

    def fail(*_: object) -> None:
        raise kind

    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", fail)
    with pytest.raises(Problems if caught else kind):
        rows(path)
