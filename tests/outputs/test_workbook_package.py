"""No program offers to repair the file: its parts, names, indices and limits, whatever is reported."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache, partial

import pytest

import house
from crowds import HOSTILE, LONG, named
from enriched import enriched
from grown_goal import grown
from grown_past import past
from grown_report import shop, wide
from nenrin.outputs import workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.run import study
from nenrin.sheets import Book, compose
from nenrin.vocabulary import Month
from sample_report import sample_report
from workbook_package import Package

SAMPLES = {"online-retail": Month(2011, 11), "aozora-tsuhan": Month(2026, 1)}
REPORTS: dict[str, Callable[[], Report]] = {
    "sample": sample_report, "calm": partial(sample_report, calm=True), "shop": shop, "wide": wide, "grown": grown,
    "past": past, "enriched": enriched, "hostile": lambda: named(sample_report(), HOSTILE),
    "long": lambda: named(sample_report(), LONG), "blanks": lambda: named(sample_report(), " \t\u3000'=[]:*?/\\\r\n"),
}


@cache
def book(which: str, language: str) -> Book:
    if which in SAMPLES:
        report = study(house.ROOT / "config" / which / "client.yaml", SAMPLES[which]).report
        return compose(report, language, reported(report, language))
    return compose(REPORTS[which](), language)


@cache
def written(which: str, language: str) -> bytes:
    return workbook.write(book(which, language))


EVERY = [
    *((which, "en") for which in REPORTS), ("sample", "ja"), ("enriched", "ja"),
    *(pytest.param(which, language, marks=pytest.mark.slow) for which in SAMPLES for language in ("en", "ja")),
]
every = pytest.mark.parametrize(("which", "language"), EVERY)


@every
def test_nothing_in_the_file_asks_for_a_repair(which: str, language: str) -> None:
    assert Package(written(which, language)).faults() == []


@every
def test_all_that_was_composed_is_in_the_file(which: str, language: str) -> None:
    """Charts, sparklines with their areas, names for those who read by ear, and the sheet that opens first."""
    package, made = Package(written(which, language)), book(which, language)
    assert sum(re.fullmatch(r"xl/charts/chart\d+\.xml", name) is not None for name in package.names) == sum(
        len(sheet.charts) for sheet in made.sheets
    )
    spelled = {one.text for _, sheet in package.sheets() for one in sheet.iter() if one.tag.endswith("main}f")}
    assert {line.values for sheet in made.sheets for line in sheet.sparklines} <= spelled
    assert sum(len(sheet.sparklines) for sheet in made.sheets) >= 2
    names = {one.get("name") for one in package.xml["xl/workbook.xml"].iter() if one.tag.endswith("definedName")}
    assert {name.rpartition("!")[2] for name, _ in made.names} <= names
    assert {"Title", "ColumnTitle"} <= names
    views = [one for _, sheet in package.sheets() for one in sheet.iter() if one.tag.endswith("sheetView")]
    assert [int(one.get("tabSelected", 0)) for one in views] == [1, *[0] * (len(views) - 1)]


@pytest.mark.parametrize(("part", "old", "new", "told"), [
    ("xl/worksheets/sheet3.xml", ' r="A6"', ' r="B6"', "out of order"),
    ("xl/worksheets/sheet3.xml", "<sheetData>", "<pageMargins/><sheetData>", "another order"),
    ("xl/workbook.xml", 'name="pos_ac"', 'name="pos_pm"', "the name pos_pm"),
    ("xl/worksheets/_rels/sheet2.xml.rels", "drawing1.xml", "drawing9.xml", "leads to"),
    ("[Content_Types].xml", "/xl/styles.xml", "/xl/style.xml", "which is not there"),
    ("xl/styles.xml", 'fontId="1"', 'fontId="999"', "font that is not there"),
])
def test_a_fault_would_be_found(part: str, old: str, new: str, told: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written("sample", "en"))) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            assert name != part or old.encode() in text
            after.writestr(name, text.replace(old.encode(), new.encode(), 1) if name == part else text)
    assert any(told in fault for fault in Package(target.getvalue()).faults())
