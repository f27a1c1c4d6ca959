"""Bad input, as a person gives it: a located problem, exit status 1, nothing written, no stack trace."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from nenrin.cli import app

CLIENT = Path(__file__).parents[2] / "config" / "online-retail"
LAST = "data/2011-11.xlsx"
Break = Callable[[Path], None]


def _sheet(change: Callable[[Worksheet], None]) -> Break:
    """Change the last workbook as a spreadsheet program would."""

    def breaking(client: Path) -> None:
        book = openpyxl.load_workbook(client / LAST)
        sheet = book["Orders"]
        change(sheet)
        book.save(client / LAST)

    return breaking


def _yaml(before: str, after: str) -> Break:
    """Change the client's YAML."""

    def breaking(client: Path) -> None:
        text = (client / "client.yaml").read_text("utf-8")
        assert before in text
        (client / "client.yaml").write_text(text.replace(before, after), "utf-8")

    return breaking


def _renamed(sheet: Worksheet) -> None:
    sheet.title = "Order"


def _without_amount(sheet: Worksheet) -> None:
    sheet["G1"] = "Sum"


def _text_in_a_number(sheet: Worksheet) -> None:
    sheet["G204"] = "１２,３４５円"


def _twice(sheet: Worksheet) -> None:
    sheet.append([cell.value for cell in sheet[2]])


def _emptied(client: Path) -> None:
    (client / LAST).write_bytes(b"")


def _gone(client: Path) -> None:
    (client / LAST).unlink()


BROKEN: dict[str, tuple[Break, str]] = {
    "a missing file": (_gone, r"2011-11"),
    "a wrong sheet": (_sheet(_renamed), r"data/2011-11\.xlsx: .*'Orders'.*'Order'"),
    "an absent column": (_sheet(_without_amount), r"data/2011-11\.xlsx:Orders.*amount.*"),
    "text in a number column": (_sheet(_text_in_a_number), r"data/2011-11\.xlsx:Orders!G204: "),
    "an invoice that stands twice": (_sheet(_twice), r"data/2011-11\.xlsx:Orders!A\d+: .*invoice"),
    "an empty file": (_emptied, r"data/2011-11\.xlsx: .*empty"),
    "unreadable YAML": (_yaml("root: net_revenue", "root: [net_revenue"), r"client\.yaml:\d+:\d+: "),
    "a formula that divides by zero": (
        _yaml("formula: orders / active_customers", "formula: orders / (active_customers - active_customers)"),
        r"client\.yaml:\d+:\d+: .*divides by zero in 2011-10",
    ),
    "a circular tree": (
        _yaml("split: units_per_order * price_per_unit", "split: net_revenue * price_per_unit"),
        r"client\.yaml:\d+:\d+: .*net_revenue.*->.*net_revenue",
    ),
    "an unknown key": (_yaml("better: none", "beter: none"), r"client\.yaml:\d+:\d+: .*did you mean 'better'"),
}


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample client with every tenth row of its last two months."""
    folder = tmp_path_factory.mktemp("client") / "config"
    shutil.copytree(CLIENT, folder, ignore=shutil.ignore_patterns("*.xlsx"))
    for month in ("2011-10", "2011-11"):
        book = openpyxl.load_workbook(CLIENT / "data" / f"{month}.xlsx")
        sheet = book["Orders"]
        kept = [row for place, row in enumerate(sheet.iter_rows(min_row=2, values_only=True)) if place % 10 == 0]
        sheet.delete_rows(2, sheet.max_row)
        for row in kept:
            sheet.append(row)
        book.save(folder / "data" / f"{month}.xlsx")
    return folder


@pytest.fixture
def client(short: Path, tmp_path: Path) -> Path:
    """A copy to be broken."""
    return Path(shutil.copytree(short, tmp_path / "config"))


def _run(client: Path, *arguments: str) -> tuple[int, str]:
    command = ["run", str(client / "client.yaml"), "--output", str(client.parent / "output"), *arguments]
    answer = CliRunner().invoke(app, command)
    return answer.exit_code, answer.output


@pytest.mark.parametrize("what", BROKEN)
def test_it_is_told_with_its_place_and_nothing_is_written(client: Path, what: str) -> None:
    breaking, told = BROKEN[what]
    breaking(client)
    status, output = _run(client)
    assert status == 1, output
    assert re.search(told, output), output
    assert "Nothing was written." in output
    assert "Traceback" not in output
    assert not (client.parent / "output").exists()


def test_a_month_that_is_not_there_is_told_with_the_months_that_are(client: Path) -> None:
    status, output = _run(client, "--month", "2012-02")
    assert status == 1, output
    assert "2011-10 to 2011-11" in output
    assert not (client.parent / "output").exists()


def test_all_problems_of_all_files_are_told_at_once(client: Path) -> None:
    _sheet(_text_in_a_number)(client)
    shutil.copy(client / LAST, client / "data" / "2011-09.xlsx")
    status, output = _run(client)
    assert status == 1
    assert "data/2011-11.xlsx:Orders!G204" in output
    assert "data/2011-09.xlsx" in output
