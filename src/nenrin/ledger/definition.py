"""What a KPI's number means, in one hash: the same hash, the same way of counting, however it is laid out."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from nenrin.formulas import Condition, Formula
from nenrin.ledger.entry import Definition
from nenrin.measures import Customer, Measure
from nenrin.sources import Source
from nenrin.tree import Kpi

Said: TypeAlias = "str | int | list[Said] | dict[str, Said] | None"


def define(
    kpis: Mapping[str, Kpi], sources: Mapping[str, Source], customer: Customer | None, timezone: str,
) -> dict[str, Definition]:
    """The definition of every KPI.

    Part of it are its own measure or formula, not those of the KPIs that a formula reads, and the rules of its source
    that touch the columns it reads. Spaces, brackets without meaning, labels, formats and targets are not.
    """
    return {name: _define(kpi, sources, customer, timezone) for name, kpi in kpis.items()}


def _define(kpi: Kpi, sources: Mapping[str, Source], customer: Customer | None, timezone: str) -> Definition:
    counted: Said = _text(kpi.formula)
    if kpi.measure is not None:
        counted = _measure(kpi.measure, sources[kpi.measure.source], customer, timezone)
    return Definition(_hash(counted), _hash(_text(kpi.split)))


def _measure(measure: Measure, source: Source, customer: Customer | None, timezone: str) -> Said:
    """A measure with everything that decides which rows it counts in which month."""
    states = customer if measure.customers is not None else None
    conditions = [measure.of, measure.where, states.active_when if states is not None else None]
    read = [source.time, *(name for one in conditions if one is not None for name in one.columns)]
    said = measure.model_dump(mode="json", exclude={"of", "where"})
    return {
        "measure": {key: value for key, value in said.items() if value is not None},
        "conditions": [_text(condition) for condition in conditions],
        "churn": states.churn_after_months if states is not None else None,
        "timezone": timezone,
        "source": _rules(source, read),
    }


def _rules(source: Source, read: Iterable[str]) -> Said:
    """What happens to the rows and columns that are read before anything is counted."""
    pairs = {name: pair for name, pair in source.pairs.items() if name in read}
    columns = {*read, *(column for pair in pairs.values() for column in (*pair.same, pair.opposite))}
    return {
        "time": source.time,
        "duplicates": [source.on_duplicate, *source.keys],
        "types": {name: source.columns[name].type for name in sorted(columns & source.columns.keys())},
        "clean": [rule.model_dump(mode="json") for rule in source.clean if rule.column in columns],
        "pairs": {name: pair.model_dump(mode="json") for name, pair in sorted(pairs.items())},
    }


def _text(formula: Formula | Condition | None) -> str | None:
    """A formula without its layout."""
    return None if formula is None else ast.unparse(ast.parse(" ".join(formula.text.split()), mode="eval"))


def _hash(said: Said) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
