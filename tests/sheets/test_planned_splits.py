"""A planned number that follows from others follows them in the workbook too, through formulas and splits."""

from __future__ import annotations

from pathlib import Path

import pytest

from nenrin.comparisons.follow import follow
from nenrin.outputs import workbook
from nenrin.sheets import compose
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import PL, model
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.words import Words
from opened_workbook import Opened
from studied import studied

SAMPLES = (("aozora-tsuhan", "2026-01"), ("online-retail", "2011-11"))


@pytest.mark.slow
@pytest.mark.parametrize(("client", "month"), SAMPLES)
def test_a_planned_leaf_moves_the_planned_tree_as_in_the_engine(client: str, month: str, tmp_path: Path) -> None:
    report = studied(client, month)
    book, layout = compose(report, "en"), Layout(model(report), Words("en"))
    opened = Opened(book, workbook.write(book), tmp_path)
    written = {kpi: dict(report.plan.series[kpi]) for kpi in layout.model.given(PL)}
    column = layout.last
    moved = 0
    for leaf in (node.kpi for node in report.tree.nodes if node.leaf and node.kpi in written and not node.back):
        typed = round(written[leaf][report.month] * 1.07, 4)
        engine = follow(report.tree, {**written, leaf: {**written[leaf], report.month: typed}})
        opened.put(layout.name("data"), layout.data[PL, leaf], column, typed)
        for entry in layout.entries:
            if entry.back == 0 and (planned := engine.value(entry.kpi, report.month)) is not None:
                shown = opened.get(layout.name("tree"), entry.row, TREE["pl"])
                assert shown == pytest.approx(planned, rel=1e-9), (leaf, entry.kpi)
        moved += engine.value(report.root, report.month) != report.plan.value(report.root, report.month)
        opened.put(layout.name("data"), layout.data[PL, leaf], column, written[leaf][report.month])
    assert moved >= 3


def test_of_two_kpis_that_would_read_each_other_one_is_put_in() -> None:
    report = studied("aozora-tsuhan", "2026-01")
    rules = model(report).rules[PL]
    assert str(rules["gross_sales"]) == "active_customers * orders_per_customer * average_order_value"
    assert str(rules["average_order_value"]) == "items_per_order * price_per_item"
