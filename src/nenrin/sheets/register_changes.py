"""What was issued beside what stands in the register now: every entry has its copy, so that any change is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Rule
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.register import AT, NAMES
from nenrin.sheets.rows import BODY, HEAD

FILLED = ("kind", "cause", "low", "high", "from", "to", "evidence", "owner", "due", "status", "reviewer", "kpi_id")
"""The columns that people fill, side by side."""
_TEXTS, _CHOICES = ("cause", "evidence", "owner", "reviewer", "kpi_id"), ("kind", "status")
_AMOUNTS = ("low", "high", "reach")
"""What is written freely, what is chosen from a list, and the numbers: of a claim carried to another KPI its reach."""
_PAINTED = (("kind", "cause"), ("from", "kpi_id"), ("reach", "reach"))
COUNTED = len(NAMES)
"""The column with the number of changed texts; in the next ones that of choices and months, and 1 for each amount."""
_COUNTS = 2 + len(_AMOUNTS)
COPY = {name: COUNTED + _COUNTS + step for step, name in enumerate((*FILLED, "reach"))}
"""The column of every copy."""
WIDTHS = ((COUNTED, COUNTED + _COUNTS - 1, 11.0), *((column, column, 14.0) for column in COPY.values()))


def titles(layout: Layout) -> Iterator[Cell]:
    """The titles of the copies, and what they are."""
    words = layout.words
    yield Cell(FISCAL, COUNTED, words.text("sheet.data.as_issued"), role="over")
    heads = [words.text(f"sheet.explanations.column.{key}") for key in ("texts_changed", "choices_changed")]
    entries = [words.text(f"sheet.explanations.column.{name}") for name in _AMOUNTS]
    heads += [words.text("sheet.explanations.column.amount_changed", entry=entry) for entry in entries]
    for column, head in enumerate(heads, COUNTED):
        yield Cell(HEAD, column, head, role="head")
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
    """How many entries of a row are others than were issued. The copies move with their row when rows are sorted.

    Texts letter by letter: for ``=`` and ``<>`` Sales and SALES are the same.
    """
    months = f"SUMPRODUCT(({_span(row, AT)}<>{_span(row, COPY)})*1)"
    due = f"IF({spot(row, AT['due'])}={spot(row, COPY['due'])},0,1)"
    amounts = (
        f"IF(COUNT({now},{then})=2,IF(ABS({now}-{then})>tol*(1+ABS({now})),1,0),IF({now}={then},0,1))"
        for now, then in (_pair(row, name) for name in _AMOUNTS)
    )
    formulas = (_spelled_otherwise(row, _TEXTS), f"{_spelled_otherwise(row, _CHOICES)}+{months}+{due}", *amounts)
    for column, formula in enumerate(formulas, COUNTED):
        yield Cell(row, column, 0.0, formula, "number_grey", '0;0;"–"')


def rules(layout: Layout) -> tuple[Rule, ...]:
    """Entries that were typed or changed since turn orange; what is carried from another row does not."""
    last = layout.register_ends
    found = []
    for first, end in _PAINTED:
        now, then = _pair(BODY, first)
        found.append(Rule(area((BODY, AT[first]), (last, AT[end])), _differs(now, then), "changed"))
    (low, then), carried = _pair(BODY, "low"), spot(BODY, AT["carried"], "column")
    typed = f'AND({carried}="",{_differs(low, then)})'
    return (*found, Rule(area((BODY, AT["low"]), (last, AT["high"])), typed, "changed"))


def changed(layout: Layout) -> str:
    """How many entries of the whole register are others than were issued."""
    last = (layout.register_ends, COUNTED + _COUNTS - 1)
    return f"SUM({layout.on('explanations', area((BODY, COUNTED), last, 'both'))})"


def _spelled_otherwise(row: int, names: tuple[str, ...]) -> str:
    """How many of these texts are not the same letter by letter."""
    same = "".join(f"-EXACT({now},{then})" for now, then in (_pair(row, name) for name in names))
    return f"{len(names)}{same}"


def _differs(now: str, then: str) -> str:
    return f"OR({now}<>{then},NOT(EXACT({now},{then})))"


def _pair(row: int, name: str) -> tuple[str, str]:
    """An entry and its copy."""
    return spot(row, AT[name]), spot(row, COPY[name])


def _span(row: int, where: Mapping[str, int]) -> str:
    """The months from and to, in the entries or in the copies."""
    return area((row, where["from"]), (row, where["to"]))
