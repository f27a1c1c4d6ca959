"""Interval score and coverage of 95 % bands by length of history, on the half of M3 not used for calibration."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bench.beside import M3
from bench.rivals import RIVALS
from bench.series import LENGTHS, Windows, halves, windows
from nenrin.expectations.forecast import Array

BARS = {6: 12.5, 12: 9.0, 18: 8.1, 24: 6.3, 36: 5.6, 48: 5.6, 60: 5.5}
_PENALTY = 40
_TWO_YEARS = 24


def lines() -> Iterator[str]:
    """A table: MSIS and coverage of each rule at each length."""
    if not M3.exists():
        yield "skipped: the M3 series are not beside the repository"
        return
    _, unseen = halves()
    yield f"{len(unseen)} M3 monthly series not used for calibration, one month ahead, up to 3 origins a series"
    yield f"{'months':>6} {'bar':>6}  " + "  ".join(f"{name + ' MSIS/coverage':>27}" for name in RIVALS)
    for length in LENGTHS:
        cut = windows(unseen, length)
        told = (_told(name, cut, length) for name in RIVALS)
        yield f"{length:>6} {'≤' + str(BARS[length]):>6}  " + "  ".join(f"{one:>27}" for one in told)
    yield "the bars, and the anchors, rest on a wider collection that is harder than M3 alone"
    yield "anchors, taken from the study behind the method and not run here:"
    yield "  500 series of M3, M1 and tourism, all lengths: AutoETS 7.43/0.909, seasonal naive 8.57/0.923,"
    yield "  XmR 3σ 17.2/0.788, ±5 % 44.1/0.382; goal for coverage: 0.93–0.97 at every length"


def _told(name: str, cut: Windows, length: int) -> str:
    if name == "seasonal naive" and length < _TWO_YEARS:
        return "–"
    mid, half = RIVALS[name](cut.histories)
    return "{:.2f} / {:.3f}".format(*scored(cut, mid, half))


def scored(cut: Windows, mid: Array, half: Array) -> tuple[float, float]:
    """Mean scaled interval score (Gneiting & Raftery 2007), and the share of actuals within the bands."""
    missed = np.abs(cut.actuals - mid) - half
    score = (2 * half + _PENALTY * np.maximum(missed, 0)) / cut.scales
    return float(score.mean()), float((missed <= 0).mean())
