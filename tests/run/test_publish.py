"""From the report to paper: complete, identical, or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from nenrin import ledger, sheets
from nenrin.run import Published, publish, study
from nenrin.sheets import Book
from nenrin.vocabulary import Month

pytestmark = pytest.mark.slow

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


def test_what_was_sent_stands_in_the_book_beside_the_months(published: Published) -> None:
    folder = published.folder.parent
    assert sorted(path.name for path in folder.iterdir()) == [".lock", "2011-11", "ledger.json"]
    (entry,) = ledger.open_book(folder).entries
    record = json.loads((published.folder / "run.json").read_text("utf-8"))
    assert (entry.month, entry.run, entry.who) == (Month(2011, 11), record["run"], record["occasion"]["who"])
    assert [called.kpi for called in entry.called] == record["callouts"]
    assert entry.rows == {"orders": 3462}      # the sheet of 2011-11.xlsx has so many below its header


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
def test_the_same_inputs_give_the_same_bytes_in_another_process(published: Published, tmp_path: Path) -> None:
    """Another process orders its sets in another way: nothing may be added up, or listed, in the order of a set."""
    found = [contents(_run(tmp_path / seed, seed)) for seed in ("1", "2")]
    assert found[0].keys() == found[1].keys() == contents(published.folder).keys()
    assert [name for name in found[0] if found[0][name] != found[1][name]] == ["run.json"], "which tells the time"


def _run(folder: Path, seed: str) -> Path:
    wanted = [str(CONFIG), "--month", "2011-11", "--output", str(folder), "--quiet"]
    command = [sys.executable, "-m", "nenrin", "run", *wanted]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    return folder / "online-retail" / "2011-11"


def test_a_workbook_that_fails_its_proof_is_not_delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    studied, compose = study(CONFIG, Month(2011, 11)), sheets.compose
    before = contents(publish(studied, tmp_path, pdf=False).folder)

    def falsified(*arguments: object) -> Book:
        book = compose(*arguments)      # type: ignore[arg-type]
        first = next(sheet for sheet in book.sheets if any(isinstance(_number(cell), float) for cell in sheet.cells))
        cells = list(first.cells)
        at = next(index for index, cell in enumerate(cells) if isinstance(_number(cell), float))
        cells[at] = cells[at]._replace(value=float(cells[at].value or 0) + 1)
        sheets_ = tuple(replace(sheet, cells=tuple(cells)) if sheet is first else sheet for sheet in book.sheets)
        return replace(book, sheets=sheets_)

    def _number(cell: sheets.Cell) -> float | None:
        return cell.value if cell.formula is not None and isinstance(cell.value, float) else None

    monkeypatch.setattr(sheets, "compose", falsified)
    published = publish(studied, tmp_path, pdf=False)
    assert published.faults
    assert not published.files
    assert contents(published.folder) == before


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 1h8v8z" fill="#123456"/></svg>'


def test_each_edition_is_a_file_of_its_own_with_the_same_figures(tmp_path: Path) -> None:
    """The client's copy keeps the plain name; the figures are the same for both."""
    studied = study(CONFIG, Month(2011, 11))
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    theme = studied.report.brief.theme.model_copy(update={"logo": "logo.svg"})
    asked = {"languages": ("en",), "editions": ("client", "working"), "theme": theme}
    brief = studied.report.brief.model_copy(update=asked)
    loaded = studied.loaded.model_copy(update={"folder": tmp_path})
    both = publish(replace(studied, report=replace(studied.report, brief=brief), loaded=loaded), tmp_path, pdf=False)
    stem, made = "online-retail_2011-11", contents(both.folder)
    assert set(made) == {f"{stem}.{kind}" for kind in (
        "xlsx", "html", "working.xlsx", "working.html", "json",
    )} | {"run.json"}
    client, working = made[f"{stem}.html"].decode(), made[f"{stem}.working.html"].decode()
    assert "M1 1h8v8z" in client
    assert "M1 1h8v8z" in working
    assert client != working
