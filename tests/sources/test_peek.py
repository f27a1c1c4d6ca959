"""A first look at a file of which nothing is declared."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from nenrin.sources import peek
from nenrin.vocabulary import Problems
from orders import write_csv

SAMPLE = Path(__file__).parents[2] / "config" / "online-retail" / "data" / "2011-11.xlsx"


def test_the_sample_is_recognised() -> None:
    seen = peek(SAMPLE)
    (table,) = seen.tables
    assert (seen.file, table.sheet, table.header_row) == ("2011-11.xlsx", "Orders", 1)
    assert {column.header: column.type for column in table.columns} == {
        "Invoice": "id", "Invoice Date": "datetime", "Customer ID": "id", "Country": "category", "Lines": "integer",
        "Units": "integer", "Amount": "decimal(18,2)",
    }
    assert [column.header for column in table.columns if column.unique] == ["Invoice"]
    assert [column.header for column in table.columns if column.personal] == ["Customer ID"]
    assert (table.first_day, table.last_day) == (dt.date(2011, 11, 1), dt.date(2011, 11, 30))


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["2026-10-01", "2026/10/2", "令和8年10月3日"], "date"), (["2026-10", "2026-09"], "date"),
        (["202610", "202609"], "date"), (["202610", "202613"], "integer"), (["201012", "201011"], "integer"),
        (["2026-10-01", "2026-10-01 09:30"], "datetime"), (["1", "２", "-3"], "integer"),
        (["1.5", "2.255", "△3"], "decimal(18,3)"), (["0.123456789", "1"], "float"), (["yes", "no"], "boolean"),
        (["UK", "UK", "FR", "FR"], "category"), (["a", "b", "c"], "text"), (["01/02/2026", "02/02/2026"], "text"),
        (["", ""], "text"),
    ],
)
def test_a_column_has_the_narrowest_type_that_every_cell_fits(tmp_path: Path, cells: list[str], kind: str) -> None:
    write_csv(tmp_path, "what,other\n" + "".join(f"{cell},x\n" for cell in cells))
    (table,) = peek(tmp_path / "orders.csv").tables
    assert table.columns[0].type == kind


def test_the_header_is_found_beneath_titles_and_numbers_under_an_id_header_are_ids(tmp_path: Path) -> None:
    text = "Report\n\n会員番号;氏名;Order No;Amount;Paid\n1;A;7;5.5;1,000\n2;B;8;6;2,000\n"
    write_csv(tmp_path, text, encoding="cp932")
    seen = peek(tmp_path / "orders.csv")
    (table,) = seen.tables
    assert (seen.encoding, seen.delimiter, table.header_row, table.rows) == ("cp932", ";", 3, 2)
    assert [(column.type, column.personal) for column in table.columns] == [
        ("id", True), ("text", True), ("id", False), ("decimal(18,1)", False), ("text", False),
    ]


def test_the_kind_of_customer_that_somebody_is_does_not_tell_who(tmp_path: Path) -> None:
    text = "会員番号,会員種別,顧客ランク,Customer Segment,Customer Name,会員名\n" + "1,昼,A,Home,X,花子\n" * 4
    write_csv(tmp_path, text)
    (table,) = peek(tmp_path / "orders.csv").tables
    assert [column.header for column in table.columns if column.personal] == ["会員番号", "Customer Name", "会員名"]


def test_every_visible_sheet_with_a_table_is_seen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in {"A": [["x", "y"], [1, 2]], "Empty": [], "Hidden": [["x"], [1]]}.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    del book["Sheet"]
    book["Hidden"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [table.sheet for table in peek(tmp_path / "a.xlsx").tables] == ["A"]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="does not exist"):
        peek(tmp_path / "none.csv")
