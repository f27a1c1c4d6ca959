"""Months and days as people write them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from nenrin.vocabulary import Month
from nenrin.words.catalogue import text

Manner = Literal["", "short", "name", "issue"]


def spell_month(month: Month, language: str, manner: Manner = "") -> str:
    """``November 2011``, ``Nov 2011`` (short), ``November`` (name); 2011年11月, 11月 (name), 2011年11月度 (issue)."""
    name = text(language, f"format.name.{month.number}")
    if manner == "name":
        return name
    pattern = text(language, f"format.month_{manner}" if manner else "format.month")
    short = text(language, f"format.short.{month.number}")
    return pattern.format(name=name, short=short, year=month.year, number=month.number)


def spell_short_name(month: Month, language: str) -> str:
    """The month's name as the axis of a chart has room for: ``Nov``, 11月."""
    return text(language, f"format.short.{month.number}")


def spell_day(day: dt.date, language: str) -> str:
    """``9 December 2011``, 2011年12月9日."""
    name = text(language, f"format.name.{day.month}")
    return text(language, "format.day").format(day=day.day, name=name, number=day.month, year=day.year)
