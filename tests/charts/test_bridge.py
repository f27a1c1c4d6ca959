"""The small bridge of the cover."""

from __future__ import annotations

import pytest

from drawn import boxes, texts
from nenrin.charts import Step, bridge, style

STEPS = (
    Step("before", "Plan", 100.0, "100"), Step("part", "New customers", -30.0, "−30", favourable=False),
    Step("part", "Price", 10.0, "+10", favourable=True), Step("open", "Retained customers", -20.0, "−20"),
    Step("after", "Actual", 60.0, "60"),
)


def test_columns_are_as_high_as_their_amounts_and_hang_from_each_other() -> None:
    drawn = bridge(STEPS, "A bridge.", "en")
    (before, opened) = boxes(drawn, style.PAPER)
    (fall,), (rise,), (after,) = (boxes(drawn, colour) for colour in (style.BAD, style.GOOD, style.ACTUAL))
    unit = before.high / 100
    assert [box.high / unit for box in (fall, rise, opened, after)] == pytest.approx([30, 10, 20, 60], rel=1e-2)
    assert fall.top == pytest.approx(before.top, abs=0.02)
    assert rise.bottom == pytest.approx(fall.bottom, abs=0.02)
    assert opened.top == pytest.approx(rise.top, abs=0.02)
    assert after.top == pytest.approx(opened.bottom, abs=0.02)


def test_what_is_not_explained_is_hatched_in_amber_and_nothing_else_is() -> None:
    hatched = f'stroke="{style.WARN}"'
    assert hatched in bridge(STEPS, "A bridge.", "en")
    assert hatched not in bridge((*STEPS[:3], STEPS[-1]), "A bridge.", "en")


def test_an_axis_is_cut_only_when_totals_would_dwarf_the_steps_and_then_both_totals_show_it() -> None:
    near = (Step("before", "Plan", 1000.0, "1,000"), Step("part", "Price", 10.0, "+10", favourable=True),
            Step("after", "Actual", 1010.0, "1,010"))
    marked = bridge(near, "A bridge.", "en")
    assert len(boxes(marked, style.PAPER)) == 1 + 2, "the plan's column and a break in each total"
    assert len(boxes(bridge(STEPS, "A bridge.", "en"), style.PAPER)) == 2


def test_negative_totals_hang_below_the_line() -> None:
    steps = (Step("before", "Plan", 20.0, "20"), Step("part", "Price", -50.0, "−50", favourable=False),
             Step("after", "Actual", -30.0, "−30"))
    drawn = bridge(steps, "A bridge.", "en")
    (before,), (after,) = boxes(drawn, style.PAPER), boxes(drawn, style.ACTUAL)
    assert after.top == pytest.approx(before.bottom, abs=0.02)


def test_long_names_are_cut_and_figures_never() -> None:
    steps = (*STEPS[:1], Step("part", "A name " * 40, -30.0, "−1,234,567", favourable=False), *STEPS[2:])
    found = texts(bridge(steps, "A bridge.", "ja"))
    assert "−1,234,567" in found
    assert sum(text.endswith("…") for text in found) == 1
