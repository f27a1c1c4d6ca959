"""What is costly to make and alike for every test: the first worker of a run makes it, the others read it."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

Made = TypeVar("Made")
_folders: list[Path] = []


def share(folder: Path) -> None:
    """From now on what is made is kept there: a folder of this run alone, so that nothing of an older one is read."""
    folder.mkdir(exist_ok=True)
    _folders[:] = [folder]


def once(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` gives, made by one worker of this run; without workers, made here."""
    if not _folders:
        return make()
    kept = _folders[0] / name
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.is_file():
            return cast("Made", pickle.loads(kept.read_bytes()))  # noqa: S301 (written a few lines below)
        made = make()
        kept.write_bytes(pickle.dumps(made))
        return made
