"""What is typed into the register is counted where it stands: an equal sum or number of texts hides nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grown_report import FIRST, shop
from nenrin.explanations import Cause, Span
from nenrin.outputs import proof, workbook
from nenrin.sheets import Book, Cell, compose
from nenrin.sheets.register import AT, NAMES
from nenrin.sheets.register_changes import COPY, COUNTED, FILLED
from nenrin.sheets.rows import BODY
from nenrin.vocabulary import Label
from opened_workbook import Opened, find

LAST = FIRST + 29
SHEET = "Explanations"


def cause(name: str, kpi: str, size: tuple[float, float]) -> Cause:
    return Cause(
        id=name, label=Label(name.title()), kpi=kpi, direction="up", size=size, kind="price",
        months=Span(**{"from": LAST}), evidence=Label(f"Letter about {name}"),
    )


@cache
def issued() -> tuple[Book, bytes]:
    """Two leaves with a sized cause each, and many rows without one."""
    book = compose(shop(causes=(cause("prices", "basket", (1.0, 2.0)), cause("fuel", "freight", (3.0, 4.0)))), "en")
    data = workbook.write(book)
    assert proof.prove(data, book) == ()
    return book, data


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """The workbook, to be changed."""
    return Opened(*issued(), tmp_path)


def counted(opened: Opened) -> float | str | bool | None:
    """What the check counts."""
    row = find(opened.sheet("Checks"), 1, "Register entries as issued").row
    return opened.get("Checks", row, 3)


def row_of(opened: Opened, key: str) -> int:
    return find(opened.sheet(SHEET), AT["key"], key).row


def swap(opened: Opened, rows: tuple[int, int], columns: range | tuple[int, ...]) -> None:
    """Exchange constants between two rows."""
    for column in columns:
        one, other = (opened.get(SHEET, row, column) for row in rows)
        for row, value in zip(rows, (other, one), strict=True):
            if isinstance(value, bool) or value is None:
                value = ""  # noqa: PLW2901 (a blank cell)
            opened.put(SHEET, row, column, value)


def test_as_issued_nothing_is_counted(opened: Opened) -> None:
    assert counted(opened) == 0
    assert opened.name("check_as_issued") == "PASS"


@pytest.mark.parametrize("column", ["low", "high"])
def test_two_amounts_that_change_places_are_counted_though_their_sum_stays(opened: Opened, column: str) -> None:
    rows = row_of(opened, f"basket@{LAST}:prices"), row_of(opened, f"freight@{LAST}:fuel")
    before = sum(float(opened.get(SHEET, row, AT[column]) or 0) for row in rows)
    swap(opened, rows, (AT[column],))
    assert sum(float(opened.get(SHEET, row, AT[column]) or 0) for row in rows) == before
    assert float(counted(opened) or 0) >= 2
    assert (opened.name("check_integrity"), opened.name("check_as_issued")) == ("PASS", "CHANGED")


@pytest.mark.parametrize("column", ["cause", "evidence"])
def test_two_texts_that_change_places_are_counted(opened: Opened, column: str) -> None:
    rows = row_of(opened, f"basket@{LAST}:prices"), row_of(opened, f"freight@{LAST}:fuel")
    swap(opened, rows, (AT[column],))
    assert counted(opened) == 2


@pytest.mark.parametrize(("column", "value"), [
    ("cause", "Another wording"), ("owner", "Sales"), ("kind", "market"), ("due", 45_000.0), ("to", 45_000.0),
    ("status", "closed"), ("low", 0.5), ("high", 9.0), ("kpi_id", "orders"),
])
def test_one_entry_of_any_kind_is_counted_and_its_return_is_not(
    opened: Opened, column: str, value: float | str,
) -> None:
    row = row_of(opened, f"new-1@{LAST}")
    assert opened.get(SHEET, row, AT[column]) in (None, "")
    opened.put(SHEET, row, AT[column], value)
    assert counted(opened) == 1
    opened.put(SHEET, row, AT[column], "")
    assert counted(opened) == 0


def test_a_text_replaced_by_another_is_counted(opened: Opened) -> None:
    opened.put(SHEET, row_of(opened, f"basket@{LAST}:prices"), AT["evidence"], "A second letter")
    assert counted(opened) == 1


def test_rows_that_are_sorted_are_as_issued(opened: Opened) -> None:
    """Whole rows change places, their copies with them."""
    rows = row_of(opened, f"orders@{LAST}"), row_of(opened, f"new-1@{LAST}")
    opened.put(SHEET, rows[0], AT["owner"], "Sales")
    assert counted(opened) == 1
    columns = (AT["key"], *(AT[name] for name in FILLED), *COPY.values())
    swap(opened, rows, columns)
    assert opened.get(SHEET, rows[1], AT["owner"]) == "Sales"
    assert counted(opened) == 1


def test_every_entry_has_its_copy_and_nothing_else_has() -> None:
    book = compose(shop(causes=(cause("prices", "basket", (1.0, 2.0)),)), "en")
    sheet = next(sheet for sheet in book.sheets if sheet.name == SHEET)
    there: dict[tuple[int, int], Cell] = {cell[:2]: cell for cell in sheet.cells}
    assert min(COPY.values()) > COUNTED >= len(NAMES)
    for row, column in [place for place in there if place[0] >= BODY and place[1] in COPY.values()]:
        name = next(name for name, copy in COPY.items() if copy == column)
        assert there[row, column].formula is None
        assert there[row, column].value == there[row, AT[name]].value
    entered = [cell for cell in sheet.cells if cell.row >= BODY and cell.column in {AT[name] for name in FILLED}]
    assert all((cell.row, COPY[NAMES[cell.column]]) in there for cell in entered if cell.value not in (None, ""))


@pytest.mark.parametrize(("column", "text"), [
    ("evidence", "LETTER ABOUT PRICES"), ("kind", "Price"), ("cause", "prices"),
])
def test_an_entry_that_differs_in_capital_letters_alone_is_counted(opened: Opened, column: str, text: str) -> None:
    row = row_of(opened, f"basket@{LAST}:prices")
    before = str(opened.get(SHEET, row, AT[column]))
    assert before.casefold() == text.casefold()
    opened.put(SHEET, row, AT[column], text)
    assert counted(opened) == 1
    assert (opened.name("check_integrity"), opened.name("check_as_issued")) == ("PASS", "CHANGED")
    opened.put(SHEET, row, AT[column], before)
    assert counted(opened) == 0


@pytest.mark.parametrize("key", [f"new-1@{LAST}", f"basket@{LAST}:prices"])
def test_a_text_in_the_place_of_an_amount_is_counted_and_breaks_nothing(opened: Opened, key: str) -> None:
    opened.put(SHEET, row_of(opened, key), AT["low"], "about a thousand")
    assert float(counted(opened) or 0) >= 1
    assert opened.errors() == []


def test_the_reach_of_a_carried_claim_is_counted(opened: Opened) -> None:
    carried = next(cell for cell in opened.sheet(SHEET).cells if cell.row >= BODY and cell.column == AT["reach"])
    assert isinstance(carried.value, float)
    opened.put(SHEET, carried.row, AT["reach"], carried.value * 2)
    assert float(counted(opened) or 0) >= 1
    assert opened.name("check_as_issued") == "CHANGED"
