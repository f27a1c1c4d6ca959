"""How the small multiples spread over their pages: few of them larger, many of them evenly, all as high as fits."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.charts import multiple
from nenrin.charts.fonts import width
from nenrin.charts.multiple import HIGH
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.others import ACROSS, Others, Row, Small, rows

PAGE = 250.0
"""Millimetres of a portrait page."""
_TOP, _TITLE, _NOTE, _SHARED = 16.6, 8.0, 6.4, 8.0
"""Above the first row: kicker and subject, a line of the headline, the note, and one reason that holds for all."""
_TEXT, _NAME, _LINE = 13.2, 3.1, 3.15
"""A row without chart and reasons; one more line of a name, and a line of a reason."""
_NAMED, _SAID, _LOST = 7.0, 6.4, 16.0
"""Sizes of a name and of a reason; points of a line that are lost where a figure moves on to the next one."""
_WIDE = {2: 240.0, 3: 155.7, 4: 113.5}
"""Width of a chart in points, by how many stand beside each other."""
_FEW = ((6, 2), (9, 3))
"""So many KPIs at most stand so many beside each other when they have a page to themselves."""
_STEEPEST = {2: 0.5, 3: 0.62, 4: 0.75}
"""How high a chart may be, as a part of its width."""
_SAFE = 1.5
"""Millimetres of a row that no chart grows into: letters are not reckoned to the last one."""
_POINT = 72 / 25.4


@dataclass(frozen=True)
class _Page:
    """Room on it in millimetres, and the rows that stand there."""

    room: float
    rows: tuple[Row, ...]


def spread(context: Context, page: Others, *, follows: bool) -> Others:
    """The page with its charts drawn; where it begins below another section, at their least size."""
    if page.plain:
        return page
    follows = follows or context.mode == "html"  # one page, and on a phone only the least chart is legible
    found = [one for row in page.rows for one in row if one]
    across = ACROSS if follows else next((times for most, times in _FEW if len(found) <= most), ACROSS)
    sheets, high = [page.rows], HIGH
    if not follows:
        laid = _laid(context, replace(page, rows=rows(found, across), across=across))
        sheets, high = [one.rows for one in laid], _high(context, laid, across)
    drawn = {one.kpi: replace(one, chart=_picture(context, one.kpi, _WIDE[across], high)) for one in found}
    return replace(page, across=across, sheets=tuple(
        tuple(tuple(drawn[one.kpi] if one else None for one in row) for row in sheet) for sheet in sheets
    ))


def _picture(context: Context, kpi: str, wide: float, high: float) -> Markup:
    return context.picture(lambda: multiple(context.report, kpi, context.language, wide, high))


def _high(context: Context, laid: Sequence[_Page], across: int) -> float:
    """The least height and what the fullest page has to spare for each of its rows, in points."""
    spares = [(one.room - _used(context, one.rows)) / len(one.rows) for one in laid if one.rows]
    spare = max(0.0, min(spares, default=0.0) - _SAFE)
    return round(min(HIGH + spare * _POINT, max(HIGH, _WIDE[across] * _STEEPEST[across])), 1)


def _laid(context: Context, page: Others) -> list[_Page]:
    """As few pages as the rows need, with the same number of rows on each, or one more further on."""
    first = PAGE - _TOP - _TITLE * len(page.head.headline.lines) - _NOTE - (_SHARED if page.unjudged else 0.0)
    filled = list(_filled(context, page.rows, first))
    few, more = divmod(len(page.rows), len(filled))
    rooms, start = [first, *[PAGE] * (len(filled) - 1)], 0
    even: list[_Page] = []
    for number, room in enumerate(rooms):
        end = start + few + (number >= len(filled) - more)
        even.append(_Page(room, page.rows[start:end]))
        start = end
    return even if all(_used(context, one.rows) <= one.room for one in even) else filled


def _filled(context: Context, found: Sequence[Row], first: float) -> Iterator[_Page]:
    """Each page as full as can be."""
    room, taken = first, tuple[Row, ...]()
    for row in found:
        if taken and _used(context, (*taken, row)) > room:
            yield _Page(room, taken)
            room, taken = PAGE, ()
        taken = (*taken, row)
    yield _Page(room, taken)


def _used(context: Context, found: Sequence[Row]) -> float:
    return math.fsum(max(_height(context, one, _WIDE[len(row)]) for one in row if one) for row in found)


def _height(context: Context, one: Small, wide: float) -> float:
    """Of one KPI with the least chart: its name in one line or two, and its reason."""
    long = width(f"{one.name} {one.unit}", _NAMED, context.language, 600) > wide
    lines = math.ceil(width(one.reason.striptags(), _SAID, context.language) / (wide - _LOST))
    return _TEXT + HIGH / _POINT + _NAME * long + _LINE * lines
