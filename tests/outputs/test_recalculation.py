"""The judge: LibreOffice recalculates the file from nothing and arrives at what the file carries."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import warnings
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from grown_memory import remembered
from grown_report import shop
from nenrin.outputs import workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.run import study
from nenrin.sheets import Book, compose
from nenrin.vocabulary import Month
from sample_report import sample_report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine"),
]
CONFIG = Path(__file__).parents[2] / "config"
CLIENTS = {
    "client": ("online-retail", Month(2011, 11)), "winter": ("online-retail", Month(2010, 12)),
    "aozora": ("aozora-tsuhan", Month(2026, 3)), "autumn": ("aozora-tsuhan", Month(2025, 11)),
}
BOTH = [(which, language) for which in ("client", "aozora", "autumn") for language in ("en", "ja")]
"""Both sample clients in both languages; the mail-order house in a month with a call-out and in one without."""
_RESULT = re.compile(rb"(<c [^>]*?)( t=\"\w+\")?(><f[^>]*(?:/>|>[^<]*</f>))<v>[^<]*</v>")


@cache
def studied(which: str) -> Report:
    client, month = CLIENTS[which]
    return study(CONFIG / client / "client.yaml", month).report


@cache
def book(which: str, language: str) -> Book:
    if which in CLIENTS:
        return compose(studied(which), language, reported(studied(which), language))
    if which == "memory":
        return compose(remembered(), language)
    return compose(sample_report() if which == "sample" else shop(), language)


def convert(data: bytes, kind: str, folder: Path) -> Path:
    """What LibreOffice makes of the file, in a profile of its own."""
    (folder / "in.xlsx").write_bytes(data)
    out = folder / "out"
    command = [
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind,
        "--outdir", str(out), str(folder / "in.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return out / f"in.{kind}"


def stripped(data: bytes) -> bytes:
    """The file without a single result: LibreOffice believes those it finds."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, _RESULT.sub(rb"\1\3", part) if name.startswith("xl/worksheets/sheet") else part)
    return target.getvalue()


def differences(made: Book, file: Path) -> list[str]:
    """Every formula whose recalculated value is not the book's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = openpyxl.load_workbook(file, data_only=True)
    return [
        f"{sheet.name} {cell.row + 1},{cell.column + 1}: {value!r} for {cell.value!r} of {cell.formula}"
        for sheet in made.sheets
        for cell in sheet.cells
        if cell.formula is not None
        and not same(value := found[sheet.name].cell(cell.row + 1, cell.column + 1).value, cell.value)
    ]


def same(found: object, wanted: object) -> bool:
    if isinstance(found, dt.date):
        found = found.toordinal() - 693_594         # openpyxl reads a date; the book holds its number
    if isinstance(wanted, float):
        return isinstance(found, int | float) and abs(found - wanted) <= 1e-9 * max(1.0, abs(found), abs(wanted))
    return (found or "") == (wanted or "")


@pytest.mark.parametrize(
    ("which", "language"),
    [("sample", "en"), ("sample", "ja"), ("shop", "en"), ("memory", "ja"), ("winter", "en"), *BOTH],
)
def test_a_recalculation_from_nothing_equals_what_the_file_carries(which: str, language: str, tmp_path: Path) -> None:
    made = book(which, language)
    assert differences(made, convert(stripped(workbook.write(made)), "xlsx", tmp_path)) == []


def test_the_comparison_would_find_a_false_result(tmp_path: Path) -> None:
    """The canary: with the results left in the file, and one of them false, LibreOffice believes it; stripped, not."""
    made = book("sample", "en")
    tree = made.sheets[2]
    spot = next(cell for cell in tree.cells if cell.formula is not None and cell.value == 311.0)
    cells = tuple(spot._replace(value=312.0) if cell is spot else cell for cell in tree.cells)
    wrong = replace(made, sheets=(*made.sheets[:2], replace(tree, cells=cells), *made.sheets[3:]))
    found = differences(wrong, convert(stripped(workbook.write(wrong)), "xlsx", tmp_path))
    assert len(found) == 1
    assert "311" in found[0]


@pytest.mark.parametrize(("which", "language"), [("winter", "en"), *BOTH])
def test_every_number_fits_its_cell_on_paper(which: str, language: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    pdf = convert(workbook.write(book(which, language)), "pdf", tmp_path)
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    assert "###" not in text
    assert "#VALUE!" not in text
    assert text.count("\f") >= len(book(which, language).sheets)
