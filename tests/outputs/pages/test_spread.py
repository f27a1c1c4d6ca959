"""Small multiples spread evenly over their pages, few of them larger."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.others import Others, Small, others, rows
from nenrin.outputs.pages.shapes import Number
from nenrin.outputs.pages.spread import spread
from nenrin.words import Words
from sample_report import sample_report

CONTEXT = Context(sample_report(), Words("en"), "pdf")


def small(number: int) -> Small:
    """One KPI among many; the reason takes two lines."""
    reason = Markup("£1.42m, inside the expected range of £1.31m to £1.55m.")
    return Small(f"k-{number}", "customers", "Sales", "", Markup(""), "stable", "Stable", reason, Number("–"), "")


def page(count: int) -> Others:
    return replace(others(CONTEXT), rows=rows([small(number) for number in range(count)]))


@pytest.mark.parametrize(("count", "counts"), [
    (4, [2]), (6, [3]), (9, [3]), (10, [3]), (16, [4]), (24, [3, 3]), (32, [4, 4]), (36, [4, 5]),
])
def test_as_few_pages_as_possible_with_as_many_rows_on_each(count: int, counts: list[int]) -> None:
    laid = spread(CONTEXT, page(count), follows=False)
    assert [len(sheet) for sheet in laid.sheets] == counts
    assert sum(one is not None for sheet in laid.sheets for row in sheet for one in row) == count


@pytest.mark.parametrize(("count", "across"), [(1, 2), (6, 2), (7, 3), (9, 3), (10, 4)])
def test_few_stand_two_or_three_beside_each_other(count: int, across: int) -> None:
    laid = spread(CONTEXT, page(count), follows=False)
    assert (laid.across, {len(row) for sheet in laid.sheets for row in sheet}) == (across, {across})


def test_below_another_section_they_stay_small() -> None:
    laid = spread(CONTEXT, page(4), follows=True)
    assert (laid.across, len(laid.sheets)) == (4, 1)


def test_charts_grow_into_the_room_of_their_page_up_to_a_limit() -> None:
    def high(count: int, *, follows: bool = False) -> float:
        laid = spread(CONTEXT, page(count), follows=follows)
        chart = next(one.chart for row in laid.sheets[0] for one in row if one)
        found = re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', chart)
        assert found is not None
        return float(found[1])

    assert high(16, follows=True) == 60
    assert 60 <= high(20) < high(36) <= high(12) <= 0.75 * 113.5 + 0.05
