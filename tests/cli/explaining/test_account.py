"""What is gathered about one KPI; the figures are the sample report's own, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from nenrin.cli.explaining import gather
from nenrin.cli.explaining.account import Moved
from nenrin.sources import Intake
from nenrin.vocabulary import Label, Month
from sample_report import sample_report

REPORT = sample_report()


def test_the_way_to_a_kpi_leads_from_the_root() -> None:
    assert gather(REPORT, "retained_customers").path == ("revenue", "customers", "retained_customers")


def test_a_kpi_beside_the_tree_has_no_way_to_it() -> None:
    assert gather(REPORT, "refund_rate").path == ()


def test_a_counted_kpi_comes_from_its_own_rows_with_its_exact_value() -> None:
    (leaf,) = gather(REPORT, "revenue").leaves
    assert (leaf.kpi, leaf.month, leaf.exact) == ("revenue", REPORT.month, Decimal(311 * 452))
    assert [intake.file for intake in leaf.intakes] == ["orders.csv"]


def test_a_computed_kpi_comes_from_the_rows_of_its_parts() -> None:
    assert [leaf.kpi for leaf in gather(REPORT, "revenue_per_customer").leaves] == ["revenue", "customers"]


def test_only_the_files_that_cover_the_month_are_named() -> None:
    october, november = (file(REPORT.intakes[0], Month(2011, number)) for number in (10, 11))
    (leaf,) = gather(replace(REPORT, intakes=(october, november)), "revenue").leaves
    assert [intake.file for intake in leaf.intakes] == ["2011-11.csv"]


def file(intake: Intake, month: Month) -> Intake:
    return replace(intake, file=f"{month}.csv", first_day=month.first_day, last_day=month.last_day)


def test_a_split_kpi_was_moved_by_its_children_with_their_effect_on_the_root() -> None:
    """Customers 373 → 311 at a mean of 441, revenue per customer 430 → 452 at a mean of 342."""
    customers, per_customer = gather(REPORT, "revenue").moved
    assert (customers.before, customers.now) == (373, 311)
    assert customers.effect == pytest.approx(-62 * 441)
    assert (per_customer.before, per_customer.now) == (430, 452)
    assert per_customer.effect == pytest.approx(22 * 342)


def test_a_leaf_was_moved_by_its_segments() -> None:
    assert gather(REPORT, "retained_customers").moved == (
        Moved("retained_customers", 261, 246, segment=Label("UK")),
        Moved("retained_customers", 65, 25, segment=Label("Abroad")),
    )


def test_what_is_known_is_what_the_register_claims() -> None:
    ((cause, claim),) = gather(REPORT, "revenue_per_customer").known
    assert (cause.id, claim.effect) == ("autumn-prices", 18.0)
