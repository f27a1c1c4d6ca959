"""A change without a known cause, kept on the list month after month until someone closes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from nenrin.vocabulary import UNSAID, Label, Month


@dataclass(frozen=True)
class Investigation:
    """One line of the work list.

    ``key``: ``<kpi>@<month it was opened in>``; it never changes. ``unexplained`` and ``effect_on_root``: as called out
    in that month. ``months``: how many months it has stood on the list, this one included. ``state``: ``new`` this
    month, ``open`` from an earlier one, ``answered`` since the last run, or ``closed`` before. ``answer``: in a
    person's words; empty where the register's ``cause`` now explains that month by itself. ``closed``: the month whose
    run first had the answer. ``question``: as it was asked, by language; empty for a new one: its call-out asks it.
    """

    key: str
    kpi: str
    opened: Month
    state: Literal["new", "open", "answered", "closed"] = "new"
    months: int = 1
    unexplained: float | None = None
    effect_on_root: float | None = None
    owner: Label = UNSAID
    due: Month | None = None
    answer: Label = UNSAID
    cause: str = ""
    closed: Month | None = None
    question: Mapping[str, str] = field(default_factory=dict)
