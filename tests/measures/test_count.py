"""Every measure in every month: exact, 0 where nothing met its condition, absent where nobody can tell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nenrin.vocabulary import Month, Problems
from shop import COLUMNS, count, counted, told

REVENUE = {"agg": "sum", "of": "amount"}
ROWS = """
    2026-01-05 a UK 10.10; 2026-01-06 a UK 0.20; 2026-01-07 b FR 5; 2026-01-08 - UK 1;
    2026-02-05 b FR -5; 2026-02-06 c - 7; 2026-04-01 a UK 3
"""


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (REVENUE, "2026-01 16.30, 2026-02 2.00, 2026-04 3.00"),
        ({"agg": "sum", "of": "-amount"}, "2026-01 -16.30, 2026-02 -2.00, 2026-04 -3.00"),
        ({"agg": "sum", "of": "amount * 3 - 1"}, "2026-01 44.90, 2026-02 4.00, 2026-04 8.00"),
        ({"agg": "count"}, "2026-01 4, 2026-02 2, 2026-04 1"),
        ({"agg": "count_distinct", "of": "who"}, "2026-01 2, 2026-02 2, 2026-04 1"),
        ({"agg": "min", "of": "amount"}, "2026-01 0.20, 2026-02 -5.00, 2026-04 3.00"),
        ({"agg": "max", "of": "amount"}, "2026-01 10.10, 2026-02 7.00, 2026-04 3.00"),
        ({"agg": "sum", "of": "amount", "where": "amount < 0"}, "2026-01 0, 2026-02 -5.00, 2026-04 0"),
        ({"agg": "min", "of": "amount", "where": "amount < 0"}, "2026-02 -5.00"),
        ({"agg": "count", "where": "region in ('UK', 'DE')"}, "2026-01 3, 2026-02 0, 2026-04 1"),
        ({"agg": "count", "where":
         "starts_with(region, 'F') or contains(who, 'c')"}, "2026-01 1, 2026-02 2, 2026-04 0"),
        ({"agg": "count", "where":
         "day >= '2026-01-07' and day < date('2026-02-06')"}, "2026-01 2, 2026-02 1, 2026-04 0"),
    ],
)
def test_a_measure_is_counted_exactly(tmp_path: Path, measure: dict[str, Any], expected: str) -> None:
    """March has no row: it is absent, while a month whose rows fail the condition is 0 – and has no smallest amount."""
    assert told(count(tmp_path, ROWS, {"kpi": measure}).series["kpi"]) == expected.replace(" 0,", " 0,")


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ("region == 'UK'", 1), ("region != 'UK'", 1), ("not region == 'UK'", 2), ("not (region != 'UK')", 2),
        ("region is null", 1), ("region is not null", 2), ("region in ('UK')", 1), ("region not in ('UK')", 1),
        ("not region in ('UK')", 2), ("amount > 0", 2), ("not amount > 0", 1), ("not starts_with(region, 'U')", 2),
        ("amount > 0 or region is null", 2), ("not (amount > 0 and region == 'UK')", 2),
    ],
)
def test_a_comparison_with_a_blank_is_false_and_its_negation_true(tmp_path: Path, where: str, rows: int) -> None:
    """Two values are all there are: every row either meets a condition or its negation, and none is dropped."""
    table = "2026-01-05 a UK 1; 2026-01-05 b - 1; 2026-01-05 c FR -"
    both = {"met": {"agg": "count", "where": where}, "not_met": {"agg": "count", "where": f"not ({where})"}}
    found = count(tmp_path, table, both)
    assert int(found.series["met"][Month(2026, 1)]) == rows
    assert int(found.series["not_met"][Month(2026, 1)]) == 3 - rows


def test_a_sum_that_would_pass_over_a_blank_is_a_problem(tmp_path: Path) -> None:
    rows = "2026-01-05 a UK 1; 2026-01-06 b FR -"
    with pytest.raises(Problems, match="1 rows that 'revenue' counts have no value for amount; fill them, or add"):
        count(tmp_path, rows, {"revenue": REVENUE})
    found = count(tmp_path, rows, {"revenue": {**REVENUE, "where": "amount is not null"}})
    assert told(found.series["revenue"]) == "2026-01 1.00"


def test_sums_do_not_overflow(tmp_path: Path) -> None:
    source = {"columns": {"day": {"type": "date"}, "who": {"type": "integer"}, "amount": {"type": "decimal(20,2)"}}}
    rows = "; ".join(["2026-01-05 9223372036854775807 - 999999999999999999.99"] * 3)
    measures = {"big": {"agg": "sum", "of": "who"}, "money": REVENUE}
    found = count(tmp_path, rows, measures, source=source).series
    assert found["big"][Month(2026, 1)] == 3 * (2**63 - 1)
    assert found["money"][Month(2026, 1)] == Decimal("2999999999999999999.97")


def test_a_number_too_large_to_be_exact_is_a_problem_and_not_a_rounded_one(tmp_path: Path) -> None:
    source = {"columns": {"day": {"type": "date"}, "who": {"type": "id"}, "amount": {"type": "decimal(38,2)"}}}
    rows = f"2026-01-05 a - {'9' * 36}.99; 2026-01-05 b - {'9' * 36}.99"
    with pytest.raises(Problems, match="'money' cannot be counted"):
        count(tmp_path, rows, {"money": REVENUE, "rows": {"agg": "count"}}, source=source)


@pytest.mark.parametrize(
    "measure",
    [
        {"agg": "sum", "of": "region"}, {"agg": "sum", "of": "amount", "where": "starts_with(amount, 'C')"},
        {"agg": "max", "of": "region"}, {"agg": "min", "of": "day"}, {"agg": "count", "where": "who > 5"},
        {"agg": "count", "where": "day > 'yesterday'"},
    ],
)
def test_values_of_another_kind_are_a_problem_of_that_measure(tmp_path: Path, measure: dict[str, Any]) -> None:
    with pytest.raises(Problems) as found:
        count(tmp_path, ROWS, {"good": REVENUE, "bad": measure})
    (problem,) = found.value.problems
    assert "'bad'" in problem.wrong or "is no number" in problem.wrong
    assert "Error" not in str(problem)


def test_segments_are_groups_others_and_blanks_and_add_up(tmp_path: Path) -> None:
    dimension = {"label": "Region", "source": "orders", "of": "region", "groups": {"Home": ["UK"]}, "other": "Abroad"}
    found = count(tmp_path, ROWS, {"revenue": REVENUE, "rows": {"agg": "count"}}, dimensions={"region": dimension})
    assert {segment: told(series["revenue"]) for segment, series in found.segments["region"].items()} == {
        "(blank)": "2026-01 0, 2026-02 7.00, 2026-04 0",
        "Abroad": "2026-01 5.00, 2026-02 -5.00, 2026-04 0",
        "Home": "2026-01 11.30, 2026-02 0, 2026-04 3.00",
    }
    assert found.additive == {"revenue", "rows"}
    for kpi in found.additive:
        for month, total in found.series[kpi].items():
            assert sum(series[kpi][month] for series in found.segments["region"].values()) == total


def test_without_groups_the_values_are_the_segments(tmp_path: Path) -> None:
    dimension = {"label": "Region", "source": "orders", "of": "region"}
    grouped = {**dimension, "groups": {"Home": ["UK"]}}
    found = count(tmp_path, ROWS, {"rows": {"agg": "count"}}, dimensions={"plain": dimension, "grouped": grouped})
    assert list(found.segments["plain"]) == ["(blank)", "FR", "UK"]
    assert list(found.segments["grouped"]) == ["(blank)", "FR", "Home"]


def test_the_year_so_far_counts_distinct_customers_once(tmp_path: Path) -> None:
    rows = "2025-01-05 a UK 1; 2025-02-05 a UK 2; 2025-03-05 z UK 4; "
    rows += "2026-01-05 a UK 8; 2026-02-05 a UK 16; 2026-02-06 b UK 32"
    buyers, largest = {"agg": "count_distinct", "of": "who"}, {"agg": "max", "of": "amount"}
    measures = {"revenue": REVENUE, "buyers": buyers, "largest": largest}
    found = count(tmp_path, rows, measures).year_to_date
    assert told(found["revenue"]) == "2026-02 56.00, 2025-02 3.00"
    assert told(found["buyers"]) == "2026-02 2, 2025-02 1"
    assert told(found["largest"]) == "2026-02 32.00, 2025-02 2.00"


def test_a_fiscal_year_begins_where_it_is_declared_to_begin(tmp_path: Path) -> None:
    rows = "2026-03-05 a UK 1; 2026-04-05 a UK 2; 2026-05-05 a UK 4"
    assert told(count(tmp_path, rows, {"revenue": REVENUE}, year_starts=4).year_to_date["revenue"]) == "2026-05 6.00"


def test_a_year_whose_start_or_middle_is_missing_has_no_year_so_far(tmp_path: Path) -> None:
    assert not count(tmp_path, "2026-02-05 a UK 1; 2026-03-05 a UK 1", {"r": REVENUE}).year_to_date["r"]
    gap = "2026-01-05 a UK 1; 2026-03-05 a UK 1"
    assert not count(tmp_path, gap, {"r": REVENUE}).year_to_date["r"]


def test_any_name_may_be_a_column_a_source_or_a_dimension(tmp_path: Path) -> None:
    """Names that SQL or the renderer could use themselves."""
    kinds = {"month": "date", "customer": "id", "state": "category", "period": "integer"}
    columns = {name: {"type": kind} for name, kind in kinds.items()}
    lines = "month,customer,state,period\n2026-01,select,new,1\n2026-02,select,new,2\n"
    (tmp_path / "active.csv").write_text(lines, encoding="utf-8")
    cut = {"label": "x", "source": "orders", "of": "state"}
    measures = {
        "period": {"agg": "sum", "of": "period"},
        "g_x": {"agg": "count_distinct", "of": "customer", "customers": "retained"},
    }
    found = counted(
        tmp_path, measures, "2026-02", customer={"active_when": "period > 0"}, dimensions={"month": cut, "state": cut},
        source={"path": "active.csv", "time": "month", "entity": "customer", "columns": columns},
    )
    assert told(found.series["period"]) == "2026-01 1, 2026-02 2"
    assert told(found.series["g_x"]) == "2026-02 1"
    assert list(found.segments) == ["month", "state"]


def test_a_dimension_never_prints_personal_values(tmp_path: Path) -> None:
    source = {"columns": {**COLUMNS, "who": {"type": "id", "required": False, "personal": True}}}
    cut = {"label": "x", "source": "orders", "of": "who"}
    with pytest.raises(Problems, match="the dimension 'who' would print the personal values of 'who'"):
        count(tmp_path, ROWS, {"rows": {"agg": "count"}}, source=source, dimensions={"who": cut})
    grouped = {**cut, "groups": {"Key account": ["a"]}, "other": "Others"}
    found = count(tmp_path, ROWS, {"rows": {"agg": "count"}}, source=source, dimensions={"who": grouped})
    assert set(found.segments["who"]) == {"(blank)", "Key account", "Others"}


def test_customers_of_nobody_are_a_problem(tmp_path: Path) -> None:
    measure = {"agg": "count_distinct", "of": "who", "customers": "new"}
    with pytest.raises(Problems, match="'new' counts new customers of no source"):
        count(tmp_path, ROWS, {"new": measure})
    with pytest.raises(Problems, match="'orders' names no customer column"):
        count(tmp_path, ROWS, {"new": measure}, customer={}, source={"entity": None})


def test_what_is_summed_from_floats_is_known_to_have_uncertain_last_digits(tmp_path: Path) -> None:
    columns = COLUMNS | {"amount": {"type": "float"}}
    measures = {"revenue": REVENUE, "tax": {"agg": "sum", "of": "amount * 0.1"}, "rows": {"agg": "count"}}
    found = count(tmp_path, "2026-01-05 a UK 10.1; 2026-01-06 a UK 0.2", measures, source={"columns": columns})
    assert found.inexact == {"revenue", "tax"}
    assert count(tmp_path, ROWS, measures).inexact == frozenset()
