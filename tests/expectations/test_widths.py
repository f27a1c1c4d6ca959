"""How wide a band is at every length of history."""

from __future__ import annotations

import pytest

from nenrin.expectations.student import edge
from nenrin.expectations.widths import width


@pytest.mark.parametrize(
    ("months", "factor", "freedom", "scale"),
    [(24, 4.16, 4.14, 1.51), (36, 2.82, 5.22, 1.10), (48, 2.42, 5.22, 0.98), (60, 2.36, 5.00, 0.93)],
)
def test_at_the_published_lengths_it_is_the_published_width(
    months: int, factor: float, freedom: float, scale: float,
) -> None:
    """The published t, (freedom, scale), has its 5 % points within 3 % of the published width: band and p agree."""
    assert width(months) == (factor, freedom)
    assert edge(freedom) * scale == pytest.approx(factor, rel=0.03)


def test_between_them_it_is_interpolated_and_beyond_60_it_stays() -> None:
    assert width(42).factor == pytest.approx((2.82 + 2.42) / 2)
    assert width(300) == width(60)


def test_tails_are_never_lighter_than_they_were_measured() -> None:
    assert all(3.5 < width(months).freedom <= 8 for months in range(6, 100))
