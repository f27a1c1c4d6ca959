"""Initiatives: what each one did against those left out of it, its interval reckoned in closed form from the arms."""

from __future__ import annotations

import math
from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.causes import causes
from nenrin.sheets.cell import Cell
from nenrin.sheets.claims import claims, height, rows_of
from nenrin.sheets.drawing import Rule
from nenrin.sheets.folding import folded
from nenrin.sheets.frame import band, head, status_rules
from nenrin.sheets.initiative_columns import COPY, COUNTED, INPUTS, PRINTED, RESULT, WIDTHS, Spots
from nenrin.sheets.initiative_line import Contrast, Made, line
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.rows import BODY, HEAD

_STATUS = ((0, 1), (2, 3), (4, 5))
_OVER = {"difference": "lift", "worth": "worth"}
_OVER_ARMS = {"mean_adjusted": "working"}
_ROOM = math.fsum(width for column, _, width in WIDTHS if 1 <= column <= PRINTED)


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
    spots = Spots(len(rows))
    none = [] if rows else [Cell(BODY, 0, words.text("sheet.initiatives.none"), role="text")]
    notes = list(_notes(layout, rows, spots.foot + 1))
    foot = claims_row(layout)
    written = foot + height(layout)
    return Sheet(
        name=layout.name("initiatives"),
        cells=(*head(layout, "initiatives", _STATUS), *_titles(layout, spots), *none, *notes, *claims(layout, foot),
               *causes(layout, written, rows_of(layout, foot), _measured(layout)),
               *(cell for number, one in enumerate(rows) for cell in line(Made(layout, spots, number, one)))),
        widths=WIDTHS,
        heights=((HEAD, 32), *([(spots.counted - 1, 32)] if rows else []), (foot + 1, 32),
                 (written + 1, 32)),
        freeze=(BODY, 1),
        head=HEAD,
        print_columns=(0, PRINTED),
        groups=(COPY,),
        tab="output",
        rules=(*status_rules(layout, _STATUS), *_changed(spots)),
    )


def changed_area(layout: Layout) -> str | None:
    """The cells that count changed inputs, on Initiatives; None without a row."""
    spots, column = Spots(len(contrasts(layout))), COUNTED.index("changed")
    if not spots.count:
        return None
    return layout.on("initiatives", area((spots.counted, column), (spots.foot - 1, column), "both"))


def _measured(layout: Layout) -> dict[str, str]:
    """By cause, the cells that say whether each of its groups shows an effect."""
    found, column = dict[str, tuple[int, int]](), RESULT.index("significant")
    for row, one in enumerate(contrasts(layout), BODY):
        found[one.effect.cause] = (found.get(one.effect.cause, (row, row))[0], row)
    return {cause: area((first, column), (last, column)) for cause, (first, last) in found.items()}


def claims_row(layout: Layout) -> int:
    """The first row of the claims, below the notes."""
    rows = contrasts(layout)
    return max(cell.row for cell in _notes(layout, rows, Spots(len(rows)).foot + 1)) + 2


def _changed(spots: Spots) -> Iterator[Rule]:
    """Amber where an input is no longer what was issued."""
    if spots.count:
        first, last = (COUNTED.index(name) for name in (INPUTS[0], INPUTS[-1]))
        where = area((spots.counted, first), (spots.foot - 1, last))
        yield Rule(where, f"{spot(spots.counted, first)}<>{spot(spots.counted, COPY[0])}", "changed")


def _titles(layout: Layout, spots: Spots) -> Iterator[Cell]:
    """Those of the results above; those of the arms, where there are any, under a title of their own."""
    words = layout.words
    for name, group in _OVER.items():
        yield Cell(FISCAL, RESULT.index(name), words.text(f"sheet.initiatives.over.{group}"), role="over")
    yield from _heads(layout, HEAD, RESULT, 0)
    if spots.count:
        top = spots.counted - 2
        yield from band(top, (0, PRINTED), words.text("sheet.initiatives.over.counted"))
        for name, group in _OVER_ARMS.items():
            yield Cell(top, COUNTED.index(name), words.text(f"sheet.initiatives.over.{group}"), role="section")
        yield Cell(top, COPY[0], words.text("sheet.initiatives.over.as_issued"), role="over")
        yield from _heads(layout, top + 1, COUNTED, 0)
        yield from _heads(layout, top + 1, INPUTS, COPY[0])


def _heads(layout: Layout, row: int, names: tuple[str, ...], first: int) -> Iterator[Cell]:
    for column, name in enumerate(names, first):
        role = "head_left" if name in ("initiative", "kpi", "arm") else "head"
        yield Cell(row, column, layout.words.text(f"sheet.initiatives.column.{name}"), role=role)


def _notes(layout: Layout, rows: tuple[Contrast, ...], row: int) -> Iterator[Cell]:
    """What has to be said of each, then how the intervals are reckoned."""
    words = layout.words
    for one in dict.fromkeys(contrast.effect.cause for contrast in rows):
        effect = next(contrast.effect for contrast in rows if contrast.effect.cause == one)
        said = "\n".join(map(words.say, [*([effect.stopped] if effect.stopped else []), *effect.notes]))
        if said:
            yield Cell(row, 0, naming.short(words.label(effect.label)), role="label")
            for text in folded(said, _ROOM):
                yield Cell(row, 1, text, role="plain")
                row += 1
    for text in folded(words.text("sheet.initiatives.method"), _ROOM):
        yield Cell(row, 0, text, role="label")
        row += 1
