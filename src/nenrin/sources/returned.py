"""A workbook of the program that people have filled in and sent back: its visible sheets, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nenrin.sources.container import open_container
from nenrin.sources.grid import Grid
from nenrin.sources.load import load
from nenrin.sources.refusal import refused
from nenrin.sources.source import Limits
from nenrin.sources.workbook import read_sheets

_LIMITS = Limits(file_megabytes=50, unzipped_megabytes=400, cells=5_000_000, rows=1_048_576)
_PROPERTIES = "docProps/custom.xml"
_NAMED = '{*}property[@name="{name}"]'


@dataclass(frozen=True)
class Returned:
    """The sheets in the order of their tabs; ``client``: for whom the file was made, empty where that was lost."""

    sheets: tuple[Grid, ...]
    client: str = ""


def returned(path: Path, shown_as: str) -> Returned:
    """Every visible sheet, raw; raises Problems where the file cannot be read. Whatever saved it last may have."""
    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        raise refused(shown_as, "this is no .xlsx workbook", "save it as .xlsx")
    data = load(path, shown_as, _LIMITS)
    return Returned(read_sheets(data, shown_as, _LIMITS), _property(data, shown_as, "client"))


def _property(data: bytes, file: str, name: str) -> str:
    """A document property of the file, where the last program has kept it."""
    from xml.etree import ElementTree as ET

    container = open_container(data, file, _LIMITS.unzipped_megabytes)
    if _PROPERTIES not in container.archive.namelist():
        return ""
    root = ET.fromstring(container.part(_PROPERTIES))  # noqa: S314 (a part with a DTD is refused)
    found = root.find(_NAMED.replace("{name}", name))
    return "" if found is None else "".join(found.itertext()).strip()
