"""Text tables: the delimiter is decided, ragged and unclosed records are named with their line."""

from __future__ import annotations

import pytest

from nenrin.sources.delimited import read_text
from nenrin.vocabulary import Problems
from nenrin.words import say


def grid(text: str, rows: int = 1000) -> list[list[object]]:
    return [list(row) for row in read_text(text.encode(), "a.csv", None, rows).rows]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_the_one_that_gives_rows_of_one_width(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (["a", "b", "c"], ["1", "x, y", "3"], ["2", "z", "4"]))
    quoted = text if delimiter != "," else text.replace("x, y", '"x, y"')
    assert grid(quoted)[1] == ["1", "x, y", "3"]


def test_a_decimal_comma_does_not_make_the_comma_the_delimiter() -> None:
    found = read_text(b"a;b\n1;10,5\n2;11,5\n", "a.csv", None, 9)
    assert found.delimiter == ";"
    assert found.comma == ""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_one(end: str) -> None:
    found = read_text(f"a,b{end}1,2{end}3,4".encode(), "a.csv", None, 9)
    assert list(found.rows) == [["a", "b"], ["1", "2"], ["3", "4"]]
    assert list(found.numbers) == [1, 2, 3]


def test_a_line_break_inside_quotes_moves_the_lines_that_follow() -> None:
    found = read_text(b'a,b\n"x\ny",2\n3,4\n', "a.csv", None, 9)
    assert list(found.numbers) == [1, 2, 4]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.csv: the file is empty"),
        (b"\n  \n", "a.csv: the file is empty"),
        (b'a,b\n1,"2\n3,4\n', "a.csv:2: a quote that opens here is not closed"),
        (b'a,b\n1,2\n3,"4"x\n', "a.csv:3: a quote that opens here is not closed"),
        (b"a,b\n1," + b"x" * 40_000, "a.csv:2: a cell in this line is longer than 32,767 characters"),
        (b"a,b\n1," + b"x" * 200_000, "a.csv:2: a cell in this line is longer than 32,767 characters"),
        (b",".join([b"c"] * 20_000), "a.csv:1: this line has 20,000 columns"),
        (b"\x1f\x8b\x08", "a.csv: this is a gzip archive"), (b"PK\x03\x04", "a.csv: this is a zip archive"),
        (b'[{"a": 1}]', "a.csv: this is JSON"), (b'\n{"a": 1}\n', "a.csv: this is JSON"),
        (b"<html><table>", "a.csv: this is HTML or XML"), (b"%PDF-1.7", "a.csv: this is a PDF"),
    ],
)
def test_what_is_no_text_table_is_said_with_its_line(data: bytes, said: str) -> None:
    with pytest.raises(Problems) as found:
        read_text(data, "a.csv", None, 9)
    assert str(found.value).startswith(said)


def test_more_rows_than_allowed_are_a_problem() -> None:
    with pytest.raises(Problems, match="more than 2 rows"):
        grid("a\n1\n2\n3\n", rows=2)


def test_the_dos_end_of_file_character_is_left_out_and_told() -> None:
    found = read_text(b"a,b\n1,2\n\x1a", "a.csv", None, 9)
    assert list(found.rows) == [["a", "b"], ["1", "2"]]
    assert "^Z" in say(found.notes[0], "en")


def test_comment_lines_are_blank_only_where_they_are_asked_for() -> None:
    data = b'# a "quoted" remark, with commas\na,b\n1,2\n'
    assert [row for row in read_text(data, "a.csv", None, 9, comments=True).rows if row] == [["a", "b"], ["1", "2"]]
    assert len(read_text(b"#a,b\n1,2\n", "a.csv", None, 9).rows) == 2
