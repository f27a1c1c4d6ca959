"""Published examples of limits and expected values, with the numbers as they were printed."""

from __future__ import annotations

import numpy as np
import pytest

from nenrin.expectations.process_behaviour import fired, process_behaviour


def test_the_deviations_of_nhs_r() -> None:
    """NHSRplotthedots, vignette ``deviations``: mean 1.94, limits −3.06 and 6.95 of all points, the 10 is outside.

    Its other limits (−0.72, 4.60) leave out the moving ranges above 3.27 times their mean; ours, like Wheeler's, do
    not: a month that is known to be unusual is taken out by its cause instead.
    """
    data = np.array([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], dtype=float)
    forecast = process_behaviour(data[None])
    mid, half = float(forecast.mid[0]), float(forecast.half_width[0])
    assert (mid, mid - half, mid + half) == pytest.approx((1.94, -3.06, 6.95), abs=0.0051)
    assert fired(data, 10.0) is not None
