"""Whatever is typed into the inputs, the workbook says what the engine would: numbers, bridge and verdicts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from grown_report import FIRST, shop
from nenrin.explanations import Cause, Span
from nenrin.outputs import workbook
from nenrin.report import Report
from nenrin.sheets import Book, compose
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.layout import FIRST as FIRST_MONTH
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import AC, model
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.verdict_columns import AT as VERDICT
from nenrin.sheets.verdicts import row_of
from nenrin.vocabulary import Label
from nenrin.words import Words
from opened_workbook import Opened

LAST = 29
_EDITS = 200
CAUSES = (
    Cause(
        id="dear", label=Label("Dear"), kpi="freight", direction="up", size=(30.0, 60.0), kind="price",
        months=Span(**{"from": FIRST + LAST}),
    ),
)
"""A claim on a KPI of which nothing above is a product, so that it is carried by the same number whatever is typed."""


@cache
def written() -> tuple[Book, bytes]:
    book = compose(shop(causes=CAUSES), "en")
    return book, workbook.write(book)


def edits(seed: int) -> Iterator[dict[str, float]]:
    """New values of the last month, some odd and some far out; what must tie is typed into both cells."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    base = shop().tree.series
    month = FIRST + LAST
    for _ in range(_EDITS):
        name = chance.choice(("revenue", "orders", "goods", "freight"))
        factor = chance.choice((0.3, 0.9, 0.97, 1.01, 1.05, 1.3, 3.0)) * chance.uniform(0.9, 1.1)
        value = round(base[name][month] * factor, 0 if name == "orders" else 2)
        found = {name: value}
        if name in ("goods", "freight"):
            other = base["freight" if name == "goods" else "goods"][month]
            found["costs"] = round(value + other, 2)
        yield found


def engine(edit: dict[str, float]) -> Report:
    """The report of the same months with the edit in its data."""

    def change(series: dict[str, list[float]]) -> None:
        for name, value in edit.items():
            series[name][LAST] = value

    return shop(causes=CAUSES, edit=change)


@pytest.mark.slow
def test_two_hundred_edits_are_what_the_engine_says_verdicts_included(tmp_path: Path) -> None:
    opened, layout = Opened(*written(), tmp_path), Layout(model(shop(causes=CAUSES)), Words("en"))
    column, base = FIRST_MONTH + LAST, shop().tree.series
    verdicts = set()
    for edit in edits(20120630):
        for name, value in edit.items():
            opened.put("Data", layout.data[AC, name], column, value)
        wanted = engine(edit)
        for kpi in wanted.tree.kpis:
            row, compared = layout.entry(kpi).row, wanted.compared[kpi]
            pairs = {
                "ac": compared.actual, "py_change": compared.prior_year.change, "pl_change": compared.plan.change,
                "pm_change": compared.prior_month.change, "ytd": compared.year_to_date.value,
            }
            for shown_in, known in pairs.items():
                if known is not None:
                    told = opened.get("Tree", row, TREE[shown_in])
                    assert told == pytest.approx(known, rel=1e-9, abs=1e-7), (edit, kpi, shown_in)
            found = opened.get("Verdicts", row_of(layout, kpi), VERDICT["verdict"])
            assert found == layout.words.verdict(wanted, kpi), (edit, kpi)
            verdicts.add(found)
        bridged = wanted.attributions[layout.reference].contributions
        for entry in layout.nodes:
            shown = opened.get("Bridge", entry.row, BRIDGE["effect"])
            assert shown == pytest.approx(bridged[entry.key], rel=1e-7, abs=1e-5), (edit, entry.key)
        assert opened.name("check_integrity") == "PASS", edit
        for name in edit:
            opened.put("Data", layout.data[AC, name], column, base[name][FIRST + LAST])
    assert len(verdicts) >= 4
