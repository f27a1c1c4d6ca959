"""The months from which nothing is learnt, because something known happened in them that will not come again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nenrin.explanations.cause import Cause
from nenrin.explanations.claimed import adds_up
from nenrin.explanations.made_of import made_of, touched
from nenrin.tree import Tree
from nenrin.vocabulary import Month


def one_offs(tree: Tree, causes: Sequence[Cause]) -> dict[str, frozenset[Month]]:
    """KPI → the months of every one-off that acted on it or on what it is made of.

    A one-off is not lasting, has an end, and says how far it moved its KPI or how that is measured: on a word alone no
    month is set aside. What lasts is not among them: see ``shifts``. A segment's effect is one on the whole KPI only
    where segments add up. Causes of KPIs that are not there are passed over; ``explain`` refuses them.
    """
    functions = made_of(tree)
    found: dict[str, frozenset[Month]] = {}
    for cause in causes:
        if cause.kpi in tree.kpis and _passed(tree, cause):
            months = frozenset(_months(cause))
            for kpi in touched(functions, {cause.kpi: {cause.id: 0.0}}):
                found[kpi] = found.get(kpi, frozenset()) | months
    return found


def _passed(tree: Tree, cause: Cause) -> bool:
    """Whether the cause came, moved the whole KPI by so much, and went."""
    whole = cause.segment is None or adds_up(tree.kpis[cause.kpi])
    return not cause.lasts and cause.measurable and whole


def _months(cause: Cause) -> Iterator[Month]:
    """From its first month to its last."""
    month, last = cause.months.from_, cause.months.to
    while last is not None and month <= last:
        yield month
        month += 1
