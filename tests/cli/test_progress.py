"""Each stage is told as it goes."""

from __future__ import annotations

import re
import time

import pytest

from nenrin.cli.progress import progress


def stages(*, silent: bool = False, timings: bool = False) -> None:
    with progress(silent=silent, timings=timings) as listen:
        for name in ("settings", "sources"):
            listen(name, "")
            listen(name, "0.1 s")


def test_without_a_terminal_each_stage_is_one_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    stages()
    told = capsys.readouterr()
    assert told.err == "settings\nsources\n"
    assert not told.out


def test_timings_are_told_where_they_are_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    stages(timings=True)
    assert capsys.readouterr().err == "settings: 0.1 s\nsources: 0.1 s\n"


def test_silence_is_silence(capsys: pytest.CaptureFixture[str]) -> None:
    stages(silent=True)
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")


@pytest.mark.parametrize("colour", ["", "1"])
def test_on_a_terminal_stages_are_ticked_off_in_colour_unless_no_color_is_set(
    colour: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", colour)
    stages()
    told = capsys.readouterr().err
    assert "✓ settings" in told
    assert ("\x1b[2m✓ settings" in told) == (not colour)


def test_a_stage_that_is_ticked_off_stands_on_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    """What moves on the terminal makes room for it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    with progress(silent=False, timings=False) as listen:
        listen("settings", "")
        time.sleep(0.3)
        listen("settings", "0.3 s")
    told = capsys.readouterr().err
    assert "settings …" in told
    assert not re.search(r"…(\x1b\[[0-9;]*m)*✓", told)
