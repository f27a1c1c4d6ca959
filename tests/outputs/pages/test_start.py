"""A client's first month: what the KGI is made of, and from when the rest will be known; nothing of it later."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from nenrin.outputs import html
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.document import Document, compose
from nenrin.outputs.pages.steps import steps
from nenrin.report import Report
from nenrin.run import study
from nenrin.vocabulary import Month
from nenrin.words import Words

ROWS = {("shop", "north"): 600, ("shop", "south"): 200, ("web", "north"): 250, ("back", "south"): 50}
"""Sales of 1,050 less 50 sent back: 1,000; north 850, south 150."""
SUM = {"format": {"style": "currency"}, "better": "up"}


def _counted(item: str) -> dict[str, Any]:
    measure = {"source": "rows", "agg": "sum", "of": "amount", "where": f"item == '{item}'"}
    return SUM | {"label": item, "measure": measure, "also": [{"by": "region"}]}


def _written(folder: Path, months: int) -> Path:
    lines = ["no,day,item,region,amount"]
    for month in range(1, months + 1):
        for day in (1, 31 if month == 1 else 28):
            for (item, region), amount in ROWS.items():
                lines.append(f"{len(lines)},2024-{month:02}-{day:02},{item},{region},{amount / 2:.2f}")
    (folder / "rows.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    columns = {
        "no": {"type": "id"}, "day": {"type": "date"}, "item": {"type": "category"}, "region": {"type": "category"},
        "amount": {"type": "decimal(14,2)"},
    }
    (folder / "client.yaml").write_text(json.dumps({
        "version": 1, "client": {"id": "young", "name": "Young Ltd."},
        "report": {
            "month": f"2024-{months:02}", "languages": ["en"], "timezone": "Asia/Tokyo", "currency": "EUR",
            "calendar": {"type": "month", "year_starts": 1}, "materiality": {"absolute": 10, "relative": 0.001},
        },
        "sources": {"rows": {"path": "rows.csv", "time": "day", "keys": ["no"], "columns": columns}},
        "dimensions": {"region": {"label": "Region", "source": "rows", "of": "region"}},
        "root": "net",
        "kpis": {
            "net": {"label": "net", "formula": "sold - back", "split": "sold - back", **SUM},
            "sold": {"label": "sold", "formula": "shop + web", "split": "shop + web", **SUM},
            "shop": _counted("shop"), "web": _counted("web"), "back": _counted("back") | {"better": "down"},
        },
    }), encoding="utf-8")
    return folder / "client.yaml"


@cache
def young(months: int) -> Report:
    with TemporaryDirectory() as folder:
        return study(_written(Path(folder), months)).report


@cache
def pages(months: int) -> Document:
    return compose(young(months), "en", "pdf", drawn=False)


def test_every_kpi_of_the_tree_stands_with_its_share_of_the_sum_above_it() -> None:
    start = pages(1).bridge.start
    assert start is not None
    assert [(part.name, part.operator, part.deep, part.value.text, part.share.text) for part in start.parts] == [
        ("net", "", 0, "1,000", ""), ("sold", "", 1, "1,050", "105%"), ("shop", "", 2, "800", "76%"),
        ("web", "+", 2, "250", "24%"), ("back", "−", 1, "50", "5%"),
    ]


def test_the_segments_of_the_kgi_stand_with_their_shares_the_largest_first() -> None:
    start = pages(1).bridge.start
    assert start is not None
    (cut,) = start.cuts
    assert cut.title.striptags() == "net by region"
    assert [(one.name, one.value.text, one.share.text) for one in cut.slices] == [
        ("north", "850", "85%"), ("south", "150", "15%"),
    ]


def test_the_cover_shows_what_the_kgi_is_made_of_on_an_axis_from_zero() -> None:
    found = steps(Context(young(1), Words("en"), "pdf"))
    assert [(step.name, step.value) for step in found.steps] == [
        ("shop", 800.0), ("web", 250.0), ("back", -50.0), ("net", 1_000.0),
    ]
    assert [step.printed for step in found.steps] == ["+800", "+250", "−50", "1,000"]


def test_what_is_too_early_to_say_is_told_with_its_month() -> None:
    """Six months of history are needed; the seventh month is the first that is judged."""
    document = pages(1)
    told = [(one.what.striptags(), one.since.striptags()) for one in document.coming or document.callouts.coming]
    assert [since for _, since in told] == ["Feb 2024", "Jul 2024", "Jan 2025", "once there is a plan"]
    assert {one.since.striptags() for one in document.others.plain} == {"Jul 2024"}
    assert young(1).month == Month(2024, 1)


def test_no_table_of_a_first_month_has_a_column_of_dashes() -> None:
    page = html.render(young(1), "en")
    assert not re.search(r'id="s-strategic".*ΔPM', page, re.DOTALL)
    assert not re.search(r'<div class="small-multiple', page)


@pytest.mark.parametrize("months", [2, 7])
def test_from_the_second_month_on_there_is_a_bridge(months: int) -> None:
    document = pages(months)
    assert document.bridge.start is None
    assert document.bridge.rows
    assert not document.others.plain


def test_as_the_record_grows_less_is_to_come_and_in_the_first_judged_month_nothing() -> None:
    second = pages(2).coming or pages(2).callouts.coming
    assert [one.since.striptags() for one in second] == ["Jul 2024", "Jan 2025", "once there is a plan"]
    assert not pages(7).coming
    assert not pages(7).callouts.coming
