"""How wide a band is at every length of history."""

from __future__ import annotations

import pytest

from nenrin.expectations.widths import width


def test_the_widths_are_read_off_at_their_anchors() -> None:
    assert width(6) == (3.05, 4.0)
    assert width(48) == (1.51, 9.0)


def test_between_them_it_is_interpolated_and_beyond_72_it_stays() -> None:
    assert width(45).factor == pytest.approx((1.59 + 1.51) / 2)
    assert width(300) == width(72)


@pytest.mark.parametrize("months", range(25, 72))
def test_from_two_years_on_more_history_never_makes_a_band_wider(months: int) -> None:
    assert width(months + 1).factor <= width(months).factor


def test_tails_are_far_from_normal_at_every_length() -> None:
    assert all(3.5 < width(months).freedom <= 11 for months in range(6, 100))
