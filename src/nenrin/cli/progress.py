"""Each stage of a run told as it goes: live on a terminal, one plain line otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from nenrin.cli.console import console, say

Listener: TypeAlias = Callable[[str, str], None]
"""Told a stage's name as it begins (no detail) and again as it ends (with its detail)."""


@contextmanager
def progress(*, silent: bool, timings: bool) -> Iterator[Listener]:
    """A listener that tells the stages on standard error, with their timings where wanted."""
    screen = console(errors=True)
    if silent:
        yield _nobody
    elif not screen.is_terminal:
        yield lambda stage, detail: _line(stage, detail, timings=timings)
    else:
        with screen.status("") as status:

            def listen(stage: str, detail: str) -> None:
                if detail:
                    say(f"✓ {_told(stage, detail, timings=timings)}", "dim", screen=screen)
                else:
                    status.update(f"{stage} …")

            yield listen


def _nobody(stage: str, detail: str) -> None:
    """Say nothing."""


def _line(stage: str, detail: str, *, timings: bool) -> None:
    """One line as a stage ends; its beginning is not worth one."""
    if detail:
        say(_told(stage, detail, timings=timings), errors=True)


def _told(stage: str, detail: str, *, timings: bool) -> str:
    return f"{stage}: {detail}" if timings else stage
