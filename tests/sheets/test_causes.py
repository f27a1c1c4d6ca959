"""The register as it was written: its sizes are read in the register's rows, its claims follow them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from grown_report import FIRST, shop
from nenrin import explanations
from nenrin.explanations import Cause
from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.sheets import Book, compose
from nenrin.sheets.causes import AT
from nenrin.sheets.claims_columns import AT as CLAIM
from nenrin.sheets.layout import serial
from nenrin.sheets.register import AT as REGISTER
from nenrin.sheets.reported_columns import AT as LINE
from nenrin.sheets.settings import ROWS
from opened_workbook import Opened, find

LAST = FIRST + 29
CLAIMS = {"dear": (100.0, 140.0), "cheap": (-30.0, -10.0), "strike": (9_000.0, 9_100.0)}
"""The size of each cause, with the sign of its direction."""


def register() -> tuple[Cause, ...]:
    """Freight dearer in one month that is over, goods a little cheaper in this month, a strike that is over."""
    said = (("dear", "freight", 20, 21), ("cheap", "goods", 29, 29), ("strike", "goods", 24, 24))
    return tuple(
        Cause.model_validate({
            "id": name, "label": name, "kpi": kpi, "kind": "market",
            "direction": "up" if CLAIMS[name][0] > 0 else "down", "size": sorted(map(abs, CLAIMS[name])),
            "months": {"from": str(FIRST + first), "to": str(FIRST + last)},
        })
        for name, kpi, first, last in said
    )


@cache
def report() -> Report:
    found = shop(causes=register())
    standings = explanations.standings(found.tree, found.causes, found.expectations, LAST)
    return replace(found, standings=standings)


@cache
def written() -> tuple[Book, bytes]:
    book = compose(report(), "en", reported(report(), "en"))
    return book, workbook.write(book)


@pytest.fixture(name="opened")
def _opened(tmp_path: Path) -> Opened:
    return Opened(*written(), tmp_path)


def row_of(opened: Opened, cause: str) -> int:
    """The row of a cause as it was written: the last that carries its name."""
    sheet = opened.sheet("Initiatives")
    return max(cell.row for cell in sheet.cells if cell.column == AT["cause"] and cell.value == cause)


def test_the_sizes_are_those_of_the_register_with_their_sign(opened: Opened) -> None:
    for cause, ends in CLAIMS.items():
        row = row_of(opened, cause)
        assert tuple(opened.get("Initiatives", row, AT[name]) for name in ("low", "high")) == ends
    assert proof.prove(written()[1], written()[0]) == ()


def test_an_edit_in_the_register_moves_size_claim_and_what_the_report_printed(opened: Opened) -> None:
    """The printed sizes carry no sign: the upper end of a lowering cause is the lower end of its claim."""
    sheet = opened.sheet("Explanations")
    place = find(sheet, REGISTER["key"], f"goods@{LAST}:cheap").row
    opened.put("Explanations", place, REGISTER["low"], -35.0)
    assert opened.get("Initiatives", row_of(opened, "cheap"), AT["low"]) == -35.0
    lines = {side: find(opened.sheet("Reported"), LINE["id"], f"said.page.register.cheap.{side}").row
             for side in ("low", "high")}
    assert opened.get("Reported", lines["high"], LINE["live"]) == 35.0
    assert opened.get("Reported", lines["high"], LINE["match"]) == "CHANGED"
    assert opened.get("Reported", lines["low"], LINE["live"]) == 10.0
    assert opened.get("Reported", lines["low"], LINE["match"]) == "PASS"


def test_a_claim_that_is_over_follows_its_row_and_is_scored_anew(opened: Opened) -> None:
    """A claim that is set far off what came is one that did not come as claimed."""
    sheet = opened.sheet("Initiatives")
    claim = min(cell.row for cell in sheet.cells if cell.column == CLAIM["cause"] and cell.value == "dear")
    row, before = row_of(opened, "dear"), opened.get("Initiatives", claim, CLAIM["observed"])
    assert opened.get("Initiatives", row, AT["scored"]) == 2
    place = next(
        cell.row for cell in opened.sheet("Explanations").cells
        if cell.column == REGISTER["key"] and str(cell.value).endswith(":dear")
    )
    for name, value in (("low", 90_000.0), ("high", 90_100.0)):
        opened.put("Explanations", place, REGISTER[name], value)
    assert opened.get("Initiatives", claim, CLAIM["low"]) == 90_000.0
    assert opened.get("Initiatives", claim, CLAIM["observed"]) == before
    assert opened.get("Initiatives", row, AT["missed"]) == 2
    assert not opened.errors()


def test_causes_in_force_are_counted_in_the_month_chosen(opened: Opened) -> None:
    for month, there in ((LAST, {"cheap"}), (FIRST + 24, {"strike"}), (FIRST + 21, {"dear"}), (FIRST + 5, set())):
        opened.put("Settings", ROWS["report_month"], 1, serial(month))
        found = {name for name in CLAIMS if opened.get("Initiatives", row_of(opened, name), AT["in_force"]) == 1}
        assert found == there


def test_misses_are_counted_as_the_engine_scores_them(opened: Opened) -> None:
    scores = {one.cause: [score.outcome for score in one.scores] for one in report().standings}
    assert sum(map(len, scores.values())) > 2
    for cause, outcomes in scores.items():
        if outcomes:
            missed = opened.get("Initiatives", row_of(opened, cause), AT["missed"])
            assert missed == sum(outcome != "hit" for outcome in outcomes), cause
    assert {outcome == "hit" for outcomes in scores.values() for outcome in outcomes} == {True, False}
