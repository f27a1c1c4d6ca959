"""Where the workbook holds what the run found: ranges, the landing, levers, coverage, initiatives, months compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from nenrin.charts.trend import framed
from nenrin.report.tally import strategic
from nenrin.sheets import coverage, goal, verdicts
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.goal_landing import landing
from nenrin.sheets.initiative_columns import Spots
from nenrin.sheets.initiatives import contrasts
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.model import AC, BANDS, MID, PL
from nenrin.sheets.rows import BODY
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.vocabulary import Month

_YEAR = 12
_START = {"prior_year": "py", "prior_month": "pm", "plan": "pl"}
_LANDING = ("so_far", "low", "mid", "high", "plan", "gap")
_LIFT = ("difference", "low", "high", "p", "reduction")
_TOTAL = ("total", "total_low", "total_high")


def found_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number in the JSON of figures, and the cell or the difference of cells that shows it."""
    return chain(
        _ranges(layout), _landing(layout), _coverages(layout), _effects(layout), _ends(layout), _year(layout),
        _compared(layout),
    )


def _ranges(layout: Layout) -> Iterator[tuple[str, str]]:
    """The expected range of every judged month, on Data."""
    for kpi in layout.model.keys(MID):
        for month in layout.model.lines[MID][kpi]:
            column = FIRST + layout.months.index(month)
            for end in BANDS:
                yield f"kpis.{kpi}.bands.{month}.{end}", layout.cell("data", layout.data[end, kpi], column)
    for kpi in layout.report.explanations:
        there = verdicts.cell(layout, kpi, "mid")
        yield f"kpis.{kpi}.explanation.expected_change", f"{there}-{_tree(layout, kpi, 'pm')}"


def _landing(layout: Layout) -> Iterator[tuple[str, str]]:
    """Where the fiscal year lands, and what each lever does about it, on Goal."""
    if layout.report.projection.landing is not None:
        for name in _LANDING:
            yield f"projection.landing.{name}", landing(layout, name)[1]
    for kpi, cells in goal.lever_cells(layout).items():
        yield from ((f"projection.levers.{kpi}.{name}", cell) for name, cell in cells.items())


def _coverages(layout: Layout) -> Iterator[tuple[str, str]]:
    for kpi in layout.report.coverages:
        for name in ("change", *coverage.PARTS):
            yield f"coverages.{kpi}.{name}", coverage.cell(layout, kpi, name)


def _effects(layout: Layout) -> Iterator[tuple[str, str]]:
    """What every initiative did; a total stands in the row of its first arm."""
    rows = contrasts(layout)
    spots = Spots(len(rows))
    for number, effect in enumerate(layout.report.effects):
        own = [place for place, one in enumerate(rows) if one.effect is effect]
        for lift, place in enumerate(own if effect.lifts else ()):
            for name in _LIFT:
                yield f"effects.{number}.lifts.{lift}.{name}", layout.cell("initiatives", *spots.at(place, name))
        for name in _TOTAL if effect.lifts else ():
            yield f"effects.{number}.{name}", layout.cell("initiatives", *spots.at(own[0], name))
        for arm, told in enumerate(effect.arms):
            sides = [
                spots.at(place, side + "size") for place in own
                for side, one in (("", rows[place].arm), ("control_", rows[place].control)) if one is told
            ]
            yield from ((f"effects.{number}.arms.{arm}.size", layout.cell("initiatives", *at)) for at in sides[:1])


def _ends(layout: Layout) -> Iterator[tuple[str, str]]:
    """What every node of the tree started from and came to, whatever the bridge compares with, on Tree."""
    rows = {entry.key: entry.row for entry in layout.nodes}
    for reference, attribution in layout.report.attributions.items():
        if reference not in _START:
            continue
        listed = [node for node in layout.report.tree.nodes if node.path in attribution.contributions]
        for number, node in enumerate(listed):
            for part, column in (("start", _START[reference]), ("end", "ac")):
                there = layout.cell("tree", rows[node.path], TREE[column])
                yield f"attributions.{reference}.nodes.{number}.{part}", there
        before = _START[reference]
        for part, column in {"start": before, "end": "ac", "change": f"{before}_change"}.items():
            if attribution.failure is None:
                yield f"attributions.{reference}.{part}", _tree(layout, layout.report.root, column)


def _year(layout: Layout) -> Iterator[tuple[str, str]]:
    """The fiscal year so far, shared out over the nodes, on Bridge."""
    found = layout.report.year
    if found is None or found.failure is not None:
        return
    for part, column in (("start", "ytd_py"), ("end", "ytd"), ("change", "ytd_py_change")):
        yield f"year.{part}", _tree(layout, layout.report.root, column)
    rows = {entry.key: entry.row for entry in layout.nodes}
    listed = [node for node in layout.report.tree.nodes if node.path in found.contributions]
    for number, node in enumerate(listed):
        yield f"year.nodes.{number}.contribution", layout.cell("bridge", rows[node.path], BRIDGE["year"])


def _compared(layout: Layout) -> Iterator[tuple[str, str]]:
    """Month by month, a KPI less its plan or its last year: the rows of Calc."""
    root = layout.report.root
    for kpi in dict.fromkeys((root, *strategic(layout.report))):
        frame = framed(layout.report, layout.words.language, kpi)
        path = "trend" if kpi == root else f"trends.{kpi}"
        series, back = (PL, 0) if frame.reference == "plan" else (AC, _YEAR)
        for month, change in zip(frame.shown.months, frame.changes, strict=True):
            now, before = _calc(layout, AC, kpi, month), _calc(layout, series, kpi, month + -back)
            if change is not None and now and before:
                yield f"{path}.months.{month}.change", f"{now}-{before}"
                yield f"{path}.months.{month}.relative", f"({now}-{before})/ABS({before})"


def _calc(layout: Layout, series: str, kpi: str, month: Month) -> str | None:
    row = layout.calc.get((series, kpi))
    there = row is not None and month in layout.months
    return layout.cell("calc", row or BODY, FIRST + layout.months.index(month)) if there else None


def _tree(layout: Layout, kpi: str, column: str) -> str:
    return layout.cell("tree", layout.entry(kpi).row, TREE[column])
