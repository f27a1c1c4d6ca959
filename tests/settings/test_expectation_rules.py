"""What a configuration may say about expectations; each docstring is one, its other parts are sound."""

# ruff: noqa: D200, D205, D212, D400, D415 (a docstring is the input here)

from __future__ import annotations

import datetime as dt
from pathlib import Path

from nenrin.settings import load
from yaml_cases import tells, written


@tells("client.yaml:2:49: KPI 'revenue' is expected to keep to the plan, but no plan is named; add  plan: plan.csv")
def test_who_keeps_to_the_plan_has_one() -> None:
    """
    kpis:
      revenue: {label: R, formula: "1", better: up, expectation: {plan: {tolerance: 5%}}}
    """


@tells("client.yaml:2:81: tolerance: '-5%' is no distance from the plan; write it as 5%")
def test_a_tolerance_is_a_distance() -> None:
    """
    kpis:
      revenue: {label: R, formula: "1", better: up, expectation: {plan: {tolerance: -5%}}}
    """


@tells("client.yaml:2:62: expectation: 'blent' does not fit; did you mean 'blend'?")
def test_an_expectation_is_one_of_the_family() -> None:
    """
    kpis:
      revenue: {label: R, formula: "1", better: up, expectation: blent}
    """


@tells("client.yaml:2:54: KPI 'revenue' is judged by the trading day, but the calendar has none; add  report: "
       "{calendar: {trading_days: {weekdays: {sun: 0}}}}")
def test_who_is_judged_by_the_day_needs_a_calendar() -> None:
    """
    kpis:
      revenue: {label: R, formula: "1", better: up, per: trading_day}
    """


@tells("client.yaml:4:77: KPI 'rate' is a percentage: it does not grow with the days of a month; delete per")
def test_a_percentage_is_not_judged_by_the_day() -> None:
    """
    report: {calendar: {trading_days: {weekdays: {sun: 0}}}}
    root: rate
    kpis:
      rate: {label: R, formula: "1", better: up, format: {style: percent}, per: trading_day}
    """


@tells("client.yaml:1:45: no public holidays are known of country 'JX'; write it as JP or GB, or list "
       "the days under  closed:")
def test_public_holidays_are_those_of_a_known_country() -> None:
    """
    report: {calendar: {trading_days: {country: JX, holidays: 0}}}
    """


@tells("client.yaml:1:62: unknown subdivision 'SCO' of GB; did you mean 'SCT'?")
def test_a_subdivision_is_one_of_its_country() -> None:
    """
    report: {calendar: {trading_days: {country: GB, subdivision: SCO, holidays: 0}}}
    """


@tells("client.yaml:1:21: trading_days lacks the key 'holidays'; say what a public holiday brings:  holidays: 0.4")
def test_what_a_public_holiday_brings_is_never_guessed() -> None:
    """
    report: {calendar: {trading_days: {country: JP}}}
    """


@tells("client.yaml:1:21: trading_days lacks the key 'country'; add  country: JP",
       "client.yaml:1:62: a subdivision without its country; add  country: GB")
def test_holidays_are_those_of_a_country() -> None:
    """
    report: {calendar: {trading_days: {holidays: 0, subdivision: SCT}}}
    """


@tells("client.yaml:1:47: unknown key 'sta' in weekdays; did you mean 'sat'?")
def test_a_weekday_has_three_letters() -> None:
    """
    report: {calendar: {trading_days: {weekdays: {sta: 0.6}}}}
    """


@tells("client.yaml:1:36: every weekday has the weight 0; leave out the days that are open")
def test_some_weekday_is_open() -> None:
    """
    report: {calendar: {trading_days: {weekdays: {mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0}}}}
    """


@tells("client.yaml:1:45: closed: the days end (2026-01-01) before they begin (2026-01-03)")
def test_a_closing_runs_forward() -> None:
    """
    report: {calendar: {trading_days: {closed: [{from: 2026-01-03, to: 2026-01-01}]}}}
    """


@tells("client.yaml:3:51: KPIs move with each other in a circle: a → b → a; let one of them stand still")
def test_two_kpis_do_not_explain_each_other() -> None:
    """
    root: a
    kpis:
      a: {label: A, formula: "1", better: up, stance: "moves_with: b"}
      b: {label: B, formula: "1", better: up, stance: "moves_with: a"}
    """


def test_a_calendar_is_read_as_it_is_written(tmp_path: Path) -> None:
    said = """
        report:
          calendar:
            trading_days:
              {country: JP, weekdays: {sat: 0.6, sun: 0.4}, holidays: 0.4,
               closed: [2025-12-30, {from: 2025-12-31, to: 2026-01-03}]}
    """
    calendar = load(written(tmp_path, said)).settings.report.calendar.trading_days
    assert calendar is not None
    assert calendar.weekdays.by_number == (1, 1, 1, 1, 1, 0.6, 0.4)
    assert [calendar.weight(dt.date(2025, 12, day)) for day in (26, 27, 29, 30, 31)] == [1, 0.6, 1, 0, 0]
