"""The register as it was written, one cause a row: whether it is in force, its size, what became of its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from nenrin.explanations import Cause, Score
from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.claims_columns import AT as CLAIM
from nenrin.sheets.formats import NONE
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.register import AT as REGISTER
from nenrin.sheets.register import Item
from nenrin.sheets.rows import BODY
from nenrin.sheets.series import same

AT = {
    "cause": 0, "kpi": 1, "in_force": 2, "unit": CLAIM["unit"], "low": CLAIM["low"], "high": CLAIM["high"],
    "scored": 7, "missed": 8, "running": 9, "shown": 10, "place": 11,
    "key": 12,
}
"""The columns, on Initiatives below the claims; what is claimed stands below what is claimed there."""
HEADS = 2
"""The rows above the first cause: the title, the columns' titles."""
ENDS = ("low", "high")


def causes(
    layout: Layout, row: int, scored: Mapping[str, tuple[int, int]], measured: Mapping[str, str],
) -> Iterator[Cell]:
    """Every cause of the register.

    ``scored``: the first and last row of its claims above; ``measured``: the cells that say whether it shows an effect.
    """
    listed, words = layout.report.causes, layout.words
    if not listed:
        return
    yield from band(row, (0, AT["key"]), words.text("sheet.causes.block"))
    for name, column in AT.items():
        role = "head_left" if name in ("cause", "kpi", "key") else "head"
        yield Cell(row + 1, column, words.text(f"sheet.causes.{name}"), role=role)
    between = sorted({*range(AT["key"])} - {*AT.values()})
    yield from (Cell(row + 1, column, None, role="head") for column in between)
    scores = {one.cause: one.scores for one in layout.report.standings}
    running = dict(repeated(layout))
    for at, cause in enumerate(listed, row + HEADS):
        yield from (Cell(at, column, None, role="text") for column in range(AT["key"]))
        yield from _line(layout, at, cause)
        if cause.id in measured:
            yield _shown(layout, at, cause.id, measured[cause.id])
        if cause.id in running:
            yield Cell(at, AT["running"], running[cause.id], role="issued", number_format="0")
        if cause.id in scored:
            yield from _scored(at, scores[cause.id], *scored[cause.id])


@lru_cache(maxsize=1)
def written(layout: Layout) -> Mapping[str, tuple[float, float]]:
    """By cause, its size as amounts, with the sign of its direction; not where it is a share or has none."""
    found: dict[str, tuple[float, float]] = {}
    for cause in layout.report.causes:
        amounts = [cause.sign * size for size in cause.size or () if isinstance(size, float | int)]
        if cause.size and len(amounts) == len(cause.size):
            found[cause.id] = min(amounts), max(amounts)
    return found


@lru_cache(maxsize=1)
def told(layout: Layout) -> Mapping[str, Item]:
    """By cause, the row of the register in which it stands at its own KPI."""
    found: dict[str, Item] = {}
    for item in layout.register:
        if item.cause is not None and item.kpi == item.cause.kpi and not item.carried:
            found.setdefault(item.cause.id, item)
    return found


def repeated(layout: Layout) -> Iterator[tuple[str, float]]:
    """The causes that explain the same again and again, and how many months running: only the run can tell."""
    for one in layout.report.standings:
        for note in one.notes:
            months = note.facts.get("months")
            if note.plan == "claim.repeated" and isinstance(months, int):
                yield one.cause, float(months)


def followed(layout: Layout, cause: str) -> bool:
    """Whether the register's row holds the size as it was written, so that it can be read there."""
    item, sizes = told(layout).get(cause), written(layout).get(cause)
    return item is not None and sizes is not None and same(item.low, sizes[0]) and same(item.high, sizes[1])


def _line(layout: Layout, row: int, cause: Cause) -> Iterator[Cell]:
    """Found by its key, for the register may be sorted; what its row does not hold is put in."""
    at = {name: spot(row, column) for name, column in AT.items()}
    item, month = told(layout).get(cause.id), layout.report.month
    known = cause.kpi in layout.report.tree.kpis
    yield Cell(row, AT["cause"], naming.short(layout.words.label(cause.label)), role="middle_wrapped_bold")
    yield Cell(row, AT["kpi"], naming.label(layout, cause.kpi) if known else cause.kpi, role="text")
    yield Cell(row, AT["unit"], naming.unit(layout, cause.kpi) if known else NONE, role="grey_centre")
    if item is not None:
        keys = _column(layout, "key")
        place = float(layout.register.index(item) + 1)
        yield Cell(row, AT["key"], item.key, role="grey", indent=1)
        yield Cell(row, AT["place"], place, f'IFERROR(MATCH({at["key"]},{keys},0),"{NONE}")', "number_grey", "0")
    force = f'IFERROR(INDEX({_column(layout, "in_force")},{at["place"]}),"{NONE}")' if item is not None else None
    yield Cell(row, AT["in_force"], float(cause.in_force(month)), force, "linked" if force else "issued", "0")
    yield from _sizes(layout, row, cause, at["place"])


def _sizes(layout: Layout, row: int, cause: Cause, place: str) -> Iterator[Cell]:
    sizes = written(layout).get(cause.id)
    number = naming.change(layout, cause.kpi) if cause.kpi in layout.report.tree.kpis else "General"
    for name, value in zip(ENDS, sizes or (), strict=False):
        if followed(layout, cause.id):
            there = f"INDEX({_column(layout, name)},{place})"
            formula = f'IFERROR(IF(COUNT({there})=1,{there},"{NONE}"),"{NONE}")'
            yield Cell(row, AT[name], value, formula, "linked", number)
        else:
            yield Cell(row, AT[name], value, role="issued", number_format=number)


def _shown(layout: Layout, row: int, cause: str, cells: str) -> Cell:
    """Whether any group of an initiative shows an effect."""
    shown = any(lift.significant for one in layout.report.effects if one.cause == cause for lift in one.lifts)
    formula = f'IF(COUNTIF({cells},"{layout.words.text("sheet.answer.yes")}")>0,1,0)'
    return Cell(row, AT["shown"], float(shown), formula, "number", "0")


def _scored(row: int, scores: tuple[Score, ...], first: int, last: int) -> Iterator[Cell]:
    """How many of its claims were scored, and how many did not come as claimed."""
    came, missed = (area((first, CLAIM[name]), (last, CLAIM[name])) for name in ("observed", "missed"))
    yield Cell(row, AT["scored"], float(len(scores)), f"COUNT({came})", "number", "0")
    yield Cell(row, AT["missed"], float(sum(one.outcome != "hit" for one in scores)), f"SUM({missed})", "number", "0")


def _column(layout: Layout, name: str) -> str:
    return layout.on("explanations", area((BODY, REGISTER[name]), (layout.register_ends, REGISTER[name]), "both"))
