"""How much of a portrait page its exhibits take, so that none is pushed onto a page of its own; in millimetres."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup

from nenrin.charts.lines import fitted
from nenrin.outputs.pages.bridge import Bridge
from nenrin.outputs.pages.callout_card import CalloutCard
from nenrin.outputs.pages.callouts import Callouts
from nenrin.outputs.pages.initiatives import Initiative
from nenrin.outputs.pages.landing import Landing
from nenrin.outputs.pages.others import Others
from nenrin.outputs.pages.outlook import Outlook
from nenrin.outputs.pages.shapes import Head
from nenrin.outputs.pages.strategic import Strategic

Place = Literal["outlook", "bridge", "strategic"]
_PAGE, _MEASURE = 250.0, 174.0
_TITLE, _TABLE, _SOURCE, _TEXT, _LINE = 10.8, 6.0, 7.8, 13.0, 6.4
"""A small heading; a table's head; a source, a paragraph of two lines, and one of one line."""
_COMPARED, _GOAL, _FALL, _YEAR = 7.0, 9.4, 6.2, 4.4
"""Rows of the tables."""
_SLICE, _PLAIN = 5.7, 6.9
"""Rows of a first month's tables."""
_GAP, _CARD, _MULTIPLE, _TALLEST = 9.0, 95.0, 41.0, 45.0
"""Above a section that begins on a page; the card of a call-out; a row of small multiples, and one of many words."""
_BROAD = 22.0
"""What a card alone on its page has more, for its charts run across."""
_COURSES = 41.0
"""The other strategic KPIs over the last months, in one row."""
_NAME = 133.0
"""Points of width for a name in the bridge; Japanese letters are the widest."""
_DRAWN = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def year_place(strategic: Strategic, outlook: Outlook | None, bridge: Bridge) -> Place:
    """The page that has room for the fiscal year so far; the goal's own where none has."""
    if bridge.year is None:
        return "bridge"
    high = _year(bridge)
    if outlook is not None and _outlook(outlook) + high <= _PAGE:
        return "outlook"
    if _bridge(bridge) + high <= _PAGE:
        return "bridge"
    if _strategic(strategic) + high <= _PAGE:
        return "strategic"
    return "outlook" if outlook is not None else "bridge"


def flow(
    strategic: Strategic, landing: Landing | None, outlook: Outlook | None, bridge: Bridge, callouts: Callouts,
    others: Others, year_with: Place,
) -> frozenset[str]:
    """The sections that stand whole below the one before them, and the small multiples where that spares a page."""
    year = {year_with: _year(bridge)}
    used = _strategic(strategic) + (_landing(landing) if landing else 0.0) + year.get("strategic", 0.0)
    sections = [("bridge", _bridge(bridge) + year.get("bridge", 0.0)), ("callouts", _callouts(callouts))]
    if outlook is not None:
        sections.insert(0, ("outlook", _outlook(outlook) + year.get("outlook", 0.0)))
    found = set()
    for name, high in sections:
        if used + _GAP + high <= _PAGE:
            found.add(name)
            high += used + _GAP  # noqa: PLW2901 (the page goes on)
        used = high % _PAGE if name != "callouts" or not callouts.cards else _below_cards(callouts)
    return frozenset(found | ({"others"} if _spares(others, used) else set()))


def reads(bridge: Bridge, year_with: Place) -> bool:
    """Whether the bridge has room for the words on how to read it, which the method says as well."""
    return _bridge(bridge) + (_year(bridge) if year_with == "bridge" else 0.0) <= _PAGE


def has_room(strategic: Strategic, landing: Landing) -> bool:
    """Whether the landing, with nothing below it, can stand with the strategic KPIs."""
    return _strategic(strategic) + _landing(landing) <= _PAGE


def beside_trend(strategic: Strategic, landing: Landing | None, bridge: Bridge, year_with: Place) -> bool:
    """Whether the other strategic KPIs have room below the KGI's months."""
    below = (_landing(landing) if landing else 0.0) + (_year(bridge) if year_with == "strategic" else 0.0)
    return _strategic(strategic) + below + _COURSES <= _PAGE


def early(strategic: Strategic, landing: Landing | None, bridge: Bridge, callouts: Callouts) -> bool:
    """Whether what is too early to say stands with the strategic KPIs, whose page would else be left half empty."""
    used = _strategic(strategic) + (_landing(landing) if landing else 0.0)
    return bool(callouts.coming) and used + _GAP + _bridge(bridge) > _PAGE and used + _coming(callouts) <= _PAGE


def _coming(page: Callouts) -> float:
    return _TITLE + _TABLE + _PLAIN * len(page.coming) if page.coming else 0.0


