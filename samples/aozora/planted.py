"""What was planted among the noise: the months and the sizes. config/aozora-tsuhan/planted.yaml tells it in words."""

from __future__ import annotations

import datetime as dt

SEED = 20230401
FIRST_YEAR, FIRST_MONTH, MONTHS = 2023, 4, 36

LINE_OPENS = (2025, 4)
"""The fourth channel: it takes nobody from the others, and brings this many new members in an ordinary month."""
LINE_NEW = 25.0

PRICES_RISE = (2025, 6)
"""Every price, for good."""
PRICE_FACTOR = 1.07

WIN_BACK = (2025, 9)
"""A catalogue with a coupon to 3,600 of 4,500 members who had not ordered for some months; 900 were held out."""
WIN_BACK_LISTED, WIN_BACK_HELD_OUT = 4_500, 900
WIN_BACK_LIFT = 0.08

CLOSED = tuple(dt.date(2025, 10, day) for day in range(6, 11))
"""The warehouse moves: no order is taken from Monday to Friday."""

FAILED = (2025, 12)
"""Advertising that was to bring 30 % more new customers. Nothing was planted: that is the point."""

SMALLER_BASKETS = (2026, 1)
"""Free delivery from the first yen, for one month and told to nobody: more orders, fewer items in each."""
EXTRA_ORDER, EXTRA_ORDER_THEN = 0.18, 0.262
EXTRA_ITEM, EXTRA_ITEM_THEN = 0.52, 0.467

LOST_DAY = dt.date(2026, 2, 15)
"""A Sunday that the export of the month lacks: too little for any statistics."""

LEAVING = (2026, 3)
"""Members who order by telephone from Kansai stop ordering: this part of them."""
LEAVING_CHANNEL, LEAVING_REGION, LEAVING_SHARE = "電話", "関西", 0.90
