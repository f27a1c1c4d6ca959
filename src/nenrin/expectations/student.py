"""How improbable a deviation is under a band: Student's t, and now and then something of any size."""

from __future__ import annotations

import math

from nenrin.effects.chance import student_edge, student_tails

_ANY_SIZE = 0.06
"""Of the months outside their band, the part whose size follows a Cauchy distribution instead."""
_OUTSIDE = math.tan(0.05 * math.pi / 2)


def p_value(deviation: float, half_width: float, freedom: float) -> float:
    """The two-sided p-value of a deviation from the middle of a 95 % band: 0.05 exactly at its edge.

    A mixture of a Student t and a Cauchy distribution, both of which leave 5 % outside the band. A t alone says
    p < 0.0001 of three to eight times as many quiet months of M3 as that; were it heavy enough for those, it would say
    p < 0.005 of too few. Chosen on the calibration half (``python -m bench.calibrate``).

    A band without width knows only one value: p is 1 there and 0 elsewhere.
    """
    if half_width <= 0:
        return 0.0 if deviation else 1.0
    size = abs(deviation) / half_width
    usual, of_any_size = student_tails(size * student_edge(freedom), freedom), 2 / math.pi * math.atan2(_OUTSIDE, size)
    return (1 - _ANY_SIZE) * usual + _ANY_SIZE * of_any_size
