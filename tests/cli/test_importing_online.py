"""``nenrin import`` after an online office: what such an export loses is nothing that the import reads."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml
from typer.testing import CliRunner

from nenrin.cli import app
from returned_workbook import CAUSE, LAST, Hands, folder, issued

FREIGHT = f"freight@{LAST}"


def exported(hands: Hands) -> None:
    """As such offices write: no properties of our own, no named cells, no lists, links or comments, plain styles."""
    book = hands.page.parent
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
    book.defined_names.clear()
    for page in book.worksheets:
        page.data_validations.dataValidation.clear()
        page.conditional_formatting = type(page.conditional_formatting)()
        page.freeze_panes, page.sheet_state = None, "visible"
        for row in page.iter_rows():
            for cell in row:
                cell.hyperlink, cell.comment, cell.style = None, None, "Normal"
    book.move_sheet(hands.page, -2)
    book.create_sheet("Sheet25", 0)


def test_a_workbook_that_an_online_office_wrote_anew_is_read(tmp_path: Path) -> None:
    config, hands = folder(tmp_path), Hands(issued(), whole=True)
    exported(hands)
    hands.fill(FREIGHT, **{**CAUSE, "due": dt.datetime(2012, 8, 31)}, owner="Dan")  # noqa: DTZ001 (a cell's)
    answer = CliRunner().invoke(app, ["import", str(hands.save(tmp_path / "a.xlsx")), "--config", str(config)])
    assert answer.exit_code == 0, answer.output
    causes: list[dict[str, Any]] = yaml.safe_load((tmp_path / "causes.yaml").read_text(encoding="utf-8"))["causes"]
    assert [one["id"] for one in causes] == ["fuel", f"freight-{LAST}"]
    work = yaml.safe_load((tmp_path / "investigations.yaml").read_text(encoding="utf-8"))["investigations"]
    assert [(one["owner"], str(one["due"])) for one in work] == [("Dan", "2012-08")]
