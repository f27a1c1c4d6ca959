"""The monthly series of the M3 competition in two halves, cut into histories and the month that came next.

Every second series, from the first, is for calibration; the others are for judging and no constant rests on them.
"""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from bench.beside import M3
from nenrin.expectations.forecast import Array

LENGTHS = (6, 12, 18, 24, 36, 48, 60)
_OFFSETS = (0, 5, 10)
_SHORTEST = 48


@dataclass(frozen=True)
class Windows:
    """One row a window: ``histories`` of one length, the ``actuals`` after them, and each series' ``scales``.

    The scale is the mean absolute change on the year before over all months known by then (the "S" of MSIS).
    """

    histories: Array
    actuals: Array
    scales: Array


@functools.cache
def halves() -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    """(calibration, judgement): the series of at least 48 months that are not the same every year."""
    found: dict[str, list[float]] = defaultdict(list)
    with M3.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["id"]].append(float(row["y"]))
    long = [np.array(values) for values in found.values() if len(values) >= _SHORTEST]
    usable = tuple(values for values in long if np.mean(np.abs(values[12:-11] - values[:-23])) > 0)
    return usable[::2], usable[1::2]


def windows(series: tuple[Array, ...], length: int) -> Windows:
    """Up to three histories of ``length`` months a series, ending 1, 6 and 11 months before its last."""
    histories, actuals, scales = [], [], []
    for values in series:
        for offset in _OFFSETS:
            end = len(values) - 1 - offset
            scale = float(np.mean(np.abs(values[12:end] - values[: end - 12])))
            if end >= length and scale > 0:
                histories.append(values[end - length : end])
                actuals.append(values[end])
                scales.append(scale)
    return Windows(np.array(histories), np.array(actuals), np.array(scales))
