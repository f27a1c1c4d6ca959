"""Grids of numbers: readable on every shade, every number of the customers in them, the same bytes twice."""

from __future__ import annotations

import re

import pytest

from looked_at import looked
from nenrin.charts import cohort_map, segment_map, style
from nenrin.charts.heat import Grid, Square, shade
from nenrin.charts.mark import Shape, Text

BY_HAND = looked()

def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("depth", [0.0, 0.3, 0.5, 0.7, 1.0, 2.0])
def test_a_number_can_be_read_on_every_shade(depth: float) -> None:
    assert (luminance(shade(depth)) + 0.05) / (luminance(style.INK) + 0.05) >= 4.5


def test_more_is_darker() -> None:
    shades = [luminance(shade(depth / 10)) for depth in range(11)]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 11


def test_a_cell_without_depth_is_left_white() -> None:
    marks = list(Grid(0, 0, 10, 10).marks([[Square(None, "x"), Square(0.5, "y")]]))
    assert len([mark for mark in marks if isinstance(mark, Shape)]) == 1
    assert [mark.text for mark in marks if isinstance(mark, Text)] == ["x", "y"]


def test_the_segment_map_prints_every_cell() -> None:
    printed = re.findall(r'"customers\.cells\.\d+\.customers"[^>]*>([^<]+)<', segment_map(BY_HAND, "en"))
    assert [f"{cell.customers:,}" if cell.customers else "–" for cell in BY_HAND.cells] == printed


def test_the_cohorts_print_every_share() -> None:
    """But none of a cohort of fewer than thirty."""
    printed = re.findall(r">(\d+)%</text>", cohort_map(BY_HAND, "en"))
    shares = [share for cohort in BY_HAND.cohorts if cohort.customers >= 30 for share in cohort.shares[1:]]
    assert len(printed) == len(shares)
    assert all(abs(float(text) - 100 * share) <= 0.5 for text, share in zip(printed, shares, strict=True))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_same_customers_give_the_same_bytes(language: str) -> None:
    assert segment_map(BY_HAND, language) == segment_map(BY_HAND, language)
    assert cohort_map(BY_HAND, language) == cohort_map(BY_HAND, language)
