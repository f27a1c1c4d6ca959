"""Text on a terminal: colour only where it is wanted, and nothing from data that steers it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def console(*, errors: bool = False) -> Console:
    """Standard output or standard error; with NO_COLOR nothing is coloured, bold or dim, and markup is never read."""
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR"))
    return Console(stderr=errors, color_system=None if plain else "auto", markup=False, emoji=False, highlight=False)


def say(text: str, style: str = "", *, errors: bool = False, screen: Console | None = None) -> None:
    """Print one line; data in it cannot move the cursor, change colours or be taken for markup.

    ``screen``: where something moves already, which then makes room.
    """
    from rich.text import Text

    (screen or console(errors=errors)).print(Text(visible(text), style=style), soft_wrap=True)


def visible(text: str) -> str:
    r"""The text with every control character spelled out: an escape sequence in a cell stays a sequence of letters.

    >>> print(visible("a\x1b[31mb"))
    a\x1b[31mb
    """
    return "".join(letter if letter.isprintable() or letter == "\n" else ascii(letter)[1:-1] for letter in text)


def forgive_narrow_encodings() -> None:
    """Spell out what the terminal's encoding lacks, instead of failing on a minus sign."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
