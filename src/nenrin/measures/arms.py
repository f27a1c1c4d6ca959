"""The arms of a trial counted in the engine: their units, and the sums that its statistics are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.measures.store import Engine, stored
from nenrin.measures.trial import Trial, in_several, labels, sums_of
from nenrin.sources import Source, Table
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Sums:
    """One arm in one month: its units and Σy, Σy², Σx, Σx², Σxy over them.

    ``without_y``: units whose outcome is blank (for ``of``: in any row, for ``outcome``: in all); ``without_x``: units
    without one single x.
    """

    units: int
    y: float
    yy: float
    x: float
    xx: float
    xy: float
    without_y: int
    without_x: int


@dataclass(frozen=True)
class ArmsOfMonth:
    """``sums`` by label.

    ``in_several``: units with rows in two arms. ``nameless``: rows of nobody. ``others``: rows of groups that are no
    arm, by label.
    """

    sums: Mapping[str, Sums] = field(default_factory=dict)
    in_several: int = 0
    nameless: int = 0
    others: Mapping[str, int] = field(default_factory=dict)


def arms(
    trials: Mapping[str, Trial], tables: Mapping[str, Table], sources: Mapping[str, Source],
) -> dict[str, dict[Month, ArmsOfMonth]]:
    """Count every trial (by name), month by month; months without a row of any group are absent.

    Sums of floats depend on their order: they are taken in the order of the values, so that the order of the rows does
    not matter. Raises Unanswerable where the engine cannot count what is asked.
    """
    asked = {trial.source for trial in trials.values()}
    if not asked:
        return {}
    here = {name: table for name, table in tables.items() if name in asked}
    with stored(here, sources) as engine:
        return {name: _counted(trial, engine) for name, trial in trials.items()}


def _counted(trial: Trial, engine: Engine) -> dict[Month, ArmsOfMonth]:
    sums: dict[Month, dict[str, Sums]] = {}
    for row in engine.answer(sums_of(trial)):
        found = sums.setdefault(Month.at(int(row["month"])), {})
        y, yy, x, xx, xy = (float(row[name] or 0.0) for name in ("y", "yy", "x", "xx", "xy"))
        bare = int(row["without_y"]), int(row["without_x"])
        found[row["label"]] = Sums(int(row["units"]), y, yy, x, xx, xy, *bare)
    told = {Month.at(int(row["month"])): int(row["units"]) for row in engine.answer(in_several(trial))}
    nameless: dict[Month, int] = {}
    others: dict[Month, dict[str, int]] = {}
    for row in engine.answer(labels(trial)):
        month = Month.at(int(row["month"]))
        nameless[month] = nameless.get(month, 0) + int(row["nameless"])
        if row["label"] not in trial.labels:
            others.setdefault(month, {})[row["label"]] = int(row["held"])
    return {
        month: ArmsOfMonth(sums.get(month, {}), told.get(month, 0), nameless[month], others.get(month, {}))
        for month in sorted(nameless)
    }
