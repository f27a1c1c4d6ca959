"""The client's colour, and text that can be read on it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nenrin.charts import style
from nenrin.outputs import theme

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_contrast_of_black_and_white_is_twenty_one() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01), "WCAG's own example of nearly enough"


@given(COLOURS)
@example("#7e7e7e")
def test_text_on_any_brand_colour_and_in_it_can_be_read(brand: str) -> None:
    told = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", theme.rules(brand)))
    assert told["brand"] == brand
    assert theme.contrast(told["on-brand"], brand) >= 4.5
    assert theme.contrast(told["brand-text"], "#ffffff") >= 4.5


@pytest.mark.parametrize("colour", [style.INK, style.MUTE, style.GOOD, style.BAD, style.WARN])
def test_every_colour_that_carries_words_can_be_read_on_paper(colour: str) -> None:
    assert theme.contrast(colour, style.PAPER) >= 4.5


@pytest.mark.parametrize("colour", [style.ACTUAL, style.PRIOR, style.GOOD, style.BAD, style.WARN])
def test_every_colour_that_carries_data_can_be_seen_on_paper(colour: str) -> None:
    assert theme.contrast(colour, style.PAPER) >= 3
