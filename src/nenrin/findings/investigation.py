"""A change without a known cause, kept on the list month after month until someone closes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Investigation:
    """One line of the work list.

    ``key``: ``<kpi>@<month it was opened in>``; it never changes. ``unexplained`` and ``effect_on_root``: as called out
    in that month. ``months``: how many months it has stood on the list, this one included. ``state``: ``new`` this
    month, ``open`` from an earlier one, ``answered`` since the last run (with ``answer`` or the id of a ``cause``), or
    ``closed`` before. ``question``: as it was asked, by language.
    """

    key: str
    kpi: str
    opened: Month
    state: Literal["new", "open", "answered", "closed"] = "new"
    months: int = 1
    unexplained: float | None = None
    effect_on_root: float | None = None
    owner: str = ""
    due: Month | None = None
    answer: str = ""
    cause: str = ""
    closed: Month | None = None
