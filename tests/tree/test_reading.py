"""A month as formulas read it."""

from __future__ import annotations

import pytest

from by_hand import JANUARY, kpi
from nenrin.formulas import Formula
from nenrin.tree import Reading
from nenrin.vocabulary import Month

MARCH = JANUARY + 2
SERIES = {"x": {JANUARY + -step: float(10**step) for step in range(3)}}


@pytest.mark.parametrize(("month", "year_starts", "back", "position"), [
    (MARCH, 1, 0, 2), (MARCH, 1, 2, 0), (MARCH, 1, 3, 11), (MARCH, 4, 0, 11), (MARCH, 3, 1, 11), (JANUARY, 1, 0, 0),
    (Month(2011, 12), 1, 0, 11),
])
def test_a_month_knows_its_place_in_the_fiscal_year(month: Month, year_starts: int, back: int, position: int) -> None:
    assert Reading({}, month, year_starts).months_into_year(back) == position


def test_the_year_begins_in_january_unless_said_otherwise() -> None:
    assert Reading({}, MARCH).months_into_year(0) == 2


def test_values_are_read_so_many_months_back() -> None:
    reading = Reading(SERIES, JANUARY)
    assert [reading.value("x", back) for back in range(4)] == [1, 10, 100, None]
    assert reading.value("y", 0) is None


def test_the_year_to_date_of_the_month_before_belongs_to_the_year_before() -> None:
    """January's own is 1; December's, where the year began in November, 10 + 100."""
    reading = Reading(SERIES, JANUARY, 11)
    assert Formula.parse("prev(ytd(x))").evaluate(reading) == 110
    assert Formula.parse("ytd(x)").evaluate(reading) == 111
    assert Formula.parse("ytd(x)").evaluate(Reading(SERIES, JANUARY, 1)) == 1


def test_a_strategic_kpi_says_so() -> None:
    assert not kpi().strategic
    assert kpi().model_copy(update={"stance": "strategic"}).strategic
