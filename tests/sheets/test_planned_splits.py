"""A planned number that follows from others follows them in the workbook too, through formulas and splits."""

from __future__ import annotations

from pathlib import Path

import pytest

from grown_report import FIRST, grown_report, kpi
from nenrin.comparisons.follow import follow
from nenrin.outputs import workbook
from nenrin.report import Report
from nenrin.sheets import compose
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import PL, model
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.words import Words
from opened_workbook import Opened
from studied import studied

COUNT = {"source": "orders", "agg": "count"}
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
    """Sales follow from the planned price; the price, which is sales by items, does not follow from them again."""
    rules = model(planned_by_parts()).rules[PL]
    assert str(rules["sales"]) == "customers * frequency * basket"
    assert str(rules["basket"]) == "size * price"
    assert {name for name, rule in rules.items() if rule == "given"} == {"customers", "frequency", "size", "price"}


def planned_by_parts() -> Report:
    """A shop whose plan says how many customers, how often, how much and at what price; the rest follows."""
    kpis = {
        "sales": kpi("sales", split="customers * frequency * basket"),
        "customers": kpi("customers", measure=COUNT),
        "orders": kpi("orders", measure=COUNT, split="customers * frequency"),
        "items": kpi("items", split="orders * size"),
        "frequency": kpi("frequency", formula="orders / customers"),
        "basket": kpi("basket", formula="sales / orders", split="size * price"),
        "size": kpi("size", formula="items / orders"),
        "price": kpi("price", formula="sales / items"),
    }
    series = {"sales": 90_000.0, "customers": 300.0, "orders": 450.0, "items": 1_800.0}
    written = {"customers": 310.0, "frequency": 1.6, "size": 4.5, "price": 51.0}
    months = [FIRST + step for step in range(14)]
    plan = {name: dict.fromkeys(months, value) for name, value in written.items()}
    return grown_report(kpis, {name: [value] * len(months) for name, value in series.items()}, plan)


@pytest.mark.slow
def test_so_it_is_in_the_sample_whose_plan_is_written_by_parts() -> None:
    rules = model(studied("aozora-tsuhan", "2026-01")).rules[PL]
    assert str(rules["gross_sales"]) == "active_customers * orders_per_customer * average_order_value"
    assert str(rules["average_order_value"]) == "items_per_order * price_per_item"
