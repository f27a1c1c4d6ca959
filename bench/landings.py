"""How often the sum of the months ahead falls into its 95 % band, on the half of M3 not used for calibration.

``python -m bench.landings`` prints what the other half says the bands must be: the anchors of ``projections/widths``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np

from bench.beside import M3
from bench.series import LENGTHS, halves
from nenrin.expectations.blend import blend
from nenrin.expectations.forecast import Array
from nenrin.projections.widths import widening

AHEAD = (1, 2, 3, 4, 6, 8, 10, 12)
_OFFSETS = (0, 5, 10, 15)
_YEAR = 12


def lines() -> Iterator[str]:
    """Coverage by months of history and months ahead."""
    if not M3.exists():
        yield "skipped: the M3 series are not beside the repository"
        return
    _, unseen = halves()
    yield f"{len(unseen)} M3 monthly series not used for calibration, sums of 1 to 12 months, up to 4 origins a series"
    yield f"{'months':>6}  " + "".join(f"{f'{ahead} ahead':>10}" for ahead in AHEAD)
    every: list[float] = []
    for length in LENGTHS:
        errors, halves_of_one = surprises(unseen, length)
        shares = [
            float(np.mean(errors[:, ahead - 1] <= halves_of_one * widening(length, ahead))) for ahead in AHEAD
        ]
        every += shares
        yield f"{length:>6}  " + "".join(f"{share:>10.3f}" for share in shares)
    yield f"from {min(every):.3f} to {max(every):.3f}; goal 0.93–0.97"


def surprises(series: tuple[Array, ...], length: int) -> tuple[Array, Array]:
    """|error of the sum| for 1 to 12 months ahead, one row a history; half the one-month band of each history."""
    ends = [(values, len(values) - _YEAR - offset) for values in series for offset in _OFFSETS]
    cut = [(values[end - length : end], values[end : end + _YEAR]) for values, end in ends if end >= length]
    histories, actuals = (np.array(part) for part in zip(*cut, strict=True))
    known, never_negative = histories, np.min(histories, axis=1) >= 0
    for _ in range(_YEAR):
        mid = blend(known).mid
        known = np.column_stack([known, np.where(never_negative, np.maximum(mid, 0), mid)])
    errors = np.abs(np.cumsum(actuals - known[:, length:], axis=1))
    return errors, blend(histories).half_width


def main() -> None:
    """The 95 % quantiles of the calibration half."""
    calibration, _ = halves()
    sys.stdout.write(f"{'months':>6}  " + "".join(f"{ahead:>7}" for ahead in AHEAD) + "\n")
    for length in LENGTHS:
        errors, half = surprises(calibration, length)
        usable = half > 0
        found = [float(np.quantile(errors[usable, ahead - 1] / half[usable], 0.95)) for ahead in AHEAD]
        sys.stdout.write(f"{length:>6}  " + "".join(f"{one:>7.2f}" for one in found) + "\n")


if __name__ == "__main__":
    main()
