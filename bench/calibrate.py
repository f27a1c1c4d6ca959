"""Where the widths of expectations/ come from: ``python -m bench.calibrate``; needs M3 beside the repository.

For every length of history from 6 to 72, and for each recipe with widths of its own: the 95 % quantile of |error| ÷
scatter on the calibration half of M3, the degrees of freedom of the most likely Student t, and what the code says, with
the difference. What is measured of the blend from 24 months on is shown times what 600 series of M3, M1 and tourism
together asked for beyond M3 alone when both were measured: 1.08 up to 36 months, falling to 1.05 at 60.
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
from nenrin.expectations import seasonal_naive as naive
from nenrin.expectations.forecast import Array, Recipe
from nenrin.expectations.widths import Width, width

_LONGEST = 72
_COVERAGE = 0.95
_FREEDOMS = np.arange(2.0, 12.01, 0.25)
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
    freedom = most_likely(ratios)
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


def most_likely(ratios: Array) -> float:
    """The degrees of freedom, by quarters, of the Student t with free scale that makes the ratios likeliest."""
    return float(max(_FREEDOMS, key=lambda freedom: _likelihood(ratios, freedom)))


def _likelihood(ratios: Array, freedom: float) -> float:
    """The log-likelihood at the best scale, found by the fixed point of the EM algorithm (Lange et al. 1989)."""
    square = float(np.median(ratios**2))
    for _ in range(60):
        square = float(np.mean((freedom + 1) * ratios**2 / (freedom + ratios**2 / square)))
    constant = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2) - 0.5 * math.log(freedom * math.pi * square)
    return len(ratios) * constant - (freedom + 1) / 2 * float(np.sum(np.log1p(ratios**2 / (freedom * square))))


if __name__ == "__main__":
    main()
