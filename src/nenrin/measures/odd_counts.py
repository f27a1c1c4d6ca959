"""Far too few or too many rows, and rows that stand twice."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from nenrin.measures.rows_of import Rows
from nenrin.measures.usual import FEWEST, TENTHS, beyond, far
from nenrin.vocabulary import Fact, Figure, Month, Sentence

_MUCH = 1.67
"""A month may have so many times the rows of the largest one before, or so many times fewer than the smallest."""
_MARGIN, _YEARLY_MARGIN = 0.3, 0.4
"""Smallest deviations (in logarithms) from the median month, and from last year's change, that are ever told."""
_DUPLICATES = 0.01
_FEWEST_ROWS = 5
_AGAIN = frozenset({"source.again_first", "source.again_last"})


def odd_number_of_rows(rows: Rows) -> Sentence | None:
    """A month far outside what the months before it had, or far from what last year's month lets expect.

    Months are compared by their rows on a day that is open.
    """
    daily = {month: len(rows.frames[month]) / max(rows.open_days(month), 1) for month in (*rows.before, rows.month)}
    now = daily.pop(rows.month)
    if len(daily) < FEWEST:
        return None
    low, high = min(daily.values()), max(daily.values())
    outside = not low <= now <= high
    odd = outside and far(math.log(now), [math.log(one) for one in daily.values()], _MARGIN)
    if not low / _MUCH <= now <= high * _MUCH or odd:
        return Sentence(f"suspect.rows_{'few' if now < low else 'many'}", _counts(rows))
    if not _odd_beside_last_year(now, daily, rows.month):
        return None
    year = rows.month + -12
    return Sentence("suspect.rows_year", _counts(rows) | {"year": len(rows.frames[year]), "before": year})


def _counts(rows: Rows) -> dict[str, Fact]:
    before = [len(frame) for frame in rows.earlier()]
    return {"rows": len(rows.now), "low": min(before), "high": max(before), "month": rows.month}


def _odd_beside_last_year(now: float, before: Mapping[Month, float], month: Month) -> bool:
    """Whether the change on last year is far from those of the months before."""
    changes = [math.log(rows / before[one + -12]) for one, rows in before.items() if one + -12 in before]
    year = before.get(month + -12)
    return len(changes) >= FEWEST and year is not None and far(math.log(now / year), changes, _YEARLY_MARGIN)


def odd_duplicates(rows: Rows) -> Sentence | None:
    """More rows than usual that were dropped for their key, or are alike in every column but the key."""
    if not rows.source.keys:
        return _odd_share(rows, "duplicates", _identical(rows, ()))
    dropped = _odd_share(rows, "dropped", _dropped(rows))
    keys = tuple(rows.source.called(key) for key in rows.source.keys)
    return dropped or _odd_share(rows, "renumbered", _identical(rows, rows.source.keys), keys=keys)


def _odd_share(rows: Rows, key: str, shares: Mapping[Month, float], **more: Fact) -> Sentence | None:
    """The month's share, where it is above those of all months before, and clearly so."""
    before = [shares[month] for month in rows.before if month in shares]
    share = shares.get(rows.month, 0.0)
    found = round(share * len(rows.now))
    if len(before) < FEWEST or found < _FEWEST_ROWS or beyond(share, before, _DUPLICATES) <= 0:
        return None
    facts: dict[str, Fact] = {
        "share": Figure(share, "level", TENTHS), "usual": Figure(max(before), "share", TENTHS), "month": rows.month,
    }
    return Sentence(f"suspect.{key}", facts | more)


def _identical(rows: Rows, keys: Collection[str]) -> dict[Month, float]:
    """By month, the share of rows that repeat an earlier one of the month in every declared column but the ``keys``."""
    columns = [name for name in rows.source.columns if name not in keys]
    return {
        month: float(rows.frames[month].duplicated([name for name in columns if name in rows.frames[month]]).mean())
        for month in (*rows.before, rows.month)
    }


def _dropped(rows: Rows) -> dict[Month, float]:
    """By month, the share of rows whose key stood twice; only of files that hold one month."""
    shares: dict[Month, float] = {}
    for intake in rows.intakes:
        first, last = intake.first_day, intake.last_day
        if first is not None and last is not None and Month.of(first) == Month.of(last):
            again = sum(count for reason, count in intake.set_aside if reason.plan in _AGAIN)
            shares[Month.of(first)] = again / max(intake.rows_read, 1)
    return shares
