"""Explanations: the register of causes to fill in; its numbers are found by key, so that it may be sorted."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import verdicts
from nenrin.sheets.address import area
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Choice
from nenrin.sheets.frame import head, result_rules, status_rules
from nenrin.sheets.layout import Layout
from nenrin.sheets.lists import area_of
from nenrin.sheets.register import AT, NAMES, PRINTED, WIDTHS
from nenrin.sheets.register_changes import WIDTHS as COPIED
from nenrin.sheets.register_changes import rules, titles
from nenrin.sheets.register_rows import line
from nenrin.sheets.rows import BODY, HEAD

_LEFT = frozenset({"key", "kpi", "kpi_id", "earlier", "cause", "evidence", "issued"})
_STATUS = ((0, 1), (3, 4), (7, 8))

def explanations(layout: Layout) -> Sheet:
    """Cream cells are to be filled; the keys in the first column stay."""
    listed, last = layout.register, layout.register_ends
    rows = [cell for row, item in enumerate(listed, BODY) for cell in line(layout, row, item)]
    return Sheet(
        name=layout.name("explanations"),
        cells=(*head(layout, "explanations", _STATUS), *_titles(layout), *titles(layout), *rows),
        widths=(*WIDTHS, *COPIED),
        heights=((HEAD, 46),),
        freeze=(BODY, 2),
        head=HEAD,
        print_columns=(0, PRINTED),
        tab="input",
        rules=(*status_rules(layout, _STATUS),
               *result_rules(layout, area((BODY, AT["needed"]), (last, AT["needed"]))), *rules(layout)),
        choices=(
            *(
                Choice(area((BODY, AT[name]), (last, AT[name])), layout.on("settings", area_of(group)))
                for name, group in (("kind", "kind"), ("status", "progress"))
            ),
            Choice(area((BODY, AT["kpi_id"]), (last, AT["kpi_id"])), verdicts.column(layout, "key")),
        ),
    )


def _titles(layout: Layout) -> Iterator[Cell]:
    for name in NAMES:
        role = "head_left" if name in _LEFT else "head"
        yield Cell(HEAD, AT[name], layout.words.text(f"sheet.explanations.column.{name}"), role=role)
