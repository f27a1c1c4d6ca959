"""Where the widths of expectations/ come from: ``python -m bench.calibrate``; needs M3 beside the repository.

For every length of history from 6 to 72, and for each recipe with widths of its own: the 95 % quantile of |error| ÷
scatter on the calibration half of M3, the degrees of freedom with which p-values fit the tails beyond the band, and
what the code says, with the difference. What is measured of the blend from 24 months on is shown times what 600 series
of M3, M1 and tourism together asked for beyond M3 alone when both were measured: 1.08 up to 36 months, falling to 1.05
at 60.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bench.beside import M3
from bench.series import halves, windows
from nenrin.expectations import blend as house
from nenrin.expectations import p_value
from nenrin.expectations import seasonal_naive as naive
from nenrin.expectations.forecast import Array, Recipe
from nenrin.expectations.widths import Width, width

_LONGEST = 72
_COVERAGE = 0.95
_FREEDOMS = (4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 16.0, 24.0, 50.0)
_TAILS = (0.02, 0.01, 0.005)
_WIDER_FROM = 24
_WIDER = {36: 1.08, 60: 1.05}


@dataclass(frozen=True)
class Subject:
    """A recipe, the months it needs, what the code says of its width, and from how many months on that is wider."""

    recipe: Recipe
    needed: int
    said: Callable[[int], Width]
    wider_from: float = math.inf


SUBJECTS = {
    "blend": Subject(house.blend, house.NEEDED, width, wider_from=_WIDER_FROM),
    "seasonal naive": Subject(naive.seasonal_naive, naive.NEEDED, naive.width),
}


def main() -> None:
    """A table for each."""
    if not M3.exists():
        sys.stdout.write("skipped: the M3 series are not beside the repository\n")
        return
    for name, subject in SUBJECTS.items():
        sys.stdout.write(f"\n{name}\nmonths  windows  measured   said  difference  t: measured, said\n")
        for length in range(subject.needed, _LONGEST + 1):
            sys.stdout.write(_told(subject, length) + "\n")


def _told(subject: Subject, length: int) -> str:
    ratios, said = surprises(subject, length), subject.said(length)
    widened = float(np.interp(length, list(_WIDER), list(_WIDER.values()))) if subject.wider_from <= length else 1.0
    measured = float(np.quantile(np.abs(ratios), _COVERAGE)) * widened
    difference = f"{said.factor / measured - 1:+11.1%}"
    freedom = fitting(ratios, said.factor)
    return (
        f"{length:>6} {len(ratios):>8} {measured:>9.2f} {said.factor:>6.2f} {difference}"
        f"  {freedom:5.2f}, {said.freedom:5.2f}"
    )


def surprises(subject: Subject, length: int) -> Array:
    """Error ÷ scatter, one step ahead, on the calibration half; windows without scatter say nothing."""
    cut = windows(halves()[0], length)
    forecast = subject.recipe(cut.histories)
    scatter = forecast.half_width / subject.said(length).factor
    known = scatter > 0
    return (cut.actuals - forecast.mid)[known] / scatter[known]


def fitting(ratios: Array, band: float) -> float:
    """The degrees of freedom at which the p-values of the 98, 99 and 99.5 % quantiles are nearest to 2, 1 and 0.5 %.

    Nearest by the squares of their logarithms, summed. Rarer months are the business of the other part of the
    distribution (``p_value``). ``band``: half a 95 % band, in units of scatter.
    """
    sizes = np.abs(ratios)
    quantiles = [(tail, float(np.quantile(sizes, 1 - tail))) for tail in _TAILS]

    def loss(freedom: float) -> float:
        return sum(math.log(p_value(size, band, freedom) / tail) ** 2 for tail, size in quantiles)

    return min(_FREEDOMS, key=loss)


if __name__ == "__main__":
    main()
