"""Every row that is read is used or set aside with a reason, and the account of every file says what was decided."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nenrin.sources import FILE, MONTH, ROW, ColumnFound, Intake, Source, Table, read
from nenrin.vocabulary import Month, Problems
from orders import noted, problems, read_one, set_aside, source, wall, write_csv, write_xlsx

HEAD = "order,day,customer,region,amount\n"
CLIENT = Path(__file__).parents[2] / "config" / "online-retail"
INVOICES: dict[str, Any] = {
    "path": "data/{month}.xlsx", "sheet": "Orders", "time": "at", "keys": ["invoice"], "columns": {
        "invoice": {"type": "id", "from": ["Invoice"]}, "at": {"type": "datetime", "from": ["Invoice Date"]},
        "customer": {"type": "id", "from": ["Customer ID"], "required": False, "personal": True},
        "country": {"type": "category", "from": ["Country"]}, "units": {"type": "integer", "from": ["Units"]},
        "amount": {"type": "decimal(14,2)", "from": ["Amount"]},
    },
}


@pytest.fixture(scope="module")
def invoices() -> Table:
    return read({"orders": Source.model_validate(INVOICES)}, CLIENT, Month(2011, 12), "Europe/London")["orders"]


@pytest.mark.parametrize("month", [
    "2011-01", *(pytest.param(month, marks=pytest.mark.slow) for month in ("2009-12", "2011-11")),
])
def test_the_sample_is_read_cell_by_cell_as_openpyxl_reads_it(invoices: Table, month: str) -> None:
    sheet = openpyxl.load_workbook(CLIENT / "data" / f"{month}.xlsx")["Orders"]
    frame = invoices.frame[invoices.frame[FILE] == f"data/{month}.xlsx"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(frame) == len(rows)
    for number, (ours, theirs) in enumerate(zip(frame.to_dict("records"), rows, strict=True), 2):
        invoice, at, customer, country, _, units, amount = theirs
        assert isinstance(at, dt.datetime)
        assert ours["invoice"] == str(invoice)
        assert abs(ours["at"] - at) < dt.timedelta(seconds=1)
        assert ours["customer"] == (None if customer is None else str(customer))
        assert (ours["country"], ours["units"], float(ours["amount"])) == (country, units, amount)
        assert (Month.at(ours[MONTH]), ours[ROW]) == (Month.parse(month), number)


def test_every_row_of_the_sample_is_accounted_for(invoices: Table) -> None:
    assert len(invoices.frame) == 53_628            # as the issue says
    assert len(invoices.intakes) == 25
    assert all(intake.rows_read == intake.rows_used and not intake.set_aside for intake in invoices.intakes)
    last = invoices.intakes[-1]
    assert (last.first_day, last.last_day) == (dt.date(2011, 12, 1), dt.date(2011, 12, 9))
    assert last.sha256 == hashlib.sha256((CLIENT / last.file).read_bytes()).hexdigest()


def test_files_after_the_reporting_month_are_not_even_opened(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-10-05,7,UK,5\n", "2026-10.csv")
    write_csv(tmp_path, "\0 broken", "2026-11.csv")
    assert len(read_one(tmp_path, source("{month}.csv")).intakes) == 1


def test_rows_after_the_reporting_month_are_set_aside_and_counted(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-09-05,7,UK,5\n2,2026-10-31,7,UK,5\n3,2026-11-01,7,UK,5\n")
    table = read_one(tmp_path, source())
    intake = table.intakes[0]
    assert list(table.frame["order"]) == ["1", "2"]
    assert (intake.rows_read, intake.rows_used, set_aside(intake)) == (3, 2, {"after October 2026": 1})
    assert (intake.first_day, intake.last_day) == (dt.date(2026, 9, 5), dt.date(2026, 10, 31))


def test_the_account_says_what_each_column_was_taken_for(tmp_path: Path) -> None:
    write_csv(tmp_path, "売上金額;注文日;order;customer\n5;2026/10/05;1;\n", encoding="cp932")
    table = read_one(tmp_path, source())
    intake: Intake = table.intakes[0]
    assert (intake.encoding, intake.header_row, intake.sheet) == ("cp932", 1, None)
    assert intake.columns == (
        ColumnFound("order", "order", "id", 0), ColumnFound("day", "注文日", "date", 0),
        ColumnFound("customer", "customer", "id", 1, personal=True),
        ColumnFound("amount", "売上金額", "decimal(12,2)", 0),
    )


def test_a_reporting_month_without_rows_is_a_problem_that_names_the_months_there_are(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-07-05,7,UK,5\n2,2026-09-05,7,UK,5\n")
    assert problems(tmp_path, source()) == [(
        "orders.csv: no rows of 2026-10 by the column 'day'; "
        "there are rows of 2026-07, 2026-09: name one of these months, or deliver the month's rows"
    )]


def test_a_month_without_rows_between_others_is_told(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-08-05,7,UK,5\n2,2026-10-05,7,UK,5\n")
    said = noted(read_one(tmp_path, source()).intakes[0])
    assert "no rows of September 2026: these months are absent, not zero" in said


def test_problems_of_all_files_and_all_sources_are_told_at_once(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-10-05,7,UK,x\n", "a1.csv")
    write_csv(tmp_path, HEAD + "2,2026-10-05,7,UK,y\n", "a2.csv")
    with pytest.raises(Problems) as found:
        read({"a": source("a*.csv"), "b": source("b.csv")}, tmp_path, Month(2026, 10), "Asia/Tokyo")
    assert [str(problem).split(":")[0] for problem in found.value.problems] == ["a1.csv", "a2.csv", "b.csv"]


def test_times_within_a_second_of_a_months_end_are_told(tmp_path: Path) -> None:
    one = source(columns={"day": {"type": "datetime"}})
    lines = ["1,2026-10-31 23:59:59.5,7,UK,5", "2,2026-10-05 09:30,7,UK,5", "3,2026-10-06 23:59:59.5,7,UK,5"]
    write_csv(tmp_path, HEAD + "\n".join(lines))
    notes = noted(read_one(tmp_path, one).intakes[0])
    assert "1 row lies within a second of midnight at a month's end: day decides their month" in notes
    write_csv(tmp_path, HEAD + "1,2026-10-01 00:00,7,UK,5\n2,2026-10-05 00:00,7,UK,5\n")
    assert not read_one(tmp_path, one).intakes[0].notes


def test_ids_that_differ_only_in_width_or_leading_zeros_are_told_by_their_number(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-09-05,00012,UK,5\n2,2026-10-05,１２,UK,5\n3,2026-10-05,13,UK,5\n")
    notes = noted(read_one(tmp_path, source()).intakes[0])
    assert notes == ["customer: 1 id is also spelled in another width, dash or number of leading zeros"]


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    write_csv(tmp_path, "x" * (2 << 20))
    found = problems(tmp_path, source(limits={"file_megabytes": 1}))
    assert found == ["orders.csv: the file has 2 MB; at most 1 MB are read; raise  limits: {file_megabytes: …}"]


def test_the_same_rows_from_a_sheet_and_from_text_are_the_same_table(tmp_path: Path) -> None:
    rows = [["1", "2026-10-05", "00012", "UK", "5.25"], ["2", "2026-10-06", "", "", "-7"]]
    write_csv(tmp_path, HEAD + "\n".join(map(",".join, rows)))
    typed = [[1, wall("2026-10-05"), "00012", "UK", 5.25], [2, dt.date(2026, 10, 6), None, None, -7]]
    write_xlsx(tmp_path, [HEAD.strip().split(","), *typed])
    text, sheet = (read_one(tmp_path, source(path)).frame for path in ("orders.csv", "orders.xlsx"))
    assert text.drop(columns=[FILE]).equals(sheet.drop(columns=[FILE]))


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-10-05,7,UK,5\n")
    first, second = read_one(tmp_path, source()), read_one(tmp_path, source())
    assert first.frame.equals(second.frame)
    assert first.intakes == second.intakes


def test_an_unknown_timezone_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="unknown timezone 'Asia/Tokio'"):
        read({}, tmp_path, Month(2026, 10), "Asia/Tokio")


NEVER_LEFT = "order,day,customer,region,amount\n1,2026-10-05,7,UK,5\n2,,8,UK,6\n3,2026-09-30,9,UK,7\n4, ,9,FR,8\n"
OPTIONAL_DAY = {"day": {"type": "date", "required": False}}


def test_rows_without_a_date_are_set_aside_and_counted_where_the_configuration_says_so(tmp_path: Path) -> None:
    """A register of contracts, dated by their end: those that have not ended belong to no month."""
    write_csv(tmp_path, NEVER_LEFT)
    table = read_one(tmp_path, source(columns=OPTIONAL_DAY))
    (intake,) = table.intakes
    assert list(table.frame["order"]) == ["1", "3"]
    assert (intake.rows_read, intake.rows_used) == (4, 2)
    assert set_aside(intake) == {"without day": 2}
    assert set_aside(intake, "ja") == {"dayが空白の行": 2}
    assert (intake.first_day, intake.last_day) == (dt.date(2026, 9, 30), dt.date(2026, 10, 5))


def test_in_a_file_of_one_month_a_row_without_a_date_is_of_no_other_month(tmp_path: Path) -> None:
    write_csv(tmp_path, "order,day,customer,region,amount\n1,2026-10-05,7,UK,5\n2,,8,UK,6\n", "2026-10.csv")
    (intake,) = read_one(tmp_path, source("{month}.csv", OPTIONAL_DAY)).intakes
    assert (intake.rows_used, set_aside(intake)) == (1, {"without day": 1})


def test_where_no_row_has_a_date_that_is_what_is_wrong(tmp_path: Path) -> None:
    write_csv(tmp_path, "order,day,customer,region,amount\n2,,8,UK,6\n")
    assert problems(tmp_path, source(columns=OPTIONAL_DAY)) == [
        "orders.csv: no row has a day; name the column that dates rows",
    ]
