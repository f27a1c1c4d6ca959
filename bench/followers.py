"""Coverage of the bands of KPIs that move with another, on pairs made from the half of M3 not used for calibration."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bench.beside import M3
from bench.series import Windows, halves, windows
from nenrin.expectations import Expectation, expect
from nenrin.expectations.forecast import Array
from nenrin.tree import Kpi, Node, Tree
from nenrin.vocabulary import Month

KINDS = ("part of a sum", "times a rate", "unrelated")
_LENGTHS = (12, 18, 24, 30, 36, 48, 60)
_PAIRS = 600
_OUTSIDE = 0.05
_FIRST = Month(2010, 1)
_COUNTED: dict[str, object] = {"label": "x", "measure": {"source": "x", "agg": "sum", "of": "x"}, "better": "up"}


def lines() -> Iterator[str]:
    """By length of history: coverage beside the other, and the width against that of the KPI judged alone."""
    if not M3.exists():
        yield "skipped: the M3 series are not beside the repository"
        return
    yield f"{_PAIRS} pairs of M3 series not used for calibration: coverage / median width against the KPI alone"
    yield f"{'months':>6}  " + "  ".join(f"{kind:>22}" for kind in KINDS) + "   times a rate, after a shock of both"
    for length in _LENGTHS:
        told = ["{:.3f} / {:.2f}".format(*scored(halves()[1], length, kind)) for kind in KINDS]
        shocked, _ = scored(halves()[1], length, "times a rate", shock=5.0)
        yield f"{length:>6}  " + "  ".join(f"{one:>22}" for one in told) + f"   {shocked:.3f}"


def scored(series: tuple[Array, ...], length: int, kind: str, shock: float = 0.0) -> tuple[float, float]:
    """Share of actuals inside their bands, and the median of half-width ÷ that without the other.

    ``shock``: by how many mean monthly steps the other one is off in the month before, with the KPI following it.
    """
    pairs = [_pair(*one, kind, shock) for one in _drawn(windows(series, length))]
    followed = _expected([(x, y) for x, y in pairs], "moves_with: {}")
    alone = _expected([(x, y) for x, y in pairs], "still")
    inside = [one.p is None or one.p >= _OUTSIDE for one in followed]
    widths = [(one.half_width or 0.0) / (two.half_width or 1.0) for one, two in zip(followed, alone, strict=True)]
    return float(np.mean(inside)), float(np.median(widths))


def _drawn(cut: Windows) -> Iterator[tuple[Array, Array]]:
    """Two different series, the judged month last, each with a mean of 100."""
    random = np.random.default_rng(7)
    whole = np.column_stack([cut.histories, cut.actuals])
    whole = 100 * whole / np.mean(np.abs(whole[:, :-1]), axis=1, keepdims=True)
    for _ in range(_PAIRS):
        one, other = random.choice(len(whole), 2, replace=False)
        yield whole[one], whole[other]


def _pair(one: Array, other: Array, kind: str, shock: float) -> tuple[Array, Array]:
    """(the other, the KPI that moves with it)."""
    x = one.copy()
    if shock:
        x[-2] += shock * np.mean(np.abs(np.diff(one[:-1])))
    if kind == "part of a sum":
        return x + other, x
    return (x, x * other / 100) if kind == "times a rate" else (x, other)


def _expected(pairs: list[tuple[Array, Array]], stance: str) -> list[Expectation]:
    series: dict[str, Array] = {}
    kpis: dict[str, dict[str, object]] = {}
    for place, (x, y) in enumerate(pairs):
        series |= {f"x{place}": x, f"y{place}": y}
        kpis |= {f"x{place}": _COUNTED, f"y{place}": _COUNTED | {"stance": stance.format(f"x{place}")}}
    length = len(pairs[0][0])
    months = tuple(_FIRST + step for step in range(length))
    tree = Tree(
        Node("x0", "x0"), {name: Kpi.model_validate(one) for name, one in kpis.items()}, months,
        {name: dict(zip(months, line.tolist(), strict=True)) for name, line in series.items()},
    )
    found = expect(tree, months[-1], window=1)
    return [found[f"y{place}"][months[-1]] for place in range(len(pairs))]
