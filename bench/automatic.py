"""Our bands beside those of AutoETS, by length of history: ``python -m bench.automatic``; needs statsforecast.

AutoETS (Hyndman & Khandakar 2008; statsforecast by Nixtla) fits every exponential smoothing model to each series and
takes the one with the smallest AICc; it may have a season from two years on, as ours. Both see the same series.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

from bench.beside import M3
from bench.intervals import scored
from bench.rivals import ours
from bench.series import LENGTHS, Windows, halves, windows
from nenrin.expectations.forecast import Array

_DRAWN = 1000
_YEAR, _TWO_YEARS = 12, 24
_LEVEL = 95


def lines() -> Iterator[str]:
    """By length of history: interval score, coverage and milliseconds a series of both, and how many times as long."""
    if importlib.util.find_spec("statsforecast") is None:
        yield "skipped: statsforecast is not installed. In an environment of its own, never in this one:"
        yield "  pip install . statsforecast; python -m bench.automatic"
        return
    if not M3.exists():
        yield "skipped: the M3 series are not beside the repository"
        return
    yield f"{_DRAWN} histories a length, drawn from the M3 series not used for calibration, one month ahead"
    yield f"{'months':>6}  {'ours: MSIS, coverage, ms':>28}  {'AutoETS: MSIS, coverage, ms':>28}  {'times as long':>14}"
    for length in LENGTHS:
        yield _told(length)


def _told(length: int) -> str:
    cut = windows(halves()[1], length)
    drawn = np.random.default_rng(5).choice(len(cut.actuals), _DRAWN, replace=False)
    cut = Windows(cut.histories[drawn], cut.actuals[drawn], cut.scales[drawn])
    own, quick = _timed(ours, cut.histories)
    try:
        rival, slow = _timed(_autoets, cut.histories)
    except (ValueError, ZeroDivisionError, IndexError, NotImplementedError) as refused:
        return f"{length:>6}  {_row(cut, own, quick):>28}  refuses: {refused}"
    return f"{length:>6}  {_row(cut, own, quick):>28}  {_row(cut, rival, slow):>28}  {slow / quick:>14,.0f}"


def _row(cut: Windows, band: tuple[Array, Array], milliseconds: float) -> str:
    score, inside = scored(cut, *band)
    return f"{score:.2f}  {inside:.3f}  {milliseconds:.3f}"


def _autoets(histories: Array) -> tuple[Array, Array]:
    """Middle and half-width, one series after another."""
    from statsforecast.models import AutoETS  # type: ignore[import-not-found]  # never installed beside this

    season = _YEAR if histories.shape[1] >= _TWO_YEARS else 1
    found = [AutoETS(season_length=season).forecast(one, h=1, level=[_LEVEL]) for one in histories]
    low, high = (np.array([one[f"{side}-{_LEVEL}"][0] for one in found]) for side in ("lo", "hi"))
    return (low + high) / 2, (high - low) / 2


def _timed(rule: Callable[[Array], tuple[Array, Array]], histories: Array) -> tuple[tuple[Array, Array], float]:
    """The bands, and the processor's milliseconds a series."""
    rule(histories[:2])  # what is compiled at the first call is no part of it
    began = time.process_time()
    band = rule(histories)
    return band, 1000 * (time.process_time() - began) / len(histories)


if __name__ == "__main__":
    for line in lines():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
