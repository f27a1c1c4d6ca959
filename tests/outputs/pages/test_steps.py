"""The cover's bridge and the ledger of the bridge page add up."""

from __future__ import annotations

import pytest

from crowds import crowded
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.ledger import ledger
from nenrin.outputs.pages.steps import steps
from nenrin.words import Words
from sample_months import MONTHS_TOLD
from sample_report import sample_report


@pytest.mark.parametrize("month", MONTHS_TOLD)
def test_the_parts_lead_from_the_first_total_to_the_last(month: str) -> None:
    found = steps(Context(MONTHS_TOLD[month], Words("en"), "pdf")).steps
    assert sum(step.value for step in found[:-1]) == pytest.approx(found[-1].value)
    assert [found[0].kind, found[-1].kind] == ["before", "after"]


def test_a_called_out_kpi_is_hatched_and_in_its_place() -> None:
    found = steps(Context(sample_report(), Words("en"), "pdf")).steps
    assert [(step.name, step.kind) for step in found] == [
        ("Plan", "before"), ("New customers", "part"), ("Retained customers", "open"),
        ("Revenue per customer", "part"), ("Actual", "after"),
    ]


def test_what_has_no_room_is_one_step_that_closes_the_bridge() -> None:
    found = steps(Context(crowded(6, 10), Words("en"), "pdf")).steps
    assert len(found) <= 8
    assert found[-2].name == "Other"
    assert sum(step.value for step in found[:-1]) == pytest.approx(found[-1].value)


def test_the_ledger_closes_the_change_since_last_month_to_zero() -> None:
    """160.4 a month ago; 161.0 expected, so +0.6; nothing claimed; 140.6 came, so 20.4 is not explained."""
    found = ledger(Context(sample_report(), Words("en"), "pdf"))
    assert [(entry.kind, entry.fall.number.text) for entry in found] == [
        ("before", "160.4"), ("part", "+0.6"), ("part", "0.0"), ("open", "−20.4"), ("after", "140.6"),
    ]


def test_within_the_usual_range_nothing_is_called_unexplained() -> None:
    kinds = [entry.kind for entry in ledger(Context(MONTHS_TOLD["calm"], Words("ja"), "pdf"))]
    assert kinds == ["before", "part", "part", "inside", "after"]


def test_a_month_that_is_not_judged_has_no_ledger() -> None:
    assert ledger(Context(MONTHS_TOLD["partial"], Words("en"), "pdf")) == ()
