"""Small tables written by hand: every value with its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from nenrin.sources import Written, rows
from nenrin.vocabulary import Place, Problems
from orders import write_csv, write_xlsx


def test_values_of_a_text_table_are_texts_with_their_lines(tmp_path: Path) -> None:
    text = '# a remark, "quoted"\nmonth, kpi ,value\n\n2011-11,revenue,"1,234.5"\n# more\n2011-12,orders,\n'
    path = write_csv(tmp_path, text)
    first, second = rows(path, "plan.csv")
    assert first["month"] == Written("2011-11", Place("plan.csv", 4))
    assert (first["kpi"].value, first["value"].value) == ("revenue", "1,234.5")
    assert second["value"] == (None, Place("plan.csv", 6))


def test_values_of_a_sheet_keep_their_kind_and_their_cell(tmp_path: Path) -> None:
    day = dt.date(2011, 11, 1)
    path = write_xlsx(tmp_path, [["month", "value"], [day, 5.5], [], ["2011-12", None]], sheet="Plan")
    first, second = rows(path, "plan.xlsx", "Plan")
    assert first["value"] == Written(5.5, Place("plan.xlsx", sheet="Plan", cell="B2"))
    assert first["month"].value == day
    assert second["month"] == Written("2011-12", Place("plan.xlsx", sheet="Plan", cell="A4"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "plan.csv: the file is empty"),
        ("# only a remark\n", "plan.csv: the file is empty"),
        ("a,a\n1,2\n", "plan.csv:1: the header 'a' stands twice"),
        ("a,b\n1,2,3\n", "plan.csv:2: this line has 3 cells, the header has 2"),
        ('a,b\n1,"2\n', "plan.csv:2: a quote that opens here is not closed"),
    ],
)
def test_what_is_not_clear_is_a_problem(tmp_path: Path, text: str, said: str) -> None:
    path = write_csv(tmp_path, text)
    with pytest.raises(Problems) as found:
        rows(path, "plan.csv")
    assert str(found.value).startswith(said)


def test_an_error_cell_and_a_missing_file_are_problems(tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"plan.xlsx:Orders!B2: the cell holds the error #N/A"):
        rows(write_xlsx(tmp_path, [["a", "b"], [1, "#N/A"]]), "plan.xlsx")
    with pytest.raises(Problems, match=r"plan.csv: the file does not exist"):
        rows(tmp_path / "plan.csv", "plan.csv")
