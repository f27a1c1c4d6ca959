"""Customers that are suddenly other ones: ids written otherwise, or one id for many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from nenrin.measures.rows_of import Rows
from nenrin.measures.usual import FEWEST, TENTHS, beyond
from nenrin.sources.table import folded
from nenrin.vocabulary import Fact, Figure, Month, Sentence

if TYPE_CHECKING:
    import pandas as pd

_RESPELLED, _KNOWN, _ONE = 0.02, 0.25, 0.10
"""Smallest deviations from the usual shares that are told: of ids respelled, of ids known, of the commonest id."""
_FEWEST_IDS = 5
_YOUNG = 3
"""In its first months a source has hardly any known ids."""


def odd_ids(rows: Rows, column: str) -> Iterator[Sentence]:
    """Ids that differ from older ones only in leading zeros or width; far fewer known ones; one that is everywhere.

    Ids are counted, never named.
    """
    months = (*rows.before, rows.month)
    ids = {month: {one for one in rows.frames[month][column] if one is not None} for month in months}
    if not ids[rows.month]:
        return
    facts: dict[str, Fact] = {"column": rows.source.called(column), "month": rows.month}
    respelled, known = _respelled(ids), _known(ids)
    count = round(respelled[rows.month] * len(ids[rows.month]))
    if count >= _FEWEST_IDS and _side(respelled, rows, _RESPELLED) > 0:
        yield Sentence("suspect.respelled", facts | {"count": count})
    elif _side(known, rows, _KNOWN) < 0:
        yield Sentence("suspect.unknown_ids", facts | _shares(known, rows.month))
    commonest = {month: _commonest(rows.frames[month], column) for month in months}
    if _side(commonest, rows, _ONE) > 0:
        yield Sentence("suspect.one_id", facts | _shares(commonest, rows.month))


def _respelled(ids: Mapping[Month, set[str]]) -> dict[Month, float]:
    """By month, the share of ids never seen before as they are, but seen with other zeros or in another width."""
    shares: dict[Month, float] = {}
    seen, alike = set[str](), set[str]()
    for month, found in ids.items():
        shares[month] = sum(folded(str(one)) in alike for one in found - seen) / max(len(found), 1)
        seen |= found
        alike |= {folded(str(one)) for one in found}
    return shares


def _known(ids: Mapping[Month, set[str]]) -> dict[Month, float]:
    """By month, the share of ids that were there before; without a source's first months."""
    shares: dict[Month, float] = {}
    seen = set[str]()
    for place, (month, found) in enumerate(ids.items()):
        if place >= _YOUNG:
            shares[month] = len(found & seen) / max(len(found), 1)
        seen |= found
    return shares


def _commonest(frame: pd.DataFrame, column: str) -> float:
    """The share of the rows that the commonest id stands on."""
    counts = frame[column].value_counts()
    return float(counts.iloc[0]) / len(frame) if len(counts) else 0.0


def _side(shares: Mapping[Month, float], rows: Rows, margin: float) -> int:
    """Whether the month's share lies above (1) or below (−1) what was usual."""
    before = [shares[month] for month in rows.before if month in shares]
    return beyond(shares[rows.month], before, margin) if len(before) >= FEWEST else 0


def _shares(shares: Mapping[Month, float], month: Month) -> dict[str, Fact]:
    """The month's share and the range of those before."""
    before = [share for one, share in shares.items() if one != month]
    return {
        "share": Figure(shares[month], "level", TENTHS), "low": Figure(min(before), "level", TENTHS),
        "high": Figure(max(before), "level", TENTHS),
    }
