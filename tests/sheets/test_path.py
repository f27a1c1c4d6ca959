"""The bridge's way gives what the engine attributes, and nothing where a value is absent."""

from __future__ import annotations

import pytest

from grown_report import FIRST, grown_report, kpi, shop, wide
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import model
from nenrin.sheets.path import Way, rule
from nenrin.words import Words
from sample_report import sample_report


@pytest.mark.parametrize("make", [sample_report, shop, wide])
def test_every_effect_is_the_engines_contribution(make: object) -> None:
    report = make()  # type: ignore[operator]
    layout = Layout(model(report), Words("en"))
    attribution = report.attributions[layout.reference]
    assert layout.way.known
    assert layout.way.effects.keys() == attribution.contributions.keys()
    for path, effect in attribution.contributions.items():
        assert layout.way.effects[path] == pytest.approx(effect, rel=1e-9, abs=1e-6)


def test_the_weights_add_up_to_the_whole_way() -> None:
    places, weights = rule(8)
    assert sum(weights) == pytest.approx(1, abs=1e-14)
    assert [place + other for place, other in zip(places, reversed(places), strict=True)] == pytest.approx([1] * 8)


def test_equal_effects_tie_whatever_their_last_digit_and_the_upper_comes_first() -> None:
    """Three factors that double, 1,000 to 8,000: 2,333.33 each, by three different sums."""
    kpis = {
        "volume": kpi("volume", split="a * b * c"), "a": kpi("a"), "b": kpi("b"), "c": kpi("c"),
    }
    series = {"a": [10.0] * 12 + [20.0], "b": [10.0] * 12 + [20.0], "c": [10.0] * 12 + [20.0]}
    report = grown_report(kpis, {**series, "volume": [1000.0] * 12 + [8000.0]})
    way = Layout(model(report), Words("en")).way
    assert [way.effects[f"volume/{leaf}"] for leaf in "abc"] == pytest.approx([7000 / 3] * 3)
    assert way.ranks == {"volume/a": 1, "volume/b": 2, "volume/c": 3}


def test_there_is_no_way_from_a_month_that_is_not_there() -> None:
    report = sample_report(last_year=False, plan=False)
    layout = Layout(model(report), Words("en"))
    assert layout.reference == "prior_month"
    way = Way(report.tree, dict.fromkeys(layout.way.start), layout.way.end, 8)
    assert not way.known
    assert way.effects == {}
    assert {value for point in way.adjoints for value in point.values()} == {0.0}


def test_a_month_without_a_year_before_is_compared_with_the_month_before() -> None:
    layout = Layout(model(shop(FIRST + 6)), Words("en"))
    assert layout.reference == "prior_month"
    assert layout.way.known
