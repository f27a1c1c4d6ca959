"""A number on its way to paper: the value with what is needed to print it."""

from __future__ import annotations

import decimal
from dataclasses import dataclass, field
from typing import Literal

from nenrin.vocabulary.format import Format

Kind = Literal["level", "change", "relative", "share", "count"]
_FIFTEEN = decimal.Context(prec=15, rounding=decimal.ROUND_HALF_UP)


def half_up(value: float, digits: int) -> decimal.Decimal:
    """Round half away from zero on the 15 significant digits a spreadsheet keeps: 2.675 → 2.68 at two digits.

    Source: trap 3 of the workbook notes; the same rule serves PDF, HTML and JSON, so that they agree with Excel.
    """
    shown = _FIFTEEN.create_decimal(repr(float(value))) if value else decimal.Decimal(0)
    return shown.quantize(decimal.Decimal(1).scaleb(-digits), rounding=decimal.ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Figure:
    """An unrounded ``value`` (None prints as –), its ``format``, and what kind of number it is.

    ``level`` an amount of the KPI · ``change`` a signed difference (percent: points) · ``relative`` a signed ratio
    printed as % · ``share`` an unsigned ratio printed as % · ``count`` a plain whole number.
    ``favourable`` colours a change by its effect on the goal; ``id`` names the figure in every deliverable.
    """

    value: float | None
    kind: Kind = "level"
    format: Format = field(default_factory=Format)
    currency: str = ""
    favourable: bool | None = None
    id: str = ""
