"""Files and configurations that tests of sources write down."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from nenrin.sources import Intake, Source, Table, read
from nenrin.vocabulary import Month, Problems
from nenrin.words import say

SHARED = Path(__file__).parents[1].parent / "shared"
UNTIL = Month(2026, 10)

COLUMNS: dict[str, Any] = {
    "order": {"type": "id", "from": ["Order No"]},
    "day": {"type": "date", "from": ["Order Date", "注文日"]},
    "customer": {"type": "id", "required": False, "personal": True},
    "region": {"type": "category", "required": False},
    "amount": {"type": "decimal(12,2)", "from": ["Amount", "売上金額"]},
}


def wall(text: str) -> dt.datetime:
    """A local time, without zone."""
    return dt.datetime.fromisoformat(text)


def source(path: str = "orders.csv", columns: Mapping[str, Any] | None = None, **more: Any) -> Source:  # noqa: ANN401 (whatever YAML says)
    """A source of orders: one order a line, its number is the key."""
    said = {"path": path, "time": "day", "keys": ["order"], "columns": {**COLUMNS, **(columns or {})}, **more}
    return Source.model_validate(said)


def read_one(folder: Path, one: Source, until: Month = UNTIL, timezone: str = "Asia/Tokyo") -> Table:
    """The table of the one source there is."""
    return read({"orders": one}, folder, until, timezone)["orders"]


def problems(folder: Path, one: Source, until: Month = UNTIL) -> list[str]:
    """What is wrong, in words."""
    try:
        read_one(folder, one, until)
    except Problems as found:
        return [str(problem) for problem in found.problems]
    return []


def noted(intake: Intake, language: str = "en") -> list[str]:
    """The notes on a file, in words."""
    return [say(note, language) for note in intake.notes]


def repaired(intake: Intake, language: str = "en") -> dict[str, int]:
    """How many cells were repaired, by the reason in words."""
    return {say(reason, language): count for reason, count in intake.repaired}


def set_aside(intake: Intake, language: str = "en") -> dict[str, int]:
    """How many rows were set aside, by the reason in words."""
    return {say(reason, language): count for reason, count in intake.set_aside}


def write_csv(folder: Path, text: str, name: str = "orders.csv", encoding: str = "utf-8") -> Path:
    """A text file, written byte for byte as it stands here."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(folder: Path, rows: Sequence[Sequence[Any]], name: str = "orders.xlsx", sheet: str = "Orders") -> Path:
    """A workbook with one sheet, written by openpyxl."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def rewrite(path: Path, part: str, old: str, new: str) -> None:
    """Change the text of one part of a workbook, which must hold it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part], parts[part][:2000]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path.write_bytes(changed.getvalue())
