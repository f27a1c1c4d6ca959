"""Explanations: the register of causes to fill in; its numbers are found by key, so that it may be sorted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from nenrin.sheets import verdicts
from nenrin.sheets.address import area
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Choice
from nenrin.sheets.frame import head, result_rules, status_rules
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.lists import area_of
from nenrin.sheets.naming import clean
from nenrin.sheets.register import AT, NAMES, PRINTED, WIDTHS
from nenrin.sheets.register_rows import line
from nenrin.sheets.rows import BODY, HEAD

_LEFT = frozenset({"key", "kpi", "kpi_id", "earlier", "standing", "cause", "evidence", "issued"})
_STATUS = ((0, 1), (2, 3), (4, 6))
_TEXTS = (("kind", "cause"), ("evidence", "owner"), ("status", "reviewer"))
_NUMBERS = (("low", "to"),)
"""The columns that people fill, from the first to the last of each span; when an answer is due changes no number."""


def explanations(layout: Layout) -> Sheet:
    """Cream cells are to be filled; the keys in the first column stay."""
    listed, last = layout.register, layout.register_ends
    rows = [cell for row, item in enumerate(listed, BODY) for cell in line(layout, row, item)]
    return Sheet(
        name=layout.name("explanations"),
        cells=(*head(layout, "explanations", _STATUS), *_titles(layout),
               *_as_issued(layout, rows), *rows),
        widths=WIDTHS,
        heights=((HEAD, 32),),
        freeze=(BODY, 2),
        head=HEAD,
        pages_wide=2,
        repeat_columns=(0, 1),
        print_columns=(0, PRINTED),
        breaks=(AT["evidence"],),
        tab="input",
        rules=(*status_rules(layout, _STATUS), *result_rules(layout, area((BODY, AT["needed"]), (last, AT["needed"])))),
        choices=(
            *(
                Choice(area((BODY, AT[name]), (last, AT[name])), layout.on("settings", area_of(group)))
                for name, group in (("kind", "kind"), ("status", "progress"))
            ),
            Choice(area((BODY, AT["kpi_id"]), (last, AT["kpi_id"])), verdicts.column(layout, "key")),
        ),
    )


def changed(layout: Layout) -> str:
    """How many texts are more or fewer than were issued, and 1 where the amounts and months are others."""
    last = layout.register_ends
    texts, numbers = (
        [layout.on("explanations", area((BODY, AT[first]), (last, AT[end]), "both")) for first, end in spans]
        for spans in (_TEXTS, _NUMBERS)
    )
    count, total = (layout.cell("explanations", FISCAL, AT[name]) for name in ("effect", "square"))
    now = "-".join((f"{_cells(layout)}", *(f"COUNTBLANK({where})" for where in texts)))
    return f"ABS({now}-{count})+IF(ABS(SUM({','.join(numbers)})-{total})>tol*(1+ABS({total})),1,0)"


def _cells(layout: Layout) -> int:
    """How many cells there are for texts."""
    return (layout.register_ends - BODY + 1) * sum(AT[end] - AT[first] + 1 for first, end in _TEXTS)


def _as_issued(layout: Layout, rows: Iterable[Cell]) -> Iterator[Cell]:
    """How many texts were issued, and the sum of all amounts and months."""
    texts, numbers = (
        {column for first, end in spans for column in range(AT[first], AT[end] + 1)} for spans in (_TEXTS, _NUMBERS)
    )
    found = list(rows)
    count = sum(cell.column in texts and isinstance(cell.value, str) and clean(cell.value) != "" for cell in found)
    total = math.fsum(float(cell.value) for cell in found if cell.column in numbers and isinstance(cell.value, float))
    yield Cell(FISCAL, AT["in_force"], layout.words.text("sheet.data.as_issued"), role="over")
    yield Cell(FISCAL, AT["effect"], float(count), role="number_grey", number_format="0")
    yield Cell(FISCAL, AT["square"], total, role="number_grey", number_format="General")


def _titles(layout: Layout) -> Iterator[Cell]:
    for name in NAMES:
        role = "head_left" if name in _LEFT else "head"
        yield Cell(HEAD, AT[name], layout.words.text(f"sheet.explanations.column.{name}"), role=role)
