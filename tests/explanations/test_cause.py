"""A cause of the register: what may be written, and when it is in force."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from nenrin.explanations import Cause
from nenrin.vocabulary import Month


def cause(**said: object) -> Cause:
    return Cause.model_validate({
        "id": "spring-mail", "label": "Spring mail", "kpi": "orders", "direction": "up",
        "months": {"from": "2011-03", "to": "2011-05"}, "kind": "initiative", **said,
    })


def test_it_is_in_force_from_its_first_to_its_last_month() -> None:
    months = [Month(2011, number) for number in range(2, 7)]
    assert [cause().in_force(month) for month in months] == [False, True, True, True, False]


def test_without_an_end_it_goes_on() -> None:
    assert cause(months={"from": "2011-03"}).in_force(Month(2020, 1))


def test_its_direction_gives_the_sign() -> None:
    assert (cause().sign, cause(direction="down").sign) == (1, -1)


@pytest.mark.parametrize("size", [[-5, 10], ["-5%", "10%"], [5, "-0.5%"]])
def test_a_size_with_a_minus_sign_is_refused_because_the_direction_gives_it(size: list[object]) -> None:
    with pytest.raises(ValidationError, match="without a minus sign"):
        cause(size=size)


@pytest.mark.parametrize("size", [[float("nan"), 1], ["5 %", "6%"], ["ten", 12], [5]])
def test_a_size_that_is_no_range_is_refused(size: list[object]) -> None:
    with pytest.raises(ValidationError):
        cause(size=size)


def test_months_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValidationError, match="end"):
        cause(months={"from": "2011-05", "to": "2011-03"})
