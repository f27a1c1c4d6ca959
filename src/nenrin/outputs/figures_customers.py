"""The customers as JSON: stages, moves, the cells of the segment map, deciles, classes, cohorts. Nobody can be told."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.customers import Cell, Cohort, Customers, Slice, Stage, Tally, together
from nenrin.outputs.figures_kpi import Json, number
from nenrin.words import Words

NOT_YET = "not_yet"
"""Where those came from who were no customers the month before."""


def customer_figures(found: Customers | None, words: Words) -> Json:
    """All of it; None where the run did not look, ``reason`` in words where nothing can be said."""
    if found is None:
        return None
    told, whole = bool(found.groups), sum(group.customers for group in found.groups)
    return {
        "month": str(found.month),
        "reason": words.say(found.reason) if found.reason else None,
        "least": found.least,
        "active": _sum(together(found.groups[:3]), whole) if told else None,
        "all": _sum(together(found.groups), whole) if told else None,
        "stages": {group.stage.value: _sum(group.tally, whole) for group in found.groups},
        "arrived": sum(count for (start, _), count in found.migration.items() if start is None),
        "migration": _migration(found.migration),
        "cells": [_cell(cell) for cell in found.cells],
        "deciles": [_slice(one) for one in found.deciles],
        "classes": [_slice(one) for one in found.classes],
        "cohorts": [_cohort(one) for one in found.cohorts],
    }


def _tally(one: Tally) -> dict[str, Json]:
    return {
        "customers": one.customers, "before": one.before, "change": one.change, "value": number(one.value),
        "value_before": number(one.value_before), "value_change": number(one.value_change),
    }


def _sum(one: Tally, whole: int) -> Json:
    return {**_tally(one), "share": one.customers / whole if whole else None}


def _migration(moves: Mapping[tuple[Stage | None, Stage], int]) -> Json:
    """By where they came from; a move that nobody made is absent."""
    found: dict[str, dict[str, Json]] = {}
    for (start, end), count in moves.items():
        found.setdefault(start.value if start else NOT_YET, {})[end.value] = count
    return {name: dict(ends) for name, ends in found.items()}


def _cell(cell: Cell) -> Json:
    return {
        "recency": list(cell.recency), "frequency": list(cell.frequency), "customers": cell.customers,
        "before": cell.before, "change": cell.customers - cell.before, "value": number(cell.value),
    }


def _slice(one: Slice) -> Json:
    return {
        "name": one.name, "customers": one.customers, "value": number(one.value), "share": number(one.share),
        "cumulative": number(one.cumulative), "mean": number(one.value / one.customers) if one.customers else None,
    }


def _cohort(one: Cohort) -> Json:
    return {
        "first": str(one.first), "customers": one.customers, "active": list(one.active), "shares": list(one.shares),
    }
