"""The plan's file: what is read, what follows from it, and what is refused with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from by_hand import JANUARY, Columns, kpi, measures
from nenrin.comparisons import Plan, read_plan
from nenrin.tree import Kpi, Tree, grow
from nenrin.vocabulary import Month, Problems

FEBRUARY, MARCH = JANUARY + 1, JANUARY + 2


def grown(kpis: Mapping[str, Kpi], columns: Columns) -> Tree:
    return grow(kpis, next(iter(kpis)), measures(columns))


SHOP: Mapping[str, Kpi] = {
    "net": kpi("gross - refunds", "gross - refunds", style="currency"),
    "gross": kpi(split="customers * spend", style="currency"), "refunds": kpi(style="currency"),
    "customers": kpi(split="new + kept", agg="count_distinct"), "new": kpi(agg="count_distinct"),
    "kept": kpi(split="prev(customers) * retention", agg="count_distinct"),
    "retention": kpi("kept / prev(customers)", style="percent"), "spend": kpi("gross / customers"),
    "refund_rate": kpi("refunds / gross", style="percent"), "visits": kpi(),
    "guarded": kpi("coalesce(refunds / visits, 0)"),
}
ACTUAL: Columns = {"gross": [200, 240], "refunds": [4, 6], "customers": [10, 12], "new": [4, 7], "kept": [6, 5],
                   "visits": [50, 60]}


def read(folder: Path, text: str, kpis: Mapping[str, Kpi] = SHOP, actual: Columns = ACTUAL) -> Plan:
    (folder / "plan.csv").write_text(text, encoding="utf-8")
    return read_plan(folder, "plan.csv", grown(kpis, actual))


def refused(folder: Path, text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        read(folder, text)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_file_the_plan_is_empty(tmp_path: Path) -> None:
    assert read_plan(tmp_path, None, grown(SHOP, ACTUAL)) == Plan()


def test_leaves_are_enough_the_rest_follows_through_splits_and_formulas(tmp_path: Path) -> None:
    """February, by hand: kept 10 × 0.5 = 5, customers 8 + 5 = 13, gross 13 × 20 = 260, net 250; March goes on."""
    plan = read(tmp_path, """# said openly
        month,kpi,value
        2011-02,new,8
        2011-02,retention,0.5
        2011-02,spend,20
        2011-02,refunds,10
        2011-03,new,7
        2011-03,retention,1
        2011-03,spend,"1,000"
        2011-03,refunds,0
    """.replace("        ", ""))
    february = {name: values[FEBRUARY] for name, values in plan.series.items()}
    assert february == pytest.approx({
        "net": 250, "gross": 260, "refunds": 10, "customers": 13, "new": 8, "kept": 5, "retention": 0.5, "spend": 20,
        "refund_rate": 10 / 260,
    })
    assert plan.value("kept", MARCH) == 13
    assert plan.value("net", MARCH) == 20_000
    assert plan.value("guarded", MARCH) is None, "visits are not planned: coalesce must not say 0 for them"
    assert plan.value("net", JANUARY) is None
    assert (plan.begins, plan.file) == (FEBRUARY, "plan.csv")
    assert plan.sha256 == hashlib.sha256((tmp_path / "plan.csv").read_bytes()).hexdigest()


def test_amounts_and_counts_are_enough_rates_follow(tmp_path: Path) -> None:
    amounts = {"gross": 260, "refunds": 13, "customers": 13, "kept": 5}
    plan = read(tmp_path, "\n".join(["month,kpi,value", *(f"2011-02,{name},{one}" for name, one in amounts.items())]))
    assert plan.value("spend", FEBRUARY) == 20
    assert plan.value("retention", FEBRUARY) == 0.5
    assert plan.value("refund_rate", FEBRUARY) == 0.05
    assert plan.value("new", FEBRUARY) is None


def test_a_value_is_found_though_the_first_way_to_it_is_a_circle(tmp_path: Path) -> None:
    """Order value explains revenue, revenue defines order value; the plan gives neither, but gross less tax."""
    kpis = {"revenue": kpi("gross - tax", "orders * order_value"), "order_value": kpi("revenue / orders"),
            "gross": kpi(), "tax": kpi(), "orders": kpi()}
    actual: Columns = {"gross": [12], "tax": [2], "orders": [5]}
    plan = read(tmp_path, "month,kpi,value\n2011-02,gross,24\n2011-02,tax,4\n2011-02,orders,5\n", kpis, actual)
    assert plan.value("revenue", FEBRUARY) == 20
    assert plan.value("order_value", FEBRUARY) == 4


def test_a_parent_that_its_children_contradict_is_refused_at_its_row(tmp_path: Path) -> None:
    told = refused(tmp_path, "month,kpi,value\n2011-02,net,250.01\n2011-02,gross,260\n2011-02,refunds,10\n")
    assert "\n".join(told) == (
        "plan.csv:2: the plan of 'net' does not tie in 2011-02: it is 250.01, its formula 'gross - refunds' gives "
        "250.00, a difference of -0.01; "
        "correct it, or leave it or one of its parts out: what is not written follows from the rest"
    )


def test_a_rate_that_its_parts_contradict_is_refused(tmp_path: Path) -> None:
    told = refused(tmp_path, "month,kpi,value\n2011-02,gross,260\n2011-02,customers,13\n2011-02,spend,21\n")
    assert [line.split(":")[1] for line in told] == ["2", "4"], "both readings of the three numbers fail"
    assert "its formula 'gross / customers' gives 20" in told[1]


def test_unwritten_values_that_contradict_one_another_are_refused_too(tmp_path: Path) -> None:
    text = "month,kpi,value\n2011-02,new,8\n2011-02,retention,0.5\n2011-02,kept,6\n"
    told = refused(tmp_path, text)[0]
    assert told.startswith("plan.csv:4: the plan of 'kept' does not tie in 2011-02: it is 6, its split")


REFUSED: Sequence[tuple[str, str]] = [
    ("2011-02,nett,5", "plan.csv:2: there is no KPI 'nett'; did you mean 'net'?"),
    ("2011-02,,5", "plan.csv:2: the name of the KPI is missing; write the KPI's id"),
    ("2011-13,net,5", "plan.csv:2: '2011-13' stands where a month is expected; write it as 2011-11"),
    ("Feb 2011,net,5", "plan.csv:2: 'Feb 2011' stands where a month is expected; write it as 2011-11"),
    (",net,5", "plan.csv:2: nothing stands where a month is expected; write it as 2011-11"),
    ("2011-02,net,", "plan.csv:2: the value is missing; write a number, or leave the row out"),
    ("2011-02,net,n/a", "plan.csv:2: the value 'n/a' is no number; "),
    ("2011-02,net,nan", "plan.csv:2: the value 'nan' is no number; "),
    ("2011-02,net,1e400", "plan.csv:2: the value '1e400' is no number; "),
    ("2011-02,retention,45%", "plan.csv:2: the value '45%' is no plain number; write a share as a number: 0.45"),
    ("2011-02,net,5 万", "plan.csv:2: the value '5 万' is no number; write the whole number in digits"),
    ("2011-02,net,£5", "plan.csv:2: the value '£5' is no number; write digits with a point: 1234.5"),
    ("2011-02,net,5\n2011-02,net,5", "plan.csv:3: 'net' is planned twice for 2011-02, first at plan.csv:2; keep one"),
]


@pytest.mark.parametrize(("row", "problem"), REFUSED)
def test_a_row_that_cannot_be_read_is_refused_with_its_place(tmp_path: Path, row: str, problem: str) -> None:
    told = refused(tmp_path, f"month,kpi,value\n{row}\n")
    assert len(told) == 1
    assert told[0].startswith(problem), told[0]


def test_what_a_fallback_fills_in_for_follows_where_everything_is_planned(tmp_path: Path) -> None:
    plan = read(tmp_path, "month,kpi,value\n2011-02,refunds,6\n2011-02,visits,60\n")
    assert plan.value("guarded", FEBRUARY) == 0.1


def test_rows_that_cannot_be_read_do_not_repeat_one_another(tmp_path: Path) -> None:
    told = refused(tmp_path, "month,kpi,value\n2011-14,net,5\n2011-14,net,5\n2011-02,nett,5\n2011-02,nett,5\n")
    assert not [line for line in told if "twice" in line]
    assert len(told) == 4


def test_every_problem_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    assert len(refused(tmp_path, "month,kpi,value\n2011-14,nett,x\n2011-02,net,\n")) == 4


def test_a_header_that_is_not_the_plans_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "months,kpi,value\n2011-02,net,5\n") == [
        "plan.csv: the plan has no column 'month'; did you mean 'months'?",
        "plan.csv:2: the plan has an unknown column 'months'; did you mean 'month'?",
    ]


def test_a_plan_by_segment_is_not_taken_for_one_of_the_total(tmp_path: Path) -> None:
    told = refused(tmp_path, "month,kpi,segment,value\n2011-02,net,UK,5\n")
    assert told == ["plan.csv:2: the plan has an unknown column 'segment'; a plan has the columns month, kpi, value"]


def test_an_empty_plan_is_refused(tmp_path: Path) -> None:
    assert "no rows under its header" in refused(tmp_path, "month,kpi,value\n")[0]


def test_a_spreadsheet_may_hold_the_plan_with_days_for_months(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["month", "kpi", "value"], [Month(2011, 2).first_day, "net", 5.5], ["2011-03", "net", 6]):
        sheet.append(row)
    book.save(tmp_path / "plan.xlsx")
    plan = read_plan(tmp_path, "plan.xlsx", grown(SHOP, ACTUAL))
    assert plan.series["net"] == {FEBRUARY: 5.5, MARCH: 6.0}
    sheet.append([Month(2011, 4).last_day, "net", 6])
    book.save(tmp_path / "plan.xlsx")
    with pytest.raises(Problems, match="stands where a month is expected"):
        read_plan(tmp_path, "plan.xlsx", grown(SHOP, ACTUAL))
