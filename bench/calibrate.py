"""Where the widths of expectations/widths.py come from: ``python -m bench.calibrate``; needs M3 beside the repository.

For every length of history from 6 to 60: the 95 % quantile of |error| ÷ scatter on the calibration half of M3, the
degrees of freedom of the most likely Student t, and what the code says, with the difference. The code's 24, 36, 48 and
60 rest on 600 series of M3, M1 and tourism and cannot be reproduced from M3 alone: what is printed there, and between
them, says by how much they differ. The anchors at other lengths are M3's; what is measured from 25 to 30 months is
shown times 1.08, as it stands in the code.
"""

from __future__ import annotations

import math
import sys

import numpy as np

from bench.beside import M3
from bench.series import halves, windows
from nenrin.expectations.blend import blend
from nenrin.expectations.forecast import Array
from nenrin.expectations.widths import width

_LENGTHS = range(6, 61)
_COVERAGE = 0.95
_FREEDOMS = np.arange(2.0, 12.01, 0.25)
_FROM_WIDER_COLLECTION = frozenset((24, 36, 48, 60))
_WIDENED, _BY = range(25, 31), 1.08


def main() -> None:
    """The table."""
    if not M3.exists():
        sys.stdout.write("skipped: the M3 series are not beside the repository\n")
        return
    sys.stdout.write("months  windows  measured   said  difference  t: measured, said\n")
    for length in _LENGTHS:
        sys.stdout.write(_told(length) + "\n")


def _told(length: int) -> str:
    ratios, said = surprises(length), width(length)
    measured = float(np.quantile(np.abs(ratios), _COVERAGE)) * (_BY if length in _WIDENED else 1.0)
    source = "  (the code's from M3, M1 and tourism)" if length in _FROM_WIDER_COLLECTION else ""
    difference = f"{said.factor / measured - 1:+11.1%}"
    freedom = most_likely(ratios)
    return (
        f"{length:>6} {len(ratios):>8} {measured:>9.2f} {said.factor:>6.2f} {difference}"
        f"  {freedom:5.2f}, {said.freedom:5.2f}{source}"
    )


def surprises(length: int) -> Array:
    """Error ÷ scatter, one step ahead, on the calibration half; windows without scatter say nothing."""
    cut = windows(halves()[0], length)
    forecast = blend(cut.histories)
    scatter = forecast.half_width / width(length).factor
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
