"""What was issued beside what stands in the register now: every entry has its copy, so that any change is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Rule
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.register import AT, NAMES
from nenrin.sheets.rows import BODY, HEAD

FILLED = ("kind", "cause", "low", "high", "from", "to", "evidence", "owner", "due", "status", "reviewer", "kpi_id")
"""The columns that people fill, side by side."""
_TEXTS, _AMOUNTS, _REST = ("kind", "cause"), ("low", "high"), ("from", "kpi_id")
COUNTED = len(NAMES)
"""The column with the number of changed texts and months; in the next one 1 where an amount is another."""
COPY = {name: COUNTED + 2 + step for step, name in enumerate(FILLED)}
"""The column of every copy."""
WIDTHS = ((COUNTED, COUNTED + 1, 11.0), *((column, column, 14.0) for column in COPY.values()))


def titles(layout: Layout) -> Iterator[Cell]:
    """The titles of the copies, and what they are."""
    words = layout.words
    yield Cell(FISCAL, COUNTED, words.text("sheet.data.as_issued"), role="over")
    for step, key in enumerate(("texts_changed", "amounts_changed")):
        yield Cell(HEAD, COUNTED + step, words.text(f"sheet.explanations.column.{key}"), role="head")
    for name, column in COPY.items():
        entry = words.text(f"sheet.explanations.column.{name}")
        yield Cell(HEAD, column, words.text("sheet.explanations.column.copy", entry=entry), role="head_left")


def copies(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The same entries as constants; a claim carried from another row with the amount that it had."""
    issued = {AT[name]: column for name, column in COPY.items()}
    for cell in cells:
        if cell.column in issued and cell.value not in (None, ""):
            role = "issued" if cell.number_format else "grey"
            yield Cell(cell.row, issued[cell.column], cell.value, role=role, number_format=cell.number_format)


def counts(row: int) -> Iterator[Cell]:
    """How many entries of a row are others than were issued. The copies move with their row when rows are sorted."""
    spans = "+".join(f"SUMPRODUCT(({_now(row, span)}<>{_then(row, span)})*1)" for span in (_TEXTS, _REST))
    yield Cell(row, COUNTED, 0.0, spans, "number_grey", '0;0;"–"')
    pairs = [(spot(row, AT[name]), spot(row, COPY[name])) for name in _AMOUNTS]
    apart = "+".join(f"ABS(N({now})-N({then}))" for now, then in pairs)
    more = f"COUNT({_now(row, _AMOUNTS)})<>COUNT({_then(row, _AMOUNTS)})"
    formula = f"IF(OR({more},{apart}>tol*(1+ABS(N({pairs[0][1]})))),1,0)"
    yield Cell(row, COUNTED + 1, 0.0, formula, "number_grey", '0;0;"–"')


def rules(layout: Layout) -> tuple[Rule, ...]:
    """Entries that were typed or changed since turn orange; what is carried from another row does not."""
    last = layout.register_ends
    found = [
        Rule(area((BODY, AT[first]), (last, AT[end])), f"{spot(BODY, AT[first])}<>{spot(BODY, COPY[first])}", "changed")
        for first, end in (_TEXTS, _REST)
    ]
    low, carried = spot(BODY, AT["low"]), spot(BODY, AT["carried"], "column")
    differs = f'AND({carried}="",{low}<>{spot(BODY, COPY["low"])})'
    return (*found, Rule(area((BODY, AT["low"]), (last, AT["high"])), differs, "changed"))


def changed(layout: Layout) -> str:
    """How many entries of the whole register are others than were issued."""
    return f"SUM({layout.on('explanations', area((BODY, COUNTED), (layout.register_ends, COUNTED + 1), 'both'))})"


def _now(row: int, span: tuple[str, str]) -> str:
    return area((row, AT[span[0]]), (row, AT[span[1]]))


def _then(row: int, span: tuple[str, str]) -> str:
    return area((row, COPY[span[0]]), (row, COPY[span[1]]))
