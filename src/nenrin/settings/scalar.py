"""What one plain word of YAML means: the core of YAML 1.2, less its traps."""

from __future__ import annotations

import math
import re
from typing import TypeAlias

Scalar: TypeAlias = "str | int | float | bool | None"

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_BROKEN = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
MOST_DIGITS = 15
"""What a spreadsheet keeps of a number; a longer one is a code, or a slip."""


def scalar(text: str) -> Scalar:
    """Read a plain (unquoted) scalar.

    YAML 1.1's surprises are text (``no``, ``12:30``, ``1_000``, dates), and so is what YAML 1.2 would still turn into
    another number than people read: ``0123``, ``0x1F``, ``0o17``, ``.inf``, ``.nan``, numbers of more than 15 digits.
    """
    if text in _NOTHING:
        return None
    if text in _TRUTHS:
        return _TRUTHS[text]
    mantissa = re.split("[eE]", text, maxsplit=1)[0]
    if not text.isascii() or not 1 <= sum(map(str.isdigit, mantissa)) <= MOST_DIGITS:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    if _BROKEN.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text
