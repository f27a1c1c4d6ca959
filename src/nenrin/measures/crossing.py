"""Which dimensions of a source are counted crossed: every combination of their segments, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from nenrin.measures.answers import Row, series
from nenrin.measures.measure import Dimension, Measure
from nenrin.measures.query import PERIOD, segment_of
from nenrin.vocabulary import Month

MOST_COMBINATIONS = 2_000
"""A dimension that would make more combinations than this is not crossed: it is still searched by itself."""
_PARTS = frozenset({"sum", "count", "count_distinct"})

Cells = Mapping[tuple[str, ...], Mapping[int, Row]]


def crossings(
    dimensions: Mapping[str, Dimension], segments: Mapping[str, Mapping[str, object]],
) -> dict[str, tuple[str, ...]]:
    """By source, the dimensions to be crossed, two or more, in the order of the file.

    The ones with the fewest segments first, as long as all their combinations are no more than MOST_COMBINATIONS.
    """
    found: dict[str, tuple[str, ...]] = {}
    for source in dict.fromkeys(one.source for one in dimensions.values()):
        own = [name for name, one in dimensions.items() if one.source == source and len(segments.get(name, {})) > 1]
        chosen, combinations = set[str](), 1
        for name in sorted(own, key=lambda one: len(segments[one])):
            combinations *= len(segments[name])
            if combinations <= MOST_COMBINATIONS:
                chosen.add(name)
        if len(chosen) > 1:
            found[source] = tuple(name for name in own if name in chosen)
    return found


def has_parts(measure: Measure) -> bool:
    """Whether it can be told of a combination of segments what part of it lies there; a minimum has no parts."""
    return measure.agg in _PARTS


def cells(rows: Iterable[Row], cut: Sequence[str], crossing: Sequence[str]) -> dict[tuple[str, ...], dict[int, Row]]:
    """The answers by combination and period; ``""`` in a dimension of ``crossing`` that is not in ``cut``."""
    found: dict[tuple[str, ...], dict[int, Row]] = {}
    for row in rows:
        key = tuple(row[segment_of(name)] if name in cut else "" for name in crossing)
        found.setdefault(key, {})[row[PERIOD]] = row
    return dict(sorted(found.items()))


def crossed(
    answers: Mapping[str, Cells], measures: Mapping[str, Measure], known: Mapping[str, Iterable[Month]],
) -> dict[tuple[str, ...], dict[str, dict[Month, Decimal]]]:
    """Combination → KPI → series; where no row of a combination was asked about, it is 0 and not absent."""
    found: dict[tuple[str, ...], dict[str, dict[Month, Decimal]]] = {}
    of_source: dict[str, dict[tuple[str, ...], None]] = {}
    for kpi, own in answers.items():
        of_source.setdefault(measures[kpi].source, {}).update(dict.fromkeys(own))
    for kpi, own in answers.items():
        for key in of_source[measures[kpi].source]:
            found.setdefault(key, {})[kpi] = series(measures[kpi], kpi, own.get(key, {}), known[kpi])
    return {key: found[key] for key in sorted(found)}
