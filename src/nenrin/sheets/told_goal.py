"""The year as of every month, as rows of Data: its landing, what each lever would have to do, who moved it so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias, TypeVar

from nenrin.projections import Landing, Lever
from nenrin.sheets.names import AHEAD, AIM, ALONE, BEST, BEST_IN, NOW, REST, SHARE, SO_FAR, TOGETHER, YEAR
from nenrin.sheets.series import Series, serial
from nenrin.vocabulary import Month

Told = TypeVar("Told")
Rows: TypeAlias = dict[str, dict[str, Series]]
LANDING: Mapping[str, Callable[[Landing], float | None]] = {
    SO_FAR: lambda one: one.so_far, AHEAD: lambda one: float(len(one.remaining)), AIM: lambda one: one.plan,
    REST[0]: lambda one: one.low - one.so_far, REST[1]: lambda one: one.mid - one.so_far,
    REST[2]: lambda one: one.high - one.so_far,
}
LEVER: Mapping[str, Callable[[Lever], float | None]] = {
    NOW: lambda one: one.now, SHARE: lambda one: one.share, ALONE: lambda one: one.alone,
    TOGETHER: lambda one: one.together, BEST: lambda one: one.seen,
    BEST_IN: lambda one: None if one.seen_in is None else serial(one.seen_in),
}


def landed(root: str, found: Mapping[Month, Landing]) -> Rows:
    """Of the KGI; 0 stands too."""
    return _rows(LANDING, {month: {root: one} for month, one in found.items()})


def pulled(found: Mapping[Month, Mapping[str, Lever]]) -> Rows:
    """Of every lever; 0 stands too, for it says that the lever stays where it is."""
    return _rows(LEVER, found)


def shared_out(found: Mapping[Month, Mapping[str, float]], leaves: tuple[str, ...]) -> Rows:
    """By the leaf's path, its part of the KGI's change over the year so far.

    0 stands too: all leaves of a month are there, or none, where the year could not be shared out.
    """
    return {YEAR: {path: {month: one[path] for month, one in found.items()} for path in leaves} if found else {}}


def _rows(names: Mapping[str, Callable[[Told], float | None]], found: Mapping[Month, Mapping[str, Told]]) -> Rows:
    """By name and key, the months in which there is a number."""
    rows: dict[str, dict[str, dict[Month, float]]] = {name: {} for name in names}
    for month, told in found.items():
        for key, one in told.items():
            for name, reckon in names.items():
                if (value := reckon(one)) is not None:
                    rows[name].setdefault(key, {})[month] = value
    return {name: dict(lines) for name, lines in rows.items()}
