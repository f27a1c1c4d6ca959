"""Coverage in the months after a KPI's own great month, on the half of M3 not used for calibration."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bench.beside import M3
from bench.intervals import scored
from bench.series import Windows, halves, windows
from nenrin.expectations.blend import blend
from nenrin.expectations.forecast import Array

LENGTHS = (6, 8, 10, 12, 18, 24, 30, 36, 48, 60)
SIZES = (3.0, 5.0)
BACK = (1, 2, 3, 12)


def lines() -> Iterator[str]:
    """By length of history: nothing planted; a month of 3 and of 5 yearly changes, one, two, three and twelve back."""
    if not M3.exists():
        yield "skipped: the M3 series are not beside the repository"
        return
    yield "one month of each history moved up or down by so many of the series' mean yearly changes; MSIS / coverage of"
    yield "the next month, that many months after it; a real month so great may last: that is counted here as a miss"
    heads = (f"{size:g}× {back} before" for size in SIZES for back in BACK)
    yield f"{'months':>6}  {'nothing':>13}" + "".join(f"{head:>15}" for head in heads)
    for length in LENGTHS:
        cut = windows(halves()[1], length)
        told = [_told(shaken(cut, size, back)) if back <= length else "–" for size in SIZES for back in BACK]
        yield f"{length:>6}  {_told(cut):>13}" + "".join(f"{one:>15}" for one in told)


def shaken(cut: Windows, size: float, back: int) -> Windows:
    """The same histories, one month of each moved."""
    sides: Array = np.random.default_rng(1).choice([-1.0, 1.0], len(cut.actuals))
    histories = cut.histories.copy()
    histories[:, -back] += sides * size * cut.scales
    return Windows(histories, cut.actuals, cut.scales)


def _told(cut: Windows) -> str:
    forecast = blend(cut.histories)
    return "{:.2f} / {:.3f}".format(*scored(cut, forecast.mid, forecast.half_width))
