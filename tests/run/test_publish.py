"""From the report to paper: complete, identical, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from nenrin import sheets
from nenrin.run import Published, publish, study
from nenrin.sheets import Book
from nenrin.vocabulary import Month

CONFIG = Path(__file__).parents[2] / "config" / "online-retail" / "client.yaml"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return publish(study(CONFIG, Month(2011, 11)), tmp_path_factory.mktemp("output"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_deliverable_is_there_and_nothing_else(published: Published) -> None:
    stem = "online-retail_2011-11"
    by_language = {f"{stem}.{language}.{kind}" for language in ("en", "ja") for kind in ("xlsx", "html", "pdf")}
    assert published.folder.parts[-2:] == ("online-retail", "2011-11")
    assert set(contents(published.folder)) == by_language | {f"{stem}.json", "run.json"}


def test_the_record_names_what_was_read_proved_and_written(published: Published) -> None:
    record = json.loads((published.folder / "run.json").read_text("utf-8"))
    assert record["schema"] == "nenrin/run/1"
    assert sum(account["read"] for account in record["rows"]) == 52_613
    assert all(account["read"] == account["used"] + sum(account["set_aside"].values()) for account in record["rows"])
    assert {"data/2011-11.xlsx", "plan.csv"} <= set(record["inputs"])
    assert set(record["files"]) == set(contents(published.folder)) - {"run.json"}
    assert all(line.endswith(", 0 differ") for line in record["proof"].values())
    assert {"settings", "sources", "measures", "tree", "proof en", "pdf ja"} <= set(record["seconds"])


def test_no_customer_id_reaches_any_text_deliverable(published: Published) -> None:
    for name, content in contents(published.folder).items():
        if name.endswith((".html", ".json")):
            assert b"12346" not in content, name      # the customer of the giant order
            assert b"17850.0" not in content, name


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes(published: Published, tmp_path: Path) -> None:
    again = publish(study(CONFIG, Month(2011, 11)), tmp_path)
    first, second = contents(published.folder), contents(again.folder)
    first.pop("run.json")
    second.pop("run.json")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_workbook_that_fails_its_proof_is_not_delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    studied, compose = study(CONFIG, Month(2011, 11)), sheets.compose
    before = contents(publish(studied, tmp_path, pdf=False).folder)

    def falsified(*arguments: object) -> Book:
        book = compose(*arguments)      # type: ignore[arg-type]
        first = next(sheet for sheet in book.sheets if any(isinstance(_number(cell), float) for cell in sheet.cells))
        cells = list(first.cells)
        at = next(index for index, cell in enumerate(cells) if isinstance(_number(cell), float))
        cells[at] = replace(cells[at], value=float(cells[at].value or 0) + 1)
        sheets_ = tuple(replace(sheet, cells=tuple(cells)) if sheet is first else sheet for sheet in book.sheets)
        return replace(book, sheets=sheets_)

    def _number(cell: sheets.Cell) -> float | None:
        return cell.value if cell.formula is not None and isinstance(cell.value, float) else None

    monkeypatch.setattr(sheets, "compose", falsified)
    published = publish(studied, tmp_path, pdf=False)
    assert published.faults
    assert not published.files
    assert contents(published.folder) == before
