"""The sample client's report as text, beside what it was when somebody last looked at it; ``make goldens`` rewrites.

Numbers keep ten significant digits: what two machines may compute differently is not what a reader should look at.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from nenrin import sheets
from nenrin.cli import app
from nenrin.outputs import figures, html
from nenrin.outputs.glyphs import texts
from nenrin.report import Report
from studied import studied, whole

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "config" / "online-retail" / "client.yaml"
GOLDENS = Path(__file__).parent / "goldens"
LANGUAGES = ("en", "ja")


@pytest.fixture(scope="module")
def report() -> Report:
    return studied("online-retail", "2011-11")


def compare(name: str, text: str) -> None:
    """Compare with the golden file of this name, or write it where that was asked for."""
    golden = GOLDENS / name
    if os.environ.get("GOLDENS") == "rewrite":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def rounded(value: Any) -> Any:  # noqa: ANN401 (any part of a JSON document)
    if isinstance(value, float):
        return float(f"{value:.10g}")
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    return [rounded(part) for part in value] if isinstance(value, list) else value


def test_the_figures(report: Report) -> None:
    told = rounded(json.loads(figures.render(report)))
    compare("figures.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.usefixtures("fontless")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_page(report: Report, language: str) -> None:
    words = [" ".join(text.split()) for text in texts(html.render(report, language))]
    compare(f"page.{language}.txt", "\n".join(words) + "\n")


def test_every_cell_of_the_sheets_that_people_read(report: Report) -> None:
    compare("cells.en.txt", "\n".join(cells(report)) + "\n")


def cells(report: Report) -> Iterator[str]:
    """Not those of inputs and workings: what people read is computed from them."""
    for sheet in sheets.compose(report, "en").sheets:
        if sheet.tab != "output":
            continue
        for cell in sheet.cells:
            value = f"{cell.value:.10g}" if isinstance(cell.value, float) else str(cell.value)
            formula = f" ={cell.formula}" if cell.formula else ""
            yield f"{sheet.name}!R{cell.row + 1}C{cell.column + 1} {value}{formula}"


def test_one_kpi_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nenrin.run.study", lambda *_: whole("online-retail", "2011-11"))
    answer = CliRunner().invoke(app, ["explain", str(CONFIG), "active_customers", "--month", "2011-11"])
    compare("explain.txt", answer.stdout)
