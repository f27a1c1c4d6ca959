"""``nenrin import`` after a real office has worked on the file: sorted there, columns inserted, sheets moved, junk."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from openpyxl.utils import get_column_letter
from typer.testing import CliRunner, Result

from libre_hands import OFFICE, SORT, saved, worked_on
from nenrin.cli import app
from returned_workbook import CAUSE, LAST, REGISTER, Hands, folder, issued

FREIGHT, FUEL = f"freight@{LAST}", f"freight@{LAST}:fuel"
HEAD, BODY = 5, 6
"""The rows of the headers and of the first entry, from 1."""
offices = pytest.mark.parametrize("pass_through", [
    lambda file, _: file,
    pytest.param(saved, marks=[pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing")]),
], ids=["as typed", "saved by LibreOffice"])
Office = Callable[[Path, Path], Path]


def nenrin(file: Path, config: Path) -> Result:
    return CliRunner().invoke(app, ["import", str(file), "--config", str(config)])


def results(file: Path) -> Any:  # noqa: ANN401 (openpyxl has few types)
    """The workbook with what its formulas gave."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")      # openpyxl says that it does not know sparklines
        return openpyxl.load_workbook(file, data_only=True)


def listed(config: Path, name: str) -> list[dict[str, Any]]:
    text = (config.parent / f"{name}.yaml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text)[name])


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing on this machine")
def test_rows_sorted_and_columns_inserted_in_libreoffice_come_back_and_still_show_their_own_numbers(
    tmp_path: Path,
) -> None:
    """The whole workbook; what it shows after the sort is reckoned by LibreOffice and found by key."""
    config, hands = folder(tmp_path), Hands(issued("ja"), "ja", whole=True)
    said = {"kind": "価格", "cause": "港のスト", "low": "=2000+800", "high": "３，２００", "due": "2012年8月"}
    file = hands.fill(FREIGHT, **said, evidence="メール", owner="壇", reviewer="Cy").save(tmp_path / "a.xlsx")
    steps = f"""page = book.Sheets.getByName("{hands.page.title}")
  {SORT.format(first=BODY - 1)}
  page.Columns.insertByIndex(2, 2)
  page.getCellByPosition(2, {HEAD - 1}).String = "Notes"
  page.getCellByPosition(3, 8).Formula = "=SUM(A1:A9)"
  page.Rows.insertByIndex(1, 1)
  book.Sheets.moveByName("{hands.page.title}", 0)"""
    made = worked_on(file, steps, tmp_path)
    again, values = Hands(made.read_bytes(), "ja", whole=True), results(made)
    keys = [again.page.cell(row, 1).value for row in range(BODY + 1, again.page.max_row + 1)]
    kpis = [key.partition("@")[0] for key in keys if key and not key.startswith("new-")]
    assert kpis == sorted(kpis, reverse=True)
    assert values.sheetnames[0] == hands.page.title
    (tmp_path / "issued.xlsx").write_bytes(issued("ja"))
    before, page = results(tmp_path / "issued.xlsx")[hands.page.title], values[hands.page.title]
    for row, key in enumerate(keys, BODY + 1):
        if key and not key.startswith("new-"):
            old = next(at for at in range(BODY, before.max_row + 1) if before.cell(at, 1).value == key)
            shown, known = (one.cell(at, column + shift).value for one, at, column, shift in (
                (page, row, hands.column("surprise"), 2), (before, old, hands.column("surprise"), 0),
            ))
            assert shown == pytest.approx(known, rel=1e-9), key
    answer = nenrin(made, config)
    assert answer.exit_code == 0, answer.output
    assert listed(config, "causes")[1] == {
        "id": f"freight-{LAST}", "label": "港のスト", "kpi": "freight", "direction": "up", "size": [2800, 3200],
        "months": {"from": str(LAST), "to": str(LAST)}, "kind": "price", "evidence": "メール", "author": "Cy",
    }
    assert [(one["owner"], str(one["due"])) for one in listed(config, "investigations")] == [("壇", "2012-08")]
    assert "Nothing new" in nenrin(made, config).stdout


@offices
def test_every_row_that_belongs_to_nothing_is_told_and_nothing_is_written(pass_through: Office, tmp_path: Path) -> None:
    """A key of no KPI, a cause that the register has not, a key twice with other entries, entries without a key."""
    config, hands = folder(tmp_path), Hands(issued()).fill(FREIGHT, **CAUSE)
    page, last = hands.page, hands.page.max_row
    for row, key in enumerate((f"fright@{LAST}", f"freight@{LAST}:fool", FREIGHT, "lost"), last + 1):
        for column in range(1, page.max_column + 1):
            page.cell(row, column).value = page.cell(hands.row(FREIGHT), column).value
        page.cell(row, hands.column("key")).value = key
        page.cell(row, hands.column("kpi_id")).value = None if key == "lost" else "freight"
        page.cell(row, hands.column("kpi")).value = None
        page.cell(row, hands.column("cause")).value = f"Words of {key}"
    answer = nenrin(pass_through(hands.save(tmp_path / "a.xlsx"), tmp_path), config)
    assert answer.exit_code == 1
    told = {line.split(": ", 1)[0].rpartition("!")[2]: line for line in answer.stderr.splitlines() if "!" in line}
    key = get_column_letter(hands.column("key"))
    issued_copy = get_column_letter(hands.column("issued"))
    assert "there is no KPI 'fright'; did you mean 'freight'" in told[f"{key}{last + 1}"]
    assert "belongs to another row" in told[f"{issued_copy}{last + 2}"]
    assert "stands twice, with other entries" in told[f"{key}{last + 3}"]
    assert "entries has no key" in told[f"{key}{last + 4}"]
    assert (tmp_path / "causes.yaml").read_text(encoding="utf-8") == REGISTER


@pytest.mark.parametrize("due", [
    "2012-08", "2012/8/1", "2012.08.31", "Aug 2012", "August 2012", "2012年8月", "２０１２／８",
])
def test_a_month_typed_as_text_is_read_however_it_is_spelled(due: str, tmp_path: Path) -> None:
    config, hands = folder(tmp_path), Hands(issued()).fill(FREIGHT, owner="Dan", due=due)
    answer = nenrin(hands.save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    assert [str(one["due"]) for one in listed(config, "investigations")] == ["2012-08"]
