"""The sample client's plan is what it says openly: last year × 1.05, counted here from the workbooks."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
import python_calamine

CLIENT = Path(__file__).parents[2] / "config" / "online-retail"


def planned() -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    lines = (CLIENT / "plan.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        found[row["month"]][row["kpi"]] = Decimal(row["value"])
    return found


def net_revenue(month: str) -> Decimal:
    """Sales (amount above 0, neither C nor A in front) plus the negative amounts of the cancellations (C in front)."""
    workbook = python_calamine.CalamineWorkbook.from_path(str(CLIENT / "data" / f"{month}.xlsx"))
    header, *rows = workbook.get_sheet_by_name("Orders").to_python()
    invoice, amount = header.index("Invoice"), header.index("Amount")
    total = Decimal(0)
    for row in rows:
        number, value = str(row[invoice]), Decimal(f"{row[amount]:.2f}")
        if number.startswith("C") or (value > 0 and not number.startswith("A")):
            total += value
    return total


@pytest.mark.parametrize(("month", "base"), [("2010-12", "2009-12"), ("2011-01", "2010-01"), ("2011-11", "2010-11"),
                                             ("2011-12", "2010-12")])
def test_net_revenue_is_planned_at_last_year_times_1_05(month: str, base: str) -> None:
    plan = planned()[month]
    gross = plan["identified_revenue"] + plan["anonymous_revenue"]
    net = gross - plan["cancelled_same_month"] - plan["cancelled_other"]
    assert net == net_revenue(base) * Decimal("1.05")


def test_it_covers_every_month_that_has_a_last_year() -> None:
    months = sorted(planned())
    assert months == ["2010-12", *(f"2011-{number:02d}" for number in range(1, 13))]


def test_it_says_openly_that_it_is_illustrative() -> None:
    first = (CLIENT / "plan.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# Illustrative plan")
