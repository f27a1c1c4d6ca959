"""The months in which a known cause moved a KPI to another level for good."""

from __future__ import annotations

from collections.abc import Sequence

from nenrin.explanations.cause import Cause
from nenrin.explanations.claimed import adds_up
from nenrin.explanations.made_of import made_of, touched
from nenrin.tree import Tree
from nenrin.vocabulary import Month


def shifts(tree: Tree, causes: Sequence[Cause], month: Month) -> dict[str, tuple[Month, ...]]:
    """KPI → the first months, before ``month`` and ascending, of the lasting causes that act on it or its parts.

    ``expect`` learns nothing from the first three months of each and then moves the past to its level; from then on the
    cause claims nothing more (``Claim.learnt``). A lasting cause says so or has no end, and the end of one (``End``) is
    a level of its own; on a word alone, without a size
    or a control, no level is moved. A segment's effect is one on the whole KPI only where segments add up. Causes of
    KPIs that are not there are passed over; ``explain`` refuses them.
    """
    functions = made_of(tree)
    found: dict[str, set[Month]] = {}
    for cause in causes:
        if cause.kpi in tree.kpis and cause.months.from_ < month and _stays(tree, cause):
            for kpi in touched(functions, {cause.kpi: {cause.id: 0.0}}):
                found.setdefault(kpi, set()).add(cause.months.from_)
    return {kpi: tuple(sorted(months)) for kpi, months in found.items()}


def _stays(tree: Tree, cause: Cause) -> bool:
    """Whether the cause moved the whole KPI by so much, for good."""
    return cause.lasts and cause.measurable and (cause.segment is None or adds_up(tree.kpis[cause.kpi]))
