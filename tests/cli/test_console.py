"""Text on a terminal: data in it is only ever text."""

from __future__ import annotations

import pytest

from nenrin.cli import console


def test_markup_in_data_is_printed_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    console.say("a column named [red]Total[/red] :smile: [/]")
    assert capsys.readouterr().out == "a column named [red]Total[/red] :smile: [/]\n"


@pytest.mark.parametrize(
    "hostile", ["\x1b[31mred", "\x1b]0;title\x07", "\r overwritten", "\u202e backwards", "\x9b31m", "tab\t"],
)
def test_nothing_in_data_can_steer_the_terminal(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    console.say(hostile)
    told = capsys.readouterr().out
    assert told.rstrip("\n").isprintable()


def test_japanese_is_printed_as_it_is() -> None:
    assert console.visible("純売上高は−3.4％") == "純売上高は−3.4％"


def test_a_long_line_stays_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    console.say("word " * 100)
    assert capsys.readouterr().out.count("\n") == 1
