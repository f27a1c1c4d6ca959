"""How every KPI stands as issued: what its unexplained rest does to the KGI, and whether it asks for a cause."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from nenrin.sheets import goal, settings
from nenrin.sheets.asked import LEAST
from nenrin.sheets.judgement import Judgement
from nenrin.sheets.layout import Layout
from nenrin.sheets.names import ASKED
from nenrin.sheets.series import same


class Standing(NamedTuple):
    """``weighs``: what the rest does to the KGI, None where nothing can say; ``waits``: whether it asks for a cause."""

    weighs: float | None
    waits: bool
    rest: float | None = None

    @property
    def asks(self) -> float | None:
        """What it asks about, as Data holds it; None where it asks for nothing."""
        return (self.rest if self.weighs is None else self.weighs) if self.waits else None


@lru_cache(maxsize=1)
def multipliers(layout: Layout) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """By KPI of the tree, how much the KGI moves with each place where it stands, on Goal; empty without levers."""
    return goal.multipliers(layout)


@lru_cache(maxsize=1)
def standing(layout: Layout) -> Mapping[str, Standing]:
    """Every KPI of the tree and the strategic ones beside it; none where the workbook has no multipliers."""
    there = multipliers(layout)
    kpis = layout.report.tree.kpis.items() if there else ()
    return {kpi: _of(layout, kpi) for kpi, spec in kpis if kpi in there or spec.strategic}


def settled(layout: Layout) -> Layout:
    """The layout in which nothing is new as issued: in the month itself every KPI asked what Verdicts finds it to ask.

    The run and the sheet reckon it alike; where they do not, that of the sheet is what an edit is held against.
    """
    month, known = layout.report.month, layout.model.lines.get(ASKED, {})
    found = {kpi: one.asks for kpi, one in standing(layout).items()}
    if all(same(known.get(kpi, {}).get(month), asks) for kpi, asks in found.items()):
        return layout
    lines = {kpi: {**known.get(kpi, {})} for kpi in (*known, *(kpi for kpi in found if kpi not in known))}
    for kpi, asks in found.items():
        lines[kpi].pop(month, None)
        lines[kpi].update({} if asks is None else {month: asks})
    lines = {kpi: line for kpi, line in lines.items() if line}
    model = replace(
        layout.model, lines={**layout.model.lines, ASKED: lines},
        rules={**layout.model.rules, ASKED: dict.fromkeys(lines, "given")},
    )
    return Layout(model, layout.words, layout.reported, layout.omitted)


def _of(layout: Layout, kpi: str) -> Standing:
    judged, there = Judgement(layout, kpi), multipliers(layout).get(kpi)
    rest, flags = judged.sizes["unexplained"], judged.flags
    asks = flags["judged"] and flags["open" if judged.size("claims") else "outside"]
    if there is None:
        least = layout.report.brief.materiality.relative * abs(judged.read("mid") or 0.0)
        return Standing(None, asks and flags["outside"] and abs(rest or 0.0) >= least, rest)
    weighs = None if rest is None else rest * math.fsum(value for _, value in there)
    return Standing(weighs, asks and abs(weighs or 0.0) >= max(settings.materiality(layout), LEAST), rest)
