"""How a KPI is judged, in words: by what it is expected, per what, with what it moves, and from how many on."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.layout import Layout
from nenrin.tree import Kpi


def judged(layout: Layout, kpi: Kpi) -> str:
    """What ``expectation``, ``per``, ``stance`` and ``smallest_group`` say of it."""
    return " · ".join(_parts(layout, kpi))


def segments(layout: Layout, kpi: Kpi) -> str:
    """The dimensions by which it is read too."""
    dimensions = layout.report.dimensions
    named = (dimensions[one.by].label if one.by in dimensions else None for one in kpi.also)
    return ", ".join(naming.clean(layout.words.label(label)) for label in named if label is not None)


def _parts(layout: Layout, kpi: Kpi) -> Iterator[str]:
    words = layout.words
    if isinstance(kpi.expectation, str):
        yield words.text(f"sheet.definitions.judged.{kpi.expectation}")
    else:
        yield words.text("sheet.definitions.judged.plan", tolerance=str(kpi.expectation.plan.tolerance))
    if kpi.per is not None:
        yield words.text("sheet.definitions.judged.trading_day")
    if kpi.mover is not None:
        yield words.text("sheet.definitions.judged.moves_with", mover=_called(layout, kpi.mover))
    if kpi.smallest_group is not None:
        yield words.text("sheet.definitions.judged.smallest_group", least=kpi.smallest_group)


def _called(layout: Layout, mover: str) -> str:
    """The name of the KPI or of the cause that it moves with."""
    if mover in layout.report.tree.kpis:
        return naming.label(layout, mover)
    known = {cause.id: cause.label for cause in layout.report.causes}
    return naming.clean(layout.words.label(known[mover])) if mover in known else mover
