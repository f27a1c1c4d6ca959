"""Every series has a rule; a rule stands only where it gives the engine's numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grown_report import FIRST, grown_report, kpi, shop, wave
from nenrin.formulas import Formula
from nenrin.sheets.model import AC, HIGH, LOW, PL, SEGMENT, YPL, YTD, model
from nenrin.vocabulary import Month
from sample_figures import MONTH
from sample_report import sample_report


def test_measures_are_put_in_and_formulas_calculated() -> None:
    made = model(shop())
    assert made.given(AC) == ("revenue", "orders", "costs", "goods", "freight")
    assert made.rule(AC, "margin") == Formula.parse("(revenue - costs) / revenue")


def test_a_formula_that_does_not_give_the_engines_number_is_put_in_instead() -> None:
    """A value that was suppressed, say: the workbook must not bring it back."""
    report = shop()
    series = {**report.tree.series, "margin": dict(list(report.tree.series["margin"].items())[:-1])}
    made = model(replace(report, tree=replace(report.tree, series=series)))
    assert made.rule(AC, "margin") == "given"
    assert made.value(AC, "margin", report.month) is None


def test_planned_parents_are_calculated_from_the_parts_they_follow_from() -> None:
    made = model(shop())
    assert isinstance(made.rule(PL, "basket"), Formula)
    assert str(made.rule(PL, "costs")) == "goods + freight"
    assert set(made.given(PL)) == {"revenue", "orders", "goods", "freight", "growth"}


def test_a_planned_rate_that_starts_from_what_happened_before_the_plan_is_put_in() -> None:
    """Its own formula reads a month that is not planned: on the plan's rows it would be blank."""
    report = shop()
    begins = report.plan.begins
    assert begins is not None
    assert model(report).value(PL, "growth", begins) == report.plan.value("growth", begins)


def test_months_without_data_keep_their_column() -> None:
    line = [100.0, 101.0, None, None, 104.0, 105.0]
    made = model(grown_report({"sales": kpi("sales")}, {"sales": line}))
    assert made.months == tuple(FIRST + step for step in range(6))
    assert made.value(AC, "sales", FIRST + 2) is None


def test_the_year_so_far_is_added_up_only_where_every_month_of_it_is_there() -> None:
    """The fiscal year begins in April: the first three months belong to a year whose beginning is unknown."""
    line = wave(100, 0.2, 20)
    made = model(grown_report({"sales": kpi("sales")}, {"sales": line}, year_starts=4))
    assert made.rule(YTD, "sales") == "sum"
    assert [made.value(YTD, "sales", FIRST + step) for step in range(3)] == [None, None, None]
    assert made.value(YTD, "sales", FIRST + 5) == pytest.approx(sum(line[3:6]))
    assert made.value(YTD, "sales", FIRST + 15) == pytest.approx(line[15])


def test_distinct_counts_over_a_year_are_put_in_for_the_months_the_engine_knows() -> None:
    made = model(sample_report())
    report = sample_report()
    assert made.lines[YTD]["customers"][MONTH] == report.tree.year_to_date["customers"][MONTH]


def test_a_rate_over_the_year_is_calculated_from_its_parts_never_averaged() -> None:
    made = model(shop())
    assert isinstance(made.rule(YTD, "basket"), Formula)
    revenue, orders = (made.value(YTD, name, shop().month) for name in ("revenue", "orders"))
    assert made.value(YTD, "basket", shop().month) == pytest.approx((revenue or 0) / (orders or 1))
    assert made.value(YTD, "growth", shop().month) is None


def test_the_planned_year_so_far_needs_every_month_planned() -> None:
    """The plan begins in July 2011; the fiscal year of the last month begins in January 2012."""
    made = model(shop())
    assert made.value(YPL, "revenue", Month(2012, 6)) == shop().compared["revenue"].year_to_date.plan.value


def test_bands_are_there_for_the_months_that_were_judged() -> None:
    report, made = shop(), model(shop())
    judged = {month for month, band in report.expectations["revenue"].items() if band.mid is not None}
    assert set(made.lines[LOW]["revenue"]) == set(made.lines[HIGH]["revenue"]) == judged
    assert len(judged) == 13


def test_segments_of_what_adds_up_are_put_in_kpi_by_kpi() -> None:
    keys = model(shop()).keys(SEGMENT)
    assert keys == ("region/UK/goods", "region/North/South/goods")


def test_too_many_segments_stay_out() -> None:
    parts = {f"R{number}": {"sales": [1.0]} for number in range(401)}
    report = grown_report({"sales": kpi("sales", also=[{"by": "region"}])}, {"sales": [401.0]}, segments=parts)
    assert model(report).keys(SEGMENT) == ()
