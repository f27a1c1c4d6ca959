"""The same row twice is a problem with both places, unless the configuration says which to keep; then it is counted."""

from __future__ import annotations

from pathlib import Path

from orders import problems, read_one, set_aside, source, write_csv

HEAD = "order,day,customer,region,amount\n"
ONE, AGAIN, OTHER = "1,2026-10-01,7,UK,5\n", "1,2026-10-02,7,UK,6\n", "2,2026-10-03,7,UK,7\n"


def test_a_key_that_stands_twice_in_a_file_is_told_with_both_places(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + ONE + OTHER + AGAIN)
    said = "orders.csv:4: order '1' stands twice, first at orders.csv:2; delete one of the rows, or say  on_duplicate: "
    assert problems(tmp_path, source()) == [said + "keep_first"]


def test_a_key_that_stands_in_two_files_is_told(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + ONE + OTHER, "a.csv")
    write_csv(tmp_path, HEAD + AGAIN, "b.csv")
    assert "b.csv:2: order '1' stands twice, first at a.csv:2" in problems(tmp_path, source("*.csv"))[0]


def test_the_same_file_under_two_names_is_told_as_that(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write_csv(tmp_path, HEAD + ONE, name)
    assert problems(tmp_path, source("*.csv"))[0] == "b.csv: the same content as a.csv; keep one of the two"


def test_of_many_repeated_keys_a_few_are_told_and_then_how_many(tmp_path: Path) -> None:
    rows = "".join(f"{order},2026-10-01,7,UK,5\n" for order in range(9))
    write_csv(tmp_path, HEAD + rows + rows)
    found = problems(tmp_path, source())
    assert len(found) == 6
    assert found[-1] == "orders.csv:16: and 4 more rows whose order stands twice"


def test_a_personal_key_is_not_shown(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + ONE + OTHER)
    found = problems(tmp_path, source(keys=["customer"]))
    assert found[0].startswith("orders.csv:3: customer a value (personal, not shown) stands twice")


def test_what_is_kept_is_declared_and_what_is_set_aside_is_counted_by_file(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + ONE + OTHER, "a.csv")
    write_csv(tmp_path, HEAD + AGAIN, "b.csv")
    for keep, kept, amounts in (("keep_first", "an earlier", [5, 7]), ("keep_last", "a later", [7, 6])):
        table = read_one(tmp_path, source("*.csv", on_duplicate=keep))
        assert list(table.frame["amount"]) == amounts
        for intake in table.intakes:
            assert intake.rows_read == intake.rows_used + sum(count for _, count in intake.set_aside)
        aside = [set_aside(intake) for intake in table.intakes if intake.set_aside]
        assert aside == [{f"with the same order as {kept} row, which is kept": 1}]


def test_without_keys_a_day_that_was_exported_twice_is_found_but_equal_sales_are_not_refused(tmp_path: Path) -> None:
    one = source("*.csv", keys=[])
    lines = [f"{order},2026-10-{day:02d},7,UK,5\n" for day in (1, 2, 3) for order in range(4)]
    write_csv(tmp_path, HEAD + "".join(lines[:8]), "a.csv")
    write_csv(tmp_path, HEAD + "".join(lines[4:]), "b.csv")
    assert [problem.split(";")[0] for problem in problems(tmp_path, one)] == [
        "a.csv: 4 rows of 1 days stand in another file, too", "b.csv: 4 rows of 1 days stand in another file, too",
    ]
    write_csv(tmp_path, HEAD + ONE + ONE + OTHER, "a.csv")
    write_csv(tmp_path, HEAD + ONE + "3,2026-10-01,7,UK,9\n4,2026-10-01,7,UK,9\n", "b.csv")
    assert len(read_one(tmp_path, one).frame) == 6
