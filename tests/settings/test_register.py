"""The register of causes; each docstring is one, beside a sound configuration."""

# ruff: noqa: D205, D212, D400, D415 (a docstring is the input here)

from __future__ import annotations

from yaml_cases import tells_of_register


@tells_of_register("causes.yaml:2:36: unknown KPI 'revenu' in cause 'storm'; did you mean 'revenue'?")
def test_a_cause_works_on_a_kpi_that_exists() -> None:
    """
    causes:
      - {id: storm, label: Storm, kpi: revenu, direction: down, months: {from: 2011-01}, kind: calendar}
    """


@tells_of_register("causes.yaml:3:10: the cause 'storm' stands twice; it first stands on line 2; rename one")
def test_no_two_causes_have_one_id() -> None:
    """
    causes:
      - {id: storm, label: Storm, kpi: revenue, direction: down, months: {from: 2011-01}, kind: calendar}
      - {id: storm, label: Rain, kpi: revenue, direction: down, months: {from: 2011-02}, kind: calendar}
    """


@tells_of_register("causes.yaml:6:5: months: the months end (2011-01) before they begin (2011-03)")
def test_a_cause_does_not_end_before_it_begins() -> None:
    """
    causes:
      - id: storm
        label: Storm
        kpi: revenue
        direction: down
        months: {from: 2011-03, to: 2011-01}
        kind: calendar
    """


@tells_of_register("causes.yaml:2:62: the size of cause 'storm' runs from 9 down to 5; write [5, 9]",
       "causes.yaml:3:60: the size of cause 'rain' runs from 10% down to 5%; write [5%, 10%]")
def test_a_size_runs_from_low_to_high() -> None:
    """
    causes:
      - {id: storm, label: Storm, kpi: revenue, direction: down, size: [9, 5], months: {from: 2011-03}, kind: calendar}
      - {id: rain, label: Rain, kpi: revenue, direction: down, size: [10%, 5%], months: {from: 2011-03}, kind: calendar}
    """


@tells_of_register("causes.yaml:2:60: the size of cause 'storm' is one end an amount, one end a percentage; write both "
                   "in the same way")
def test_both_ends_of_a_size_are_of_one_kind() -> None:
    """
    causes:
      - {id: storm, label: Storm, kpi: revenue, direction: up, size: [5, 10%], months: {from: 2011-03}, kind: calendar}
    """


@tells_of_register("causes.yaml:2:101: the cause 'price' lasts, but ends before its level can be learnt (3 months); "
                   "leave out  to:  or say  lasting: no")
def test_what_lasts_is_declared_until_its_level_is_learnt() -> None:
    """
    causes:
      - {id: price, label: Price, kpi: revenue, direction: up, kind: price, months: {from: 2011-03, to: 2011-04}, lasting: yes}
      - {id: range, label: Range, kpi: revenue, direction: up, kind: price, months: {from: 2011-03, to: 2011-05}, lasting: yes}
      - {id: store, label: Store, kpi: revenue, direction: up, kind: price, months: {from: 2011-03}, lasting: yes}
    """  # noqa: E501 (one entry a line)


@tells_of_register("causes.yaml:2:60: size: a size is written without a minus sign; the direction gives it")
def test_the_direction_gives_the_sign() -> None:
    """
    causes:
      - {id: storm, label: Storm, kpi: revenue, direction: up, size: [-9, -5], months: {from: 2011-03}, kind: calendar}
    """


@tells_of_register("causes.yaml:2:70: size: 'much' does not fit; write a number or a percentage as 5%",
       "causes.yaml:3:58: size: has too few entries; write [a number or text, a number or text]")
def test_a_size_is_an_amount_or_a_percentage() -> None:
    """
    causes:
      - {id: storm, label: Storm, kpi: revenue, direction: up, size: [5, much], months: {from: 2011-03}, kind: calendar}
      - {id: rain, label: Rain, kpi: revenue, direction: up, size: [5], months: {from: 2011-03}, kind: calendar}
    """


@tells_of_register("causes.yaml:2:91: kind: 'wether' does not fit; write initiative, price, calendar, data or market",
       "causes.yaml:2:108: lasting: 'perhaps' does not fit; write yes or no",
       "causes.yaml:3:5: cause 'rain' lacks the key 'kpi'; add  kpi: <text>",
       "causes.yaml:3:37: direction: 'sideways' does not fit; write up or down",
       "causes.yaml:3:71: unknown key 'until' in months; known here: to",
       "causes.yaml:3:106: date: '3.2.2011' does not fit; write a date as 2011-12-31")
def test_a_cause_is_of_a_known_kind_and_says_whether_it_lasts() -> None:
    """
    causes:
      - {id: storm, label: Storm, kpi: revenue, direction: up, months: {from: 2011-03}, kind: wether, lasting: perhaps}
      - {id: rain, label: R, direction: sideways, months: {from: 2011-03, until: 2011-04}, kind: data, date: 3.2.2011}
    """


@tells_of_register("causes.yaml:2:91: kind: 'wether' does not fit; write initiative, price, calendar, data or market",
       "causes.yaml:3:34: unknown KPI 'revenu' in cause 'rain'; did you mean 'revenue'?",
       "causes.yaml:4:10: the cause 'rain' stands twice; it first stands on line 3; rename one")
def test_the_registers_problems_do_not_hide_each_other() -> None:
    """
    causes:
      - {id: storm, label: Storm, kpi: revenue, direction: up, months: {from: 2011-03}, kind: wether}
      - {id: rain, label: Rain, kpi: revenu, direction: up, months: {from: 2011-03}, kind: data}
      - {id: rain, label: Rain, kpi: revenue, direction: up, months: {from: 2011-03}, kind: data}
    """


@tells_of_register("causes.yaml:2:5: an anchor (&name); delete it",
       "causes.yaml:3:17: the key 'id' stands twice; it first stands on line 3; keep one")
def test_the_register_is_read_by_the_same_reader() -> None:
    """
    causes:
      - &storm {id: storm, label: Storm, kpi: revenue, direction: up, months: {from: 2011-03}, kind: data}
      - {id: storm, id: rain, label: Rain, kpi: revenue, direction: up, months: {from: 2011-03}, kind: data}
    """