def _spares(others: Others, used: float) -> bool:
    """Whether the small multiples need a page less when they begin below."""
    rows, top = len(others.rows), _head(others.head) + _LINE
    if others.plain:
        return used + _GAP + top + _TABLE + _PLAIN * len(others.plain) <= _PAGE
    below = int((_PAGE - used - _GAP - top) // _TALLEST)
    alone = math.ceil((top + _MULTIPLE * rows) / _PAGE)
    return below > 0 and math.ceil(_MULTIPLE * max(0, rows - below) / _PAGE) < alone


def _callouts(page: Callouts) -> float:
    lists = [rows for rows in (page.further, page.answered, page.still_open) if rows]
    tables = math.fsum(_TITLE + _TABLE + _GOAL * len(rows) for rows in lists)
    calm = (16.0 if len(page.calm) > 1 else 8.0) if page.calm else 0.0
    chart = _TITLE + 1.06 * _high(page.calm_chart) if page.calm_chart else 0.0
    edges = _TITLE + _TABLE + 5.7 * len(page.edges) if page.edges else 0.0
    doubts = _TITLE + _GOAL * len(page.doubts) if page.doubts else 0.0
    record = _TITLE + _TABLE + _SOURCE + 18.0 * len(page.record.courses) if page.record else 0.0
    shown = record + calm + chart + edges + _coming(page)
    return _head(page.head) + _above(page) + doubts + math.fsum(map(_card, page.cards)) + shown + tables


def _above(page: Callouts) -> float:
    """The line on what is watched, and on false alarms."""
    return _LINE if page.watch or page.note else 0.0


def _below_cards(page: Callouts) -> float:
    """How far the last page of a section with cards is filled: two have room on each, a larger one stands alone."""
    last = 2 - len(page.cards) % 2
    top = _head(page.head) + _above(page) if len(page.cards) <= 2 else 0.0  # noqa: PLR2004 (the first page)
    lists = _callouts(page) - _head(page.head) - _above(page) - math.fsum(map(_card, page.cards))
    filled = top + math.fsum(map(_card, page.cards[-last:])) + lists
    return filled if filled <= _PAGE else min(_PAGE, filled - _PAGE + _TABLE)


def _card(card: CalloutCard) -> float:
    return _CARD + (_BROAD if card.alone else 0.0)


def _year(bridge: Bridge) -> float:
    return 15.0 + _YEAR * len(bridge.year.entries) if bridge.year else 0.0


def _head(head: Head) -> float:
    return 22.0 + 8.0 * len(head.headline.lines)


def _strategic(page: Strategic) -> float:
    goals = _TITLE + _TABLE + _GOAL * len(page.goals) if page.goals else 0.0
    table = _TABLE + _COMPARED * len(page.rows) + _SOURCE
    trend = _TITLE + _high(page.trend) if page.trend else 0.0
    return _head(page.head) + table + goals + (_LINE if page.no_landing else 0.0) + trend + (
        _COURSES if page.courses else 0.0
    )


def _landing(landing: Landing) -> float:
    rows = _TITLE + _TABLE + _SOURCE + 6.4 * len(landing.rows) if landing.rows else 0.0
    return _TITLE + _TEXT + _high(landing.chart) + rows


def _outlook(page: Outlook) -> float:
    return _head(page.head) + (_landing(page.landing) if page.landing else 0.0) + _measured(page.initiatives)


def _measured(initiatives: Sequence[Initiative]) -> float:
    if not initiatives:
        return 0.0
    lines = sum(bool(one.total) + bool(one.stopped) + len(one.notes) for one in initiatives)
    return _TITLE + _TABLE + 9.0 * sum(len(one.rows) for one in initiatives) + _LINE * lines + _LINE


def _bridge(page: Bridge) -> float:
    if page.start is not None:
        cuts = math.fsum(_TITLE + _TABLE + _SLICE * len(cut.slices) for cut in page.start.cuts)
        return _head(page.start.head) + _TITLE + _TABLE + _SLICE * len(page.start.parts) + _SOURCE + cuts
    rows = math.fsum(max(_FALL, 1.5 + 3.5 * len(fitted(row.name, "ja", _NAME, 7.8, most=9))) for row in page.rows)
    table = 2 * _TABLE + rows + _SOURCE
    closed = _TITLE + _TABLE + _FALL * len(page.ledger) if page.ledger else 0.0
    reading = _TITLE + _TEXT * len(page.reading) if page.reading else 0.0
    return _head(page.head) + table + closed + reading


def _high(picture: Markup) -> float:
    """Of a chart that is as wide as the page; nothing where it was not drawn."""
    found = _DRAWN.search(picture)
    return _MEASURE * float(found[2]) / float(found[1]) if found else 0.0
