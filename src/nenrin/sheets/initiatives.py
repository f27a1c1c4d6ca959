"""Initiatives: what each one did against those left out of it, its interval reckoned in closed form from the arms."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.claims import AT as CLAIM
from nenrin.sheets.claims import claims
from nenrin.sheets.drawing import Rule
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.initiative_columns import AT, COPY, INPUTS, ISSUED, NAMES, PRINTED, WIDTHS
from nenrin.sheets.initiative_line import Contrast, line
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.rows import BODY, HEAD

_STATUS = ((0, 1), (2, 3), (4, 5))
_OVER = {
    "size": "treated", "control_size": "control", "mean_adjusted": "working", "difference": "lift", "worth": "worth",
    f"{ISSUED}{INPUTS[0]}": "as_issued",
}


def contrasts(layout: Layout) -> tuple[Contrast, ...]:
    """One a treated arm; an effect whose reading was stopped has one row that says why."""
    found = []
    for effect in layout.report.effects:
        control = next((arm for arm in effect.arms if arm.control), None)
        arms = {arm.label: arm for arm in effect.arms}
        found += [Contrast(effect, lift, arms.get(lift.arm), control) for lift in effect.lifts]
        found += [] if effect.lifts else [Contrast(effect)]
    return tuple(found)


def initiatives(layout: Layout) -> Sheet:
    """Inputs are the arms as counted; the t quantile and CUPED's slope are inputs of the run too."""
    rows, words = contrasts(layout), layout.words
    none = [] if rows else [Cell(BODY, 0, words.text("sheet.initiatives.none"), role="text")]
    notes = Cell(BODY + max(len(rows), 1) + 1, 0, words.text("sheet.initiatives.method"), role="label")
    return Sheet(
        name=layout.name("initiatives"),
        cells=(*head(layout, "initiatives", _STATUS), *_titles(layout), *none, notes, *claims(layout, notes.row + 2),
               *(cell for row, one in enumerate(rows, BODY) for cell in line(layout, row, one))),
        widths=WIDTHS,
        heights=((HEAD, 46), (notes.row + 3, 32)),
        freeze=(BODY, 1),
        head=HEAD,
        pages_wide=3 if rows else 1,
        repeat_columns=(0, 0),
        print_columns=(0, PRINTED if rows else CLAIM["beside"]),
        groups=(COPY,),
        tab="output",
        rules=(*status_rules(layout, _STATUS), *_changed(len(rows))),
    )


def changed_area(layout: Layout) -> str | None:
    """The cells that count changed inputs, on Initiatives; None without a row."""
    last = BODY + len(contrasts(layout)) - 1
    if last < BODY:
        return None
    return layout.on("initiatives", area((BODY, AT["changed"]), (last, AT["changed"]), "both"))


def _changed(count: int) -> Iterator[Rule]:
    """Amber where an input is no longer what was issued."""
    if count:
        where = area((BODY, AT[INPUTS[0]]), (BODY + count - 1, AT[INPUTS[-1]]))
        yield Rule(where, f"{spot(BODY, AT[INPUTS[0]])}<>{spot(BODY, COPY[0])}", "changed")


def _titles(layout: Layout) -> Iterator[Cell]:
    for name, group in _OVER.items():
        yield Cell(FISCAL, AT[name], layout.words.text(f"sheet.initiatives.over.{group}"), role="over")
    for name in NAMES:
        if name == "gap":
            continue
        key = name.removeprefix(ISSUED).removeprefix("control_")
        role = "head_left" if name in ("initiative", "kpi", "note") else "head"
        yield Cell(HEAD, AT[name], layout.words.text(f"sheet.initiatives.column.{key}"), role=role)
