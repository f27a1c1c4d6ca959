"""The month selector moves the verdicts too: each as the engine would have given it in that month."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grown_report import FIRST, shop
from nenrin.outputs import workbook
from nenrin.sheets import Book, compose
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.settings import ROWS
from nenrin.sheets.verdict_columns import AT
from nenrin.sheets.verdicts import row_of
from nenrin.words import Words
from opened_workbook import Opened

LAST = FIRST + 29


@cache
def written() -> tuple[Book, bytes]:
    book = compose(shop(), "en")
    return book, workbook.write(book)


@pytest.mark.parametrize("back", [0, 1, 3, 6, 9])
def test_an_earlier_month_is_judged_as_it_was_then(tmp_path: Path, back: int) -> None:
    opened, month = Opened(*written(), tmp_path), LAST + -back
    layout, then = Layout(model(shop()), Words("en")), shop(month)
    opened.put("Settings", ROWS["report_month"], 1, serial(month))
    found = {kpi: opened.get("Verdicts", row_of(layout, kpi), AT["verdict"]) for kpi in then.tree.kpis}
    assert found == {kpi: layout.words.verdict(then, kpi) for kpi in then.tree.kpis}
    assert not opened.errors()
