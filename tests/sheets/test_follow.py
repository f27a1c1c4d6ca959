"""The workbook follows: another month, another comparison, another input – each as the engine would have it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grown_report import FIRST, shop
from nenrin.outputs import workbook
from nenrin.report import Report
from nenrin.sheets import Book, compose
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.layout import FIRST as FIRST_MONTH
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import AC, model
from nenrin.sheets.settings import ROWS
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.vocabulary import Month
from nenrin.words import Words
from opened_workbook import Opened

LAST = FIRST + 29


@cache
def report(month: Month = LAST) -> Report:
    return shop(month)


@pytest.fixture
def layout() -> Layout:
    return Layout(model(report()), Words("en"))


@cache
def written() -> tuple[Book, bytes]:
    book = compose(report(), "en")
    return book, workbook.write(book)


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Opened(*written(), tmp_path)


def close(value: object) -> object:
    """A blank or – cell means that there is no number."""
    return pytest.approx(value, rel=1e-9, abs=1e-9) if value is not None else pytest.approx(float("nan"), nan_ok=True)


def number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")


@pytest.mark.parametrize("month", [LAST, FIRST + 28, FIRST + 17, FIRST + 12, FIRST + 1, FIRST])
def test_the_month_selector_moves_every_kpi_to_what_the_engine_says_of_that_month(
    opened: Opened, layout: Layout, month: Month,
) -> None:
    opened.put("Settings", ROWS["report_month"], 1, serial(month))
    engine = report(month)
    for entry in (entry for entry in layout.entries if entry.back == 0):
        compared, year = engine.compared[entry.kpi], engine.compared[entry.kpi].year_to_date
        expected = {
            "ac": compared.actual, "py": compared.prior_year.value, "pm": compared.prior_month.value,
            "pl": compared.plan.value,
            "py_change": compared.prior_year.change, "pm_change": compared.prior_month.change,
            "pl_change": compared.plan.change, "py_share": compared.prior_year.relative, "ytd": year.value,
            "ytd_py": year.prior_year.value, "ytd_pl": year.plan.value,
        }
        for column, value in expected.items():
            found = opened.get("Tree", entry.row, TREE[column])
            assert number(found) == close(value), (str(month), entry.kpi, column)
    assert opened.name("check_integrity") == "PASS"
    assert opened.name("check_as_issued") == ("PASS" if month == LAST else "CHANGED")
    assert not opened.errors()


@pytest.mark.parametrize("reference", ["prior_year", "prior_month", "plan"])
@pytest.mark.parametrize("month", [LAST, FIRST + 20])
def test_the_bridge_shares_out_the_change_as_the_engine_does_whatever_it_compares_with(
    opened: Opened, layout: Layout, reference: str, month: Month,
) -> None:
    opened.put("Settings", ROWS["report_month"], 1, serial(month))
    opened.put("Settings", ROWS["bridge_with"], 1, layout.words.text(f"sheet.reference.{reference}"))
    attribution = report(month).attributions[reference]
    assert attribution.failure is None
    for entry in layout.nodes:
        found = opened.get("Bridge", entry.row, BRIDGE["effect"])
        assert number(found) == pytest.approx(attribution.contributions[entry.key], rel=1e-9, abs=1e-7), entry.key
    assert opened.name("check_integrity") == "PASS"


def test_a_month_without_a_reference_has_no_bridge_and_no_error(opened: Opened, layout: Layout) -> None:
    opened.put("Settings", ROWS["report_month"], 1, serial(FIRST + 3))
    assert opened.name("bridge_ok") == 0
    assert {opened.get("Bridge", entry.row, BRIDGE["effect"]) for entry in layout.nodes} == {"–"}
    assert opened.get("Summary", 1, 0) == layout.words.text("sheet.summary.unknown")
    assert not opened.errors()


def test_a_changed_input_moves_the_root_and_is_counted_while_the_arithmetic_holds(
    opened: Opened, layout: Layout,
) -> None:
    row, column = layout.data[AC, "revenue"], FIRST_MONTH + 29
    before = number(opened.name("kpi_profit_ac"))
    issued = number(opened.get("Data", row, column))
    opened.put("Data", row, column, issued + 1000)
    assert number(opened.name("kpi_profit_ac")) == pytest.approx(before + 1000)
    assert opened.name("check_as_issued") == "CHANGED"
    assert opened.name("check_integrity") == "PASS"
    assert not opened.errors()
    opened.put("Data", row, column, issued)
    assert opened.name("check_as_issued") == "PASS"


@pytest.mark.parametrize("value", [0.0, -5.0, 1e12, 0.001])
@pytest.mark.parametrize("kpi", ["revenue", "orders", "goods"])
def test_no_edit_of_a_number_brings_an_error_into_view(opened: Opened, layout: Layout, kpi: str, value: float) -> None:
    opened.put("Data", layout.data[AC, kpi], FIRST_MONTH + 28, value)
    opened.put("Data", layout.data[AC, kpi], FIRST_MONTH + 29, value)
    assert not opened.errors()
    assert opened.name("check_as_issued") == "CHANGED"


def test_an_input_that_is_deleted_is_missed(opened: Opened, layout: Layout) -> None:
    opened.put("Data", layout.data[AC, "orders"], FIRST_MONTH + 29, "")
    assert opened.get("Tree", layout.entry("orders").row, TREE["ac"]) == ""
    assert opened.get("Tree", layout.entry("basket").row, TREE["ac"]) == ""
    assert opened.name("check_as_issued") == "CHANGED"
    assert opened.name("check_integrity") == "PASS"
    assert not opened.errors()
