"""What was sent and is another number now."""

from __future__ import annotations

from nenrin.report import Restatement, as_sent, by_kpi
from nenrin.vocabulary import Month

MAY, APRIL = Month(2026, 5), Month(2026, 4)
FOUND = (
    Restatement("sales", APRIL, 10.0, 11.0), Restatement("sales", MAY, 20.0, 19.0),
    Restatement("orders", MAY, None, 3.0),
)


def test_the_difference_is_what_it_is_now_less_what_was_sent() -> None:
    assert [one.difference for one in FOUND] == [1.0, -1.0, None]


def test_what_was_sent_for_a_month() -> None:
    """Where nothing was sent there is nothing to set the change against."""
    assert as_sent(FOUND, MAY) == {"sales": 20.0}
    assert as_sent(FOUND, APRIL) == {"sales": 10.0}


def test_the_months_that_changed_by_kpi() -> None:
    assert by_kpi(FOUND) == {"sales": {APRIL, MAY}, "orders": {MAY}}
