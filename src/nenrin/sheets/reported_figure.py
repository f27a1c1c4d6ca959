"""One number as it is printed in the report: what a reader sees there, and how it was rounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from nenrin.vocabulary.figure import half_up

_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:e([+-]?\d+))?")
_MINUS = ("−", "△", "-")
_DIVISORS = (1.0, 1e3, 1e6, 1e9, 1e4, 1e8, 0.01)


class Rounding(NamedTuple):
    """The printed number, its decimals, what the value was divided by, and −1 where the sign is said in words."""

    number: float
    digits: int
    divisor: float
    sign: float


@dataclass(frozen=True)
class Reported:
    """``id``: where the JSON of figures holds it; ``value`` unrounded; ``text`` as printed.

    ``section``: of the report; ``media``: the files in which it stands, PDF or HTML or both.
    """

    id: str
    value: float
    text: str
    section: str
    media: str = ""

    @property
    def rounding(self) -> Rounding | None:
        """How the value became the text; None where no rounding of the value gives it."""
        found = _DIGITS.search(self.text)
        if found is None:
            return None
        printed = Decimal(found[1].replace(",", ""))
        printed = -printed if self.text[: found.start()].strip().startswith(_MINUS) else printed
        digits = max(0, -int(printed.as_tuple().exponent))
        divisors: tuple[float, ...] = (0.01, *_DIVISORS) if "%" in self.text else _DIVISORS
        divisors = (10.0 ** int(found[2]),) if found[2] else divisors
        for divisor in divisors:
            for sign in (1.0, -1.0):
                if half_up(self.value * sign / divisor, digits) == printed:
                    return Rounding(float(printed), digits, divisor, sign)
        return None
