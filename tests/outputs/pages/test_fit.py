"""The cover has one page, whatever it has to say."""

from __future__ import annotations

from nenrin.outputs.pages.fit import Fit, fit

POINT = "New customers came in behind plan. 191 customers against a plan of 341, worth −£107k; the target is 250."


def test_a_short_conclusion_keeps_the_high_band_and_every_point() -> None:
    found = fit("en", 2, [POINT] * 4, bridge=True, note=False)
    assert (found.low, found.points) == (False, 4)


def test_a_long_conclusion_lowers_the_band_first_and_then_drops_points() -> None:
    assert fit("en", 5, [POINT] * 4, bridge=True, note=True) == Fit(low=True, points=4)
    crowded = fit("ja", 6, [POINT * 3] * 4, bridge=True, note=True)
    assert crowded.low
    assert 1 <= crowded.points < 4


def test_without_a_bridge_there_is_room() -> None:
    assert not fit("en", 4, [POINT] * 4, bridge=False, note=False).low
