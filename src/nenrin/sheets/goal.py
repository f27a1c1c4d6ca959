"""Goal: where the fiscal year lands, the gap to its plan, and what each lever of the tree would do about it."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.projections import Landing, Lever
from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.drawing import Rule
from nenrin.sheets.frame import band, head, status_rules
from nenrin.sheets.goal_slopes import AT as SLOPE
from nenrin.sheets.goal_slopes import ends_slopes, slopes
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.live import issued_only
from nenrin.sheets.rows import BODY
from nenrin.sheets.series import same
from nenrin.sheets.tree_columns import AT as TREE

_STATUS = ((0, 1), (2, 3), (4, 5))
_LEVERS: dict[str, float] = {
    "kpi": 40, "now": 14, "actual": 14, "sensitivity": 16, "sensitivity_issued": 16, "share": 16, "alone": 14,
    "together": 14, "seen": 14, "seen_in": 12, "feasible": 12,
}
AT = {name: column for column, name in enumerate(_LEVERS)}
"""The columns of the levers, from 0."""
_ROWS = ("first", "last", "months", "so_far", "rest_low", "rest_mid", "rest_high", "low", "mid", "high", "plan", "gap")
_INPUTS = ("rest_low", "rest_mid", "rest_high", "plan")
_ISSUED, _CHANGED = 3, 4
"""The columns of the copy as issued and of the count of changes."""
_ONE_PERCENT = 0.01
NONE = "–"


def goal(layout: Layout) -> Sheet:
    """Landing above, levers below, the multipliers of the tree as working rows at the foot."""
    found = layout.report.projection
    above = list(_landing(layout, found.landing)) if found.landing else list(_nothing(layout))
    start = max(cell.row for cell in above) + 2
    levers = list(_levers(layout, start)) if found.levers else []
    foot = start + len(found.levers) + 3
    working = list(slopes(layout, foot)) if found.levers else []
    return Sheet(
        name=layout.name("goal"),
        cells=(*head(layout, "goal", _STATUS), *above, *levers, *working),
        widths=tuple((column, column, width) for column, width in enumerate(_LEVERS.values())),
        heights=((start + 1, 32),) if found.levers else (),
        freeze=(BODY, 1),
        tab="output",
        rules=(*status_rules(layout, _STATUS), *((_changed(),) if found.landing else ())),
    )


def _nothing(layout: Layout) -> Iterator[Cell]:
    reason, words = layout.report.projection.reason, layout.words
    yield Cell(BODY, 0, words.text("sheet.goal.none"), role="text")
    if reason:
        yield Cell(BODY + 1, 0, words.say(reason), role="label")


def _landing(layout: Layout, found: Landing) -> Iterator[Cell]:
    """So far by Tree; the months to come as the run expects them; their sums and the gap by formula."""
    words, root = layout.words, layout.report.root
    at = {name: spot(BODY + 1 + row, 1) for row, name in enumerate(_ROWS)}
    entry, so_far = layout.entry(root), found.so_far
    gap = NONE if found.gap is None else found.gap
    linked = same(layout.read(entry, "ytd"), so_far)
    cells: dict[str, tuple[Value, str | None]] = {
        "first": (serial(found.first), None), "last": (serial(found.last), None),
        "months": (float(len(found.remaining)), None),
        "so_far": (so_far, layout.cell("tree", entry.row, TREE["ytd"]) if linked else None),
        "plan": (NONE if found.plan is None else found.plan, None),
        "gap": (gap, f'IF(COUNT({at["plan"]},{at["mid"]})=2,{at["plan"]}-{at["mid"]},"{NONE}")'),
    }
    for end in ("low", "mid", "high"):
        value = getattr(found, end)
        cells[f"rest_{end}"] = (value - so_far, None)
        cells[end] = (so_far + (value - so_far), issued_only(f"{at['so_far']}+{at[f'rest_{end}']}"))
    yield from band(BODY, (0, _CHANGED), words.text("sheet.goal.landing", kpi=naming.label(layout, root)))
    yield Cell(BODY, _ISSUED, words.text("sheet.goal.issued"), role="total")
    yield Cell(BODY, _CHANGED, words.text("sheet.goal.changed"), role="total")
    level, month = naming.level(layout, root), formats.month(words)
    numbers = {"first": month, "last": month, "months": "0", "gap": naming.change(layout, root)}
    for row, name in enumerate(_ROWS, BODY + 1):
        value, formula = cells[name]
        yield Cell(row, 0, words.text(f"sheet.goal.{name}"), role="text")
        role = "number_bold" if name in ("mid", "gap") else "number" if formula else "issued"
        role = "input" if name in _INPUTS else role
        yield Cell(row, 1, value, formula, role, numbers.get(name, level))
        yield from _copy(row, value, numbers.get(name, level)) if name in _INPUTS else ()
        unit = None if name in ("first", "last", "months") else naming.unit(layout, root)
        yield Cell(row, 2, unit, role="grey_centre")


def _copy(row: int, value: Value, number: str) -> Iterator[Cell]:
    """An input as issued, and whether it was changed."""
    yield Cell(row, _ISSUED, value, role="issued", number_format=number)
    changed = f"IF({spot(row, 1)}={spot(row, _ISSUED)},0,1)"
    yield Cell(row, _CHANGED, 0.0, changed, "number_grey", '0;0;"–"')


def changed_area(layout: Layout) -> str | None:
    """The cells that count changed inputs, on Goal; None without a landing."""
    if layout.report.projection.landing is None:
        return None
    return layout.on("goal", area((BODY + 1, _CHANGED), (BODY + len(_ROWS), _CHANGED), "both"))


def _changed() -> Rule:
    """Amber where an input is no longer what was issued."""
    first = BODY + 1 + _ROWS.index("rest_low")
    where = area((first, 1), (BODY + 1 + _ROWS.index("rest_high"), 1))
    return Rule(where, f"{spot(first, 1)}<>{spot(first, _ISSUED)}", "changed")


def _levers(layout: Layout, row: int) -> Iterator[Cell]:
    """What 1 % of each leaf does this month, by the multipliers of the tree; beside it as the run evaluated it."""
    words = layout.words
    yield from band(row, (0, len(AT) - 1), words.text("sheet.goal.levers"))
    for name, column in AT.items():
        text = words.text(f"sheet.goal.column.{name}")
        yield Cell(row + 1, column, text, role="head_left" if name == "kpi" else "head")
    working = row + len(layout.report.projection.levers) + 3
    for at, (kpi, lever) in enumerate(layout.report.projection.levers.items(), row + 2):
        yield from _lever(layout, at, kpi, lever, working)


def _lever(layout: Layout, row: int, kpi: str, lever: Lever, working: int) -> Iterator[Cell]:
    entry, words, money = layout.entry(kpi), layout.words, naming.change(layout, layout.report.root)
    share, level = formats.relative(words), naming.level(layout, kpi)
    yield Cell(row, AT["kpi"], naming.label(layout, kpi), role="pointer", link=layout.cell("tree", entry.row, 0))
    yield _found(row, "now", lever.now, level)
    actual = layout.read(entry, "ac")
    there = layout.cell("tree", entry.row, TREE["ac"])
    yield Cell(row, AT["actual"], "" if actual is None else actual, there, "linked", level)
    places = [
        (step, one) for step, one in enumerate(layout.nodes)
        if one.kpi == kpi and one.node and one.node.leaf and one.back == 0
    ]
    found = ends_slopes(layout)
    multiplier = "+".join(spot(working + 2 + step, SLOPE["adjoint"]) for step, _ in places) or "0"
    value = _ONE_PERCENT * (actual or 0.0) * sum(found[one.key] for _, one in places)
    formula = f"N({spot(row, AT['actual'])})*({multiplier})/100"
    yield Cell(row, AT["sensitivity"], value, formula, "number_bold", money)
    yield Cell(row, AT["sensitivity_issued"], lever.sensitivity, role="issued", number_format=money)
    yield _found(row, "share", lever.share, money)
    yield from (_found(row, name, getattr(lever, name), share) for name in ("alone", "together", "seen"))
    yield _found(row, "seen_in", None if lever.seen_in is None else serial(lever.seen_in), formats.month(words))
    answer = NONE if lever.feasible is None else words.text(f"sheet.answer.{'yes' if lever.feasible else 'no'}")
    yield Cell(row, AT["feasible"], answer, role="grey_centre")


def _found(row: int, name: str, value: float | None, number: str) -> Cell:
    """A number that the run found, or that there is none."""
    return Cell(row, AT[name], NONE if value is None else value, role="issued", number_format=number)
