"""Whatever month is chosen, Bridge's year and Goal's levers are those that the engine tells of that month."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from nenrin.outputs import workbook
from nenrin.projections import Lever
from nenrin.report import Report
from nenrin.sheets import Book, compose, naming
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.goal_levers import AT as LEVER
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.settings import ROWS
from nenrin.sheets.told import levers, year
from nenrin.words import Words
from opened_workbook import Opened, find
from studied import studied

CLIENTS = {"online-retail": "2011-11", "aozora-tsuhan": "2026-03"}

pytestmark = pytest.mark.slow


@cache
def written(client: str) -> tuple[Book, bytes]:
    book = compose(studied(client, CLIENTS[client]), "en")
    return book, workbook.write(book)


@pytest.mark.parametrize("client", CLIENTS)
def test_every_month_shows_its_own_year_and_levers(client: str, tmp_path: Path) -> None:
    """Every node's part of the year so far, and what every lever would have had to do; the year closes to zero."""
    opened, report = Opened(*written(client), tmp_path), studied(client, CLIENTS[client])
    shown = 0
    for month in Layout(model(report), Words("en")).months:
        opened.put("Settings", ROWS["report_month"], 1, serial(month))
        found = year(report, month)
        shown += compare(opened, report, levers(report, month), found.contributions if found else {})
    assert shown > 500


@pytest.mark.parametrize(("client", "month"), [
    ("online-retail", "2011-02"), ("online-retail", "2011-06"), ("online-retail", "2010-10"),
    ("aozora-tsuhan", "2025-06"), ("aozora-tsuhan", "2025-12"),
])
def test_a_month_chosen_shows_the_year_and_the_levers_of_a_study_of_that_month(
    client: str, month: str, tmp_path: Path,
) -> None:
    """Made from the rows up to that month alone: nothing that came later has a say."""
    opened, own = Opened(*written(client), tmp_path), studied(client, month)
    opened.put("Settings", ROWS["report_month"], 1, serial(own.month))
    known = own.year.contributions if own.year is not None else {}
    assert compare(opened, own, own.projection.levers, known) > 5


def compare(
    opened: Opened, report: Report, told: Mapping[str, Lever], parts: Mapping[str, float],
) -> int:
    """Bridge's year and Goal's levers against the engine's; how many numbers they show."""
    layout, sheet, count = Layout(model(report), Words("en")), opened.sheet("Goal"), 0
    for entry in layout.nodes:
        cell = number(opened.get("Bridge", entry.row, BRIDGE["year"]))
        assert cell == near(parts.get(entry.key)), entry.key
        count += cell is not None
    assert opened.get("Bridge", layout.nodes[-1].row + 2, BRIDGE["year"]) == (0 if parts else "–")
    title = find(sheet, LEVER["feasible"], "Feasible?").row
    for kpi, lever in told.items():
        row = next(cell.row for cell in sheet.cells if cell.value == naming.label(layout, kpi) and cell.row > title)
        for name in ("now", "share", "alone", "together", "seen"):
            cell = number(opened.get("Goal", row, LEVER[name]))
            assert cell == near(getattr(lever, name)), (kpi, name)
            count += cell is not None
        assert number(opened.get("Goal", row, LEVER["seen_in"])) == (serial(lever.seen_in) if lever.seen_in else None)
        assert opened.get("Goal", row, LEVER["feasible"]) == {True: "yes", False: "no", None: "–"}[lever.feasible]
    return count


def near(value: float | None) -> object:
    """To nine digits, or a hundredth of a penny: what cancels to almost nothing has no digits of its own."""
    return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-4)


def number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
