"""Parts that add up, at any size: rounding of large amounts is no difference, a difference is one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grown_report import shop
from nenrin.outputs import workbook
from nenrin.sheets import Book, compose
from nenrin.sheets.bridge import foot_row
from nenrin.sheets.bridge_columns import AT
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import AC, model
from nenrin.sheets.rows import BODY
from nenrin.words import Words
from opened_workbook import Opened, find

LIMIT = 1e-9
"""What method.md allows: closed to 1e-9, relative."""


@cache
def written() -> tuple[Book, bytes, Layout]:
    report = shop()
    book = compose(report, "en")
    return book, workbook.write(book), Layout(model(report), Words.of(report, "en"))


def result(opened: Opened, check: str) -> object:
    """What Checks says of one of its lines."""
    return opened.get("Checks", find(opened.sheet("Checks"), 1, check).row, 5)


@pytest.mark.parametrize("orders", [1e9, 1e12])
def test_drivers_of_an_astronomical_size_that_offset_each_other_still_close(orders: float, tmp_path: Path) -> None:
    """Orders divide one factor of the revenue and multiply another: it stays, and their effects run into billions."""
    book, data, layout = written()
    opened = Opened(book, data, tmp_path)
    opened.put("Data", layout.data[AC, "orders"], layout.last, orders)
    foot, rows = foot_row(layout), range(BODY, foot_row(layout))
    added, change = (float(opened.get("Bridge", foot, AT[name]) or 0.0) for name in ("if_driver", "change"))
    largest = max(abs(float(opened.get("Bridge", row, AT["if_driver"]) or 0.0)) for row in rows)
    assert abs(added - change) > LIMIT * abs(change), "rounding shows beside so small a change"
    assert abs(added - change) < LIMIT * largest
    assert (result(opened, "Bridge adds up"), result(opened, "Waterfall ends at the change")) == ("PASS", "PASS")


def test_a_millionth_of_the_largest_driver_that_is_missing_is_found(tmp_path: Path) -> None:
    """The canary: a driver's effect is overwritten by one that is smaller by so little."""
    book, data, layout = written()
    opened = Opened(book, data, tmp_path)
    opened.put("Data", layout.data[AC, "orders"], layout.last, 1e12)
    rows = [entry.row for entry in layout.nodes if entry.node and entry.node.leaf]
    effects = {row: float(opened.get("Bridge", row, AT["if_driver"]) or 0.0) for row in rows}
    largest = max(effects, key=lambda row: abs(effects[row]))
    opened.put("Bridge", largest, AT["if_driver"], effects[largest] * (1 - 1e-6))
    assert result(opened, "Bridge adds up") == "FAIL"
