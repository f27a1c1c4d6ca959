"""The fiscal year on Summary: the same KPIs so far, in the same columns, and where the KGI is expected to land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.sheets import formats, naming, told
from nenrin.sheets.address import spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band
from nenrin.sheets.goal_landing import landing
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import YTD
from nenrin.sheets.rows import Entry
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.variance import NONE, Variance

_LAST = 7
"""The column of the last mark."""
_REFERENCES = {"ytd_py": 2, "ytd_pl": 5}
"""The first column of what is said against each: the change, its share, whether it helps."""
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class _Change:
    """A change as issued and by formula, what it is a share of, and what the direction of its KPI is."""

    value: Value
    formula: str
    whole: str
    share: Value
    mark: Value
    direction: str


def year(layout: Layout, row: int, shown: tuple[str, ...]) -> tuple[Cell, ...]:
    """From ``row`` on a title, every KPI of ``shown`` that has a year so far, and the landing of the year."""
    counted = [layout.entry(kpi) for kpi in shown if layout.line(YTD, kpi) is not None]
    found = [*band(row, (0, _LAST), layout.words.text("sheet.summary.year"))]
    for at, entry in enumerate(counted, row + 1):
        found += _line(layout, at, entry)
    landed = any(told.landing(layout.report, month) for month in layout.months)
    return (*found, *(_landing(layout, row + 1 + len(counted)) if landed else ()))


def _line(layout: Layout, row: int, entry: Entry) -> Iterator[Cell]:
    """Links to Tree; the shares and marks, which Tree has of the month only, follow from them."""
    so_far = layout.read(entry, "ytd")
    there = layout.cell("tree", entry.row, TREE["ytd"])
    yield from _named(layout, row, naming.label(layout, entry.kpi), entry.kpi, there)
    yield Cell(row, 1, "" if so_far is None else so_far, there, "number", naming.level(layout, entry.kpi))
    for reference, column in _REFERENCES.items():
        one = Variance(layout, entry, reference, "ytd")
        change = _Change(
            one.change, layout.cell("tree", entry.row, TREE[f"{reference}_change"]),
            layout.cell("tree", entry.row, TREE[reference]), one.share, one.mark,
            layout.cell("tree", entry.row, TREE["direction"]),
        )
        yield from _changed(layout, (row, column), entry.kpi, change)


def _landing(layout: Layout, row: int) -> Iterator[Cell]:
    """What the year is expected to come to, against its plan; of the year before there is nothing to compare with."""
    root, words = layout.report.root, layout.words
    (middle, middle_at), (plan, plan_at), (gap, gap_at) = (landing(layout, name) for name in ("mid", "plan", "gap"))
    yield from _named(layout, row, words.text("sheet.summary.landing", kpi=naming.label(layout, root)), root, middle_at)
    yield Cell(row, 1, middle, middle_at, "number", naming.level(layout, root))
    for column in range(_REFERENCES["ytd_py"], _REFERENCES["ytd_pl"]):
        yield Cell(row, column, NONE, role="mark" if column == _REFERENCES["ytd_pl"] - 1 else "number")
    value: Value = -gap if isinstance(gap, float) else NONE
    share: Value = value / abs(plan) if isinstance(value, float) and isinstance(plan, float) and plan else NONE
    yield from _changed(layout, (row, _REFERENCES["ytd_pl"]), root, _Change(
        value, f'IF(ISNUMBER({gap_at}),-{gap_at},"{NONE}")', plan_at, share, _mark(layout, root, value, plan),
        layout.cell("tree", layout.entry(root).row, TREE["direction"]),
    ))


def _mark(layout: Layout, kpi: str, change: Value, whole: Value) -> Value:
    """F or U by the KPI's own direction."""
    weighed = change * naming.direction(layout, kpi) if isinstance(change, float) else 0.0
    if abs(weighed) <= _TOLERANCE * (abs(whole) if isinstance(whole, float) else 0.0):
        return NONE
    return layout.words.text(f"sheet.mark.{'favourable' if weighed > 0 else 'unfavourable'}")


def _named(layout: Layout, row: int, name: str, kpi: str, there: str) -> Iterator[Cell]:
    said = layout.words.text("sheet.summary.kpi", kpi=name, unit=naming.unit(layout, kpi))
    yield Cell(row, 0, said, role="text", link=there)


def _changed(layout: Layout, at: tuple[int, int], kpi: str, change: _Change) -> Iterator[Cell]:
    """The change, its share – points have none –, and whether it helps."""
    (row, column), words = at, layout.words
    here, whole = spot(row, column, "column"), f"N({change.whole})"
    yield Cell(row, column, change.value, change.formula, "number", naming.change(layout, kpi))
    divided = f'IF({whole}=0,"{NONE}",IF(ISNUMBER({here}),{here}/ABS({whole}),"{NONE}"))'
    spelled = None if naming.rate(layout, kpi) else divided
    yield Cell(row, column + 1, change.share, spelled, "number", formats.relative(words))
    good, bad = (words.text(f"sheet.mark.{one}") for one in ("favourable", "unfavourable"))
    weighed = f"N({here})*{change.direction}"
    marked = f'IF(ABS({weighed})<=tol*ABS({whole}),"{NONE}",IF({weighed}>0,"{good}","{bad}"))'
    yield Cell(row, column + 2, change.mark, marked, "mark")
