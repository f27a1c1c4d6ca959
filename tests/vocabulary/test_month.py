"""A month counts, compares and spells itself."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.vocabulary import Month

months = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


@given(months, st.integers(-600, 600))
def test_adding_months_and_taking_the_difference_are_inverse(month: Month, step: int) -> None:
    assert (month + step) - month == step


@given(months)
def test_a_month_reads_back_from_its_own_spelling(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(months)
def test_the_day_after_the_last_belongs_to_the_next_month(month: Month) -> None:
    assert Month.of(month.last_day + dt.timedelta(days=1)) == month + 1
    assert Month.of(month.last_day) == Month.of(month.first_day) == month


@pytest.mark.parametrize("text", ["2011-13", "2011-0", "2011/11", "11-2011", "", "2011-11-01", "２０１１-11x"])
def test_anything_but_year_and_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 2011-11"):
        Month.parse(text)


def test_the_fiscal_year_to_date_runs_from_its_first_month() -> None:
    assert [str(month) for month in Month(2026, 2).year_to_date(year_starts=4)] == [
        "2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01",
        "2026-02",
    ]
    assert Month(2011, 1).year_to_date() == (Month(2011, 1),)
