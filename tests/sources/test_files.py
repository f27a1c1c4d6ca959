"""Which files a path means, and what is said of those that should be there."""

from __future__ import annotations

from pathlib import Path

import pytest

from nenrin.sources.files import find_files, told
from nenrin.vocabulary import Month, Problems
from orders import noted, problems, read_one, source, write_csv

HEAD = "order,day,customer,region,amount\n"


def orders(folder: Path, *months: str, name: str = "data/{month}.csv") -> None:
    for number, month in enumerate(months):
        write_csv(folder, f"{HEAD}{number},{month}-05,7,UK,5\n", name.format(month=month))


def test_one_file_a_month_is_read_up_to_the_reporting_month(tmp_path: Path) -> None:
    orders(tmp_path, "2026-08", "2026-09", "2026-10", "2026-11")
    write_csv(tmp_path, "not a table of orders", "data/notes.csv")
    write_csv(tmp_path, "nor this", "data/2026-99.csv")
    table = read_one(tmp_path, source("data/{month}.csv"))
    assert [intake.file for intake in table.intakes] == ["data/2026-08.csv", "data/2026-09.csv", "data/2026-10.csv"]


def test_a_missing_month_is_told_by_the_name_of_the_file_that_is_expected(tmp_path: Path) -> None:
    orders(tmp_path, "2026-06", "2026-08", "2026-09", "2026-10")
    assert problems(tmp_path, source("data/{month}.csv")) == [
        "data/2026-07.csv: the file of 2026-07 does not exist; there are files of 2026-06, 2026-08 to 2026-10",
    ]


@pytest.mark.parametrize("until", [Month(2026, 10), Month(2026, 5)])
def test_where_the_reporting_month_has_no_file_the_months_that_exist_are_told(tmp_path: Path, until: Month) -> None:
    orders(tmp_path, "2026-07", "2026-08", "2026-09")
    assert problems(tmp_path, source("data/{month}.csv"), until) == [
        f"data/{until}.csv: the file of {until} does not exist; there are files of 2026-07 to 2026-09",
    ]


def test_a_month_may_stand_in_a_folder_and_beside_a_pattern(tmp_path: Path) -> None:
    for shop, order in (("a", 1), ("b", 2)):
        write_csv(tmp_path, f"{HEAD}{order},2026-10-05,7,UK,5\n", f"2026-10/shop {shop} (2026-10).csv")
    table = read_one(tmp_path, source("{month}/shop * ({month}).csv"))
    assert list(table.frame["order"]) == ["1", "2"]


def test_a_row_of_another_month_than_its_file_is_a_problem(tmp_path: Path) -> None:
    orders(tmp_path, "2026-10")
    write_csv(tmp_path, HEAD + "8,2026-10-31,7,UK,5\n9,2026-11-01,7,UK,5\n", "data/2026-10.csv")
    assert problems(tmp_path, source("data/{month}.csv")) == [
        "data/2026-10.csv:3: 1 rows are of 2026-11, the file is of 2026-10; move them to the file of their month",
    ]


def test_a_pattern_reads_every_file_but_locks_and_hidden_ones(tmp_path: Path) -> None:
    orders(tmp_path, "2026-09", "2026-10")
    write_csv(tmp_path, "owner", "data/~$2026-10.csv")
    write_csv(tmp_path, "apple", "data/._2026-10.csv")
    first, second = read_one(tmp_path, source("data/*.csv")).intakes
    assert (first.notes, second.file) == ((), "data/2026-10.csv")
    assert noted(second) == ["the file is open in a spreadsheet program: changes that are not saved are not in it"]


def test_a_file_that_is_not_there_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD, "order.csv")
    said = {path: problems(tmp_path, source(path))[0] for path in ("orders.csv", "ordres/*.csv", "x{month}.csv")}
    assert said["orders.csv"] == "orders.csv: the file does not exist; did you mean 'order.csv'?"
    assert said["ordres/*.csv"].endswith("no file matches 'ordres/*.csv'; check the path; its folder has 0 other files")
    assert said["x{month}.csv"].endswith("no file matches 'x{month}.csv'; expected for example x2026-10.csv")


@pytest.mark.parametrize("path", ["/etc/passwd", "../other/orders.csv", "a/../../b.csv"])
def test_a_path_never_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(Problems, match="leaves the client's folder"):
        find_files(source(path), tmp_path, Month(2026, 10))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    other = write_csv(tmp_path / "other", HEAD + "1,2026-10-05,7,UK,5\n")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "orders.csv").symlink_to(other)
    assert problems(tmp_path / "mine", source("orders.csv"))[0].startswith("orders.csv: the file does not exist")
    assert "no file matches" in problems(tmp_path / "mine", source("*.csv"))[0]


def test_months_are_told_in_runs() -> None:
    assert told([Month(2010, 1), Month(2009, 12), Month(2010, 3)]) == "2009-12 to 2010-01, 2010-03"
