"""What re-basing is worth: bands some months after a planted lasting change, on the half of M3 not used otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from bench.beside import M3
from bench.series import Windows, halves, windows
from nenrin.expectations import Manner, expect_series
from nenrin.expectations.forecast import Array
from nenrin.vocabulary import Month

_FIRST = Month(2000, 1)
_LENGTH = 48
_SINCE = (3, 6, 12)
_PENALTY = 40
_KINDS: Mapping[str, Callable[[Array, Array], Array]] = {
    "a third less": lambda values, _: values * 2 / 3,
    "half as much again": lambda values, _: values * 1.5,
    "four yearly changes more": lambda values, scale: values + 4 * scale,
}


def lines() -> Iterator[str]:
    """Interval score and coverage: nothing planted, planted and not re-based, begun anew, re-based."""
    if not M3.exists():
        yield "skipped: the M3 series are not beside the repository"
        return
    cut = windows(halves()[1], _LENGTH)
    cut = Windows(cut.histories[::8], cut.actuals[::8], cut.scales[::8])
    yield f"{len(cut.actuals)} histories of {_LENGTH} months; MSIS / coverage by months since the change"
    yield f"{'':42}" + "".join(f"{since:>15}" for since in _SINCE)
    yield f"{'nothing planted':42}" + f"{_told(cut, cut, 0):>15}"
    for kind, change in _KINDS.items():
        for way in ("not re-based", "begun anew", "re-based"):
            told = (_told(_planted(cut, change, since, way), cut, since * (way == "re-based")) for since in _SINCE)
            yield f"{kind + ', ' + way:42}" + "".join(f"{one:>15}" for one in told)


def _planted(cut: Windows, change: Callable[[Array, Array], Array], since: int, way: str) -> Windows:
    scale = cut.scales[:, None]
    moved = change(cut.histories[:, -since:], scale)
    before = cut.histories[:, : 0 if way == "begun anew" else -since]
    return Windows(np.hstack([before, moved]), change(cut.actuals[:, None], scale)[:, 0], cut.scales)


def _told(cut: Windows, plain: Windows, since: int) -> str:
    """Scored in the unit of the changed series: a third less has a third less of everything."""
    length = cut.histories.shape[1]
    month, shift = _FIRST + length, _FIRST + (length - since)
    series = {
        str(row): {_FIRST + step: value for step, value in enumerate([*history.tolist(), actual])}
        for row, (history, actual) in enumerate(zip(cut.histories, cut.actuals.tolist(), strict=True))
    }
    manners = {name: Manner(shifts=(shift,)) for name in series} if since else {}
    bands = [one[month] for one in expect_series(series, (month,), manners=manners).values()]
    if any(band.mid is None for band in bands):
        return "–"
    low, high = (np.array([getattr(band, side) for band in bands], dtype=float) for side in ("low", "high"))
    factor = np.clip(cut.actuals / np.where(plain.actuals == 0, 1, plain.actuals), 2 / 3, 1.5)
    missed = np.maximum(low - cut.actuals, 0) + np.maximum(cut.actuals - high, 0)
    score = (high - low + _PENALTY * missed) / cut.scales / factor
    return f"{score.mean():.2f} / {(missed == 0).mean():.3f}"
