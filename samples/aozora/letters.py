"""The mail magazine: every delivery with what the mail tool counts."""

from __future__ import annotations

import datetime as dt

from samples.aozora import planted
from samples.aozora.days import days, months
from samples.aozora.draw import Draw
from samples.aozora.rows import Row

HEADERS = ("配信ID", "配信日", "配信名", "配信数", "到達数", "開封数", "クリック数", "受注件数")
_TUESDAY, _FRIDAY = 1, 4
_NAMES = {_TUESDAY: "火曜特集", _FRIDAY: "週末のおすすめ"}
_LIST, _GROWS = 41_000, 0.004
_DELIVERED, _OPENED, _CLICKED, _BOUGHT = 0.975, 0.225, 0.118, 0.062
_WANDERS = 0.03
_SEED = 7


def letters() -> list[Row]:
    """One row a delivery: every Tuesday and Friday to the whole list."""
    draw, found = Draw(planted.SEED + _SEED), list[Row]()
    for step, (year, number) in enumerate(months()):
        audience = round(_LIST * (1 + _GROWS * step))
        for day in days(year, number):
            if day.weekday() in _NAMES:
                found.append(_letter(draw, day, audience))
    return found


def _letter(draw: Draw, day: dt.date, audience: int) -> Row:
    """The funnel of one delivery."""
    delivered = draw.successes(audience, _DELIVERED)
    opened = draw.successes(delivered, draw.about(_OPENED, _WANDERS))
    clicked = draw.successes(opened, draw.about(_CLICKED, _WANDERS))
    bought = draw.successes(clicked, _BOUGHT)
    return (f"ML{day:%Y%m%d}", f"{day:%Y/%m/%d}", _NAMES[day.weekday()], audience, delivered, opened, clicked, bought)
