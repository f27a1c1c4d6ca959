"""A file's bytes, and the grid of raw cells in them."""

from __future__ import annotations

from pathlib import Path

from nenrin.sources.delimited import read_text
from nenrin.sources.grid import Grid
from nenrin.sources.refusal import refused
from nenrin.sources.source import Limits
from nenrin.sources.workbook import read_workbook
from nenrin.vocabulary import nearest

_MEGABYTE = 1 << 20
_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})


def load(path: Path, shown_as: str, limits: Limits) -> bytes:
    """The bytes of a file; raises Problems where it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if size > limits.file_megabytes * _MEGABYTE:
            right = f"at most {limits.file_megabytes:,} MB are read; raise  limits: {{file_megabytes: …}}"
            raise refused(shown_as, f"the file has {size // _MEGABYTE:,} MB", right)
        return path.read_bytes()
    except FileNotFoundError:
        raise refused(shown_as, "the file does not exist", _similar(path)) from None
    except IsADirectoryError:
        raise refused(shown_as, "is a folder, not a file", "name the files in it") from None
    except OSError:
        raise refused(shown_as, "the file cannot be read", "check its rights and the disk") from None


def _similar(path: Path) -> str:
    folder = path.parent
    names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    return nearest(path.name, names) or "check its name"


def is_spreadsheet(name: str) -> bool:
    """Whether a file is to be read as a workbook, by its name's ending."""
    return Path(name).suffix.lower() in _SPREADSHEETS


def read_grid(
    data: bytes, shown_as: str, sheet: str | None, encoding: str | None, limits: Limits, *, comments: bool = False,
) -> Grid:
    """The raw cells of a workbook's sheet or of delimited text (``comments``: lines that begin with # are left out)."""
    if is_spreadsheet(shown_as):
        return read_workbook(data, shown_as, sheet, limits)
    return read_text(data, shown_as, encoding, limits.rows, comments=comments)
