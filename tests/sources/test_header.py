"""The header row is found, and every file is mapped to the declared columns on its own."""

from __future__ import annotations

from pathlib import Path

from orders import noted, problems, read_one, source, write_csv, write_xlsx

ROWS = "1,2026-10-01,7,UK,5\n"


def test_each_file_is_mapped_on_its_own_by_any_header_the_column_ever_had(tmp_path: Path) -> None:
    write_csv(tmp_path, "Order No,Order Date,customer,region,Amount\n1,2026-09-01,7,UK,5\n", "a.csv")
    write_csv(tmp_path, "売上金額,order,注文日,region,customer\n9,2,2026-10-01,UK,8\n", "b.csv")
    table = read_one(tmp_path, source("*.csv"))
    assert [str(one) for one in table.frame["amount"]] == ["5.00", "9.00"]
    assert list(table.frame["customer"]) == ["7", "8"]
    headers = [column.header for column in table.intakes[1].columns]
    assert headers == ["order", "注文日", "customer", "region", "売上金額"]


def test_width_capitals_blanks_underscores_and_invisible_marks_make_no_other_header(tmp_path: Path) -> None:
    write_csv(tmp_path, "ｏｒｄｅｒ NO,order_date,CUSTOMER,Re\u200bgion, amount \n" + ROWS)
    assert len(read_one(tmp_path, source()).frame) == 1


def test_title_lines_above_the_header_are_left_out_and_told(tmp_path: Path) -> None:
    write_csv(tmp_path, "Orders of October\nprinted,2026-11-02\n\norder,day,customer,region,amount\n" + ROWS)
    intake = read_one(tmp_path, source()).intakes[0]
    assert (intake.header_row, intake.rows_read) == (4, 1)
    assert "the header stands in line 4; what stands above it was left out" in noted(intake)


def test_a_table_may_begin_anywhere_in_a_sheet(tmp_path: Path) -> None:
    head = [None, None, "order", "day", "customer", "region", "amount"]
    write_xlsx(tmp_path, [[], [None, "Orders"], head, [None, None, "1", "2026-10-01", "7", "UK", "x"]])
    found = problems(tmp_path, source("orders.xlsx"))
    assert found == ["orders.xlsx:Orders!G4: amount: 'x' is no number; write digits, such as 1234.5"]


def test_a_missing_column_is_told_with_the_nearest_header_offered(tmp_path: Path) -> None:
    write_csv(tmp_path, "order,day,customer,region,Amounts\n" + ROWS)
    said = "orders.csv:1: no column for amount: this line has no header 'Amount' or '売上金額' or 'amount'; "
    assert problems(tmp_path, source()) == [said + "did you mean 'Amounts'?"]


def test_where_no_header_is_near_every_unknown_one_is_offered_with_the_line_that_maps_it(tmp_path: Path) -> None:
    write_csv(tmp_path, "order,day,customer,region,税抜\n" + ROWS)
    assert problems(tmp_path, source())[0].endswith("; is it '税抜'? then add it to  amount: {from: […]}")


def test_two_columns_of_the_same_meaning_are_a_problem_even_under_two_names(tmp_path: Path) -> None:
    write_csv(tmp_path, "order,day,Amount,売上金額\n1,2026-10-01,5,6\n")
    assert problems(tmp_path, source()) == [
        "orders.csv:1: two columns for amount: 'Amount' and '売上金額'; leave one of them in the file",
    ]


def test_an_optional_column_may_be_absent_and_an_unknown_one_present_and_both_are_told(tmp_path: Path) -> None:
    write_csv(tmp_path, "order,day,amount,memo\n1,2026-10-01,5,x\n")
    table = read_one(tmp_path, source())
    assert list(table.frame["customer"]) == [None]
    assert noted(table.intakes[0]) == [
        "columns that the configuration does not name: memo",
        "optional columns that are not there: customer and region",
    ]


def test_without_a_header_no_cell_is_shown_because_it_is_data(tmp_path: Path) -> None:
    write_csv(tmp_path, "1,2026-10-01,Yamada,UK,5\n")
    said = "orders.csv: no header row in the first 50 rows; expected 'Order No', 'Order Date', 'customer', "
    assert problems(tmp_path, source()) == [said + "'region', 'Amount'"]


def test_a_sheet_without_cells_is_told_to_be_empty(tmp_path: Path) -> None:
    write_xlsx(tmp_path, [])
    assert problems(tmp_path, source("orders.xlsx"))[0].startswith("orders.xlsx:Orders: the table is empty; expected")
