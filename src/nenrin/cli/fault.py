"""The account of a fault of the program itself: where it happened, without a single value from the client's files."""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from pathlib import Path

from nenrin import __version__


def describe(error: BaseException) -> str:
    """The kinds of error and the lines that were being run, innermost last.

    A library's message may quote a cell, so no message is part of it.
    """
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        frames = traceback.extract_tb(cause.__traceback__)
        told = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        elsewhere = [f"  {frame}" for frame in getattr(cause, "frames", ())]     # in a process of its own
        lines[:0] = [f"{type(cause).__module__}.{type(cause).__qualname__}", *told, *elsewhere]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def keep(command: str, error: BaseException) -> Path:
    """Write the account to a file of its own that only this user can read; returns its path."""
    handle, path = tempfile.mkstemp(prefix="nenrin-fault-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        log.write(f"nenrin {__version__} {command}, Python {platform.python_version()}, {platform.platform()}\n")
        log.write(describe(error) + "\n")
    return Path(path)
