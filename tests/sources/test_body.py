"""Every cell that cannot be read and every row that is no data is a problem at its place; none is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from orders import problems, read_one, source, write_csv, write_xlsx

HEAD = "order,day,customer,region,amount\n"
GOOD = "1,2026-10-01,7,UK,5\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2,2026-10-02,8,UK,", "amount is blank in 1 of 2 rows, first in this line; fill the cells, or say  required:"),
        ("2,2026-10-02,8,UK, ", "amount is blank in 1 of 2 rows, first in this line"),
        ("2,,8,UK,5", "day is blank in 1 of 2 rows, first in this line; fill the cells, or say  required: false"),
        ("2,2026-10-02,8,UK,nan", "amount in this line: 'nan' is no number; write digits, such as 1234.5"),
        ("2,2026-10-02,8,UK,１２円", "amount in this line: '１２円' is no number; add  clean: [{column: amount,"),
        ("2,2026-10-02,8,UK,5.005", "amount in this line: '5.005' has more decimals than the 2 declared"),
        ("2,04/05/2026,8,UK,5", "day in this line: '04/05/2026' can be read as day-month or month-day; write it as"),
        ("2,2026-10-02,8,UK", "this line has 4 cells, the header has 5; is a separator missing, or a quote around"),
        ("2,2026-10-02,8,UK,5,6", "this line has 6 cells, the header has 5"),
        ("order,day,customer,region,amount", "this line repeats the header: two exports were joined"),
        ("合計,,,,5", "this line is a total row: '合計' in order; delete it: totals are computed"),
        ("2,2026-10-02,8,UK 小計,5", "this line is a total row: 'UK 小計' in region"),
        (",,,Grand Total,5", "this line is a total row: 'Grand Total' in region"),
        ("2,2026-10-02,小計A,UK,5", "this line is a total row: a value (personal, not shown) in customer"),
        ("2,2026-10-02,8,a@example.jp,5", "region holds e-mail addresses or telephone numbers (1 in all, first here)"),
        ("2,2026-10-02,8,090-1234-5678,5", "region holds e-mail addresses or telephone numbers (1 in all, first here)"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_at_its_place(tmp_path: Path, line: str, said: str) -> None:
    write_csv(tmp_path, HEAD + GOOD + line + "\n")
    found = problems(tmp_path, source())
    assert len(found) == 1
    assert found[0].startswith(f"orders.csv:3: {said}"), found[0]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-13-01,7,UK,x\n2,2026-10-02,,UK,\nTotal,,,,9\n")
    assert [problem.split("; ")[0] for problem in problems(tmp_path, source())] == [
        "orders.csv:4: this line is a total row: 'Total' in order",
        "orders.csv:2: day in this line: '2026-13-01' is no day of the calendar",
        "orders.csv:2: amount in this line: 'x' is no number",
        "orders.csv:3: amount is blank in 1 of 2 rows, first in this line",
    ]


def test_of_many_wrong_cells_each_value_is_told_once_and_after_a_few_only_how_many(tmp_path: Path) -> None:
    lines = "".join(f"{order},2026-10-01,7,UK,{'abcdefgh'[order % 8]}\n" for order in range(80))
    write_csv(tmp_path, HEAD + lines)
    found = problems(tmp_path, source())
    assert len(found) == 6
    assert found[-1] == "orders.csv:7: and more in amount: 80 cells cannot be read"


def test_a_personal_value_is_never_shown(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-10-01,1.23457E+11,UK,5\n")
    found = problems(tmp_path, source())
    assert found[0].startswith("orders.csv:2: customer in this line: a value (personal, not shown) is an id that")
    assert "1.23457" not in found[0]


def test_a_value_that_is_not_declared_is_refused_and_a_declared_one_may_look_like_a_total(tmp_path: Path) -> None:
    one = source(columns={"region": {"type": "category", "values": ["UK", "Total"]}})
    write_csv(tmp_path, HEAD + "1,2026-10-01,7,Total,5\n")
    assert list(read_one(tmp_path, one).frame["region"]) == ["Total"]
    write_csv(tmp_path, HEAD + "1,2026-10-01,7,Mars,5\n")
    assert "region in this line: 'Mars' is none of the declared values (UK, Total)" in problems(tmp_path, one)[0]


def test_keys_are_never_blank_even_where_the_column_is_optional(tmp_path: Path) -> None:
    one = source(columns={"order": {"type": "id", "required": False}})
    write_csv(tmp_path, HEAD + ",2026-10-01,7,UK,5\n")
    assert [problem.split("; ")[0] for problem in problems(tmp_path, one)] == [
        "orders.csv:2: order is blank in 1 of 1 rows, first in this line",
    ]


def test_blank_lines_and_cells_beyond_the_header_that_are_blank_do_no_harm(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-10-01,7,UK,5,\n\n,,,,\n2,2026-10-02,8,UK,6,,\n\n")
    assert list(read_one(tmp_path, source()).frame["order"]) == ["1", "2"]


def test_a_file_with_nothing_but_a_header_is_a_problem(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD)
    assert problems(tmp_path, source()) == ["orders.csv: there are no rows under the header; export the file again"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("#REF!", "orders.xlsx:Orders!E3: amount: holds the error #REF!; mend the formula, or empty the cell"),
        ("=E2*2", "orders.xlsx:Orders!E3: amount: holds a formula without a saved result; open the file in a"),
        ("12円", "orders.xlsx:Orders!E3: amount: '12円' is no number; add  clean: [{column: amount, strip: '円'}]"),
        (True, "orders.xlsx:Orders!E3: amount: 'TRUE' is no number"),
        (1e15, "orders.xlsx:Orders!E3: amount: '1000000000000000' has more digits than a spreadsheet keeps (15)"),
        (None, "orders.xlsx:Orders!E3: amount is blank in 1 of 2 rows, first here"),
    ],
)
def test_a_cell_of_a_sheet_is_named(tmp_path: Path, cell: object, said: str) -> None:
    head = HEAD.strip().split(",")
    write_xlsx(tmp_path, [head, [1, "2026-10-01", 7, "UK", 5], [2, "2026-10-02", 8, "UK", cell]])
    found = problems(tmp_path, source("orders.xlsx"))
    assert len(found) == 1
    assert found[0].startswith(said), found[0]


def test_an_error_in_a_column_that_nobody_asked_for_does_no_harm(tmp_path: Path) -> None:
    head = [*HEAD.strip().split(","), "check"]
    write_xlsx(tmp_path, [head, [1, "2026-10-01", 7, "UK", 5, "#N/A"]])
    assert len(read_one(tmp_path, source("orders.xlsx")).frame) == 1


def test_of_many_rows_that_do_not_belong_there_a_few_are_told_and_then_how_many(tmp_path: Path) -> None:
    lines = "".join(f"{order},2026-10-01,7,UK,5\n" for order in range(20))
    write_csv(tmp_path, HEAD + lines + "".join(f"Shop {number} Total,,,,5\n" for number in range(9)))
    found = problems(tmp_path, source())
    assert [problem.partition(": ")[0] for problem in found] == [f"orders.csv:{line}" for line in range(22, 28)]
    assert found[-1] == "orders.csv:27: and 4 more rows that do not belong there"
