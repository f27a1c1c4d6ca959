"""Deliverables reach their folder all together or not at all."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from nenrin.vocabulary import Place, Problem, Problems

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _nothing() -> None:
    """No step."""


def place_together(
    folder: Path, files: Mapping[str, bytes], announce: Callable[[], None] = _nothing,
    conclude: Callable[[], None] = _nothing,
) -> tuple[Path, ...]:
    """Put ``files`` (name → content) into ``folder`` as one step and return their paths.

    They are written aside, flushed, read back and compared; only then does the new folder take the old one's place.
    What else lay in the old folder is kept. Raises Problems, with the old folder untouched, where that cannot be done.
    ``announce`` is done right before the new folder takes its place, and may still refuse; ``conclude`` right after,
    when nothing can be taken back: that the system refuses it is no fault. Both while no other run can write here.
    """
    aside, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent):
            _recover(folder, aside, old)
            aside.mkdir()
            for name, content in files.items():
                _write(aside / name, content)
            _keep_the_rest(folder, aside, files)
            announce()
            _swap(aside, folder, old)
            with contextlib.suppress(OSError):
                conclude()
    except Problems:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    except OSError as fault:
        shutil.rmtree(aside, ignore_errors=True)
        reason = fault.strerror or "the system refused"
        right = "the previous files are as they were; close them in other programs, free space or change the folder"
        raise Problems([Problem(Place(str(folder)), f"cannot be written ({reason.lower()})", right)]) from None
    return tuple(folder / name for name in files)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the client's output folder for one run at a time."""
    try:
        import fcntl
    except ImportError:  # the platform has no advisory locks; the swap itself stays safe
        yield
        return
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            problem = Problem(Place(str(folder)), "another run is writing here", "wait until it has ended")
            raise Problems([problem]) from None
        yield


def _recover(folder: Path, aside: Path, old: Path) -> None:
    """Undo what a run that was killed may have left."""
    if old.exists() and not folder.exists():
        old.rename(folder)
    for left in (aside, old):
        if left.exists():
            shutil.rmtree(left)


def _write(path: Path, content: bytes) -> None:
    """Write, flush to the disk, read back."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != content:
        raise OSError(None, "what was written does not read back the same")


def replace_file(path: Path, content: bytes) -> None:
    """Put one file in the place of another in one step; OSError, with the other untouched, where that fails."""
    aside = path.with_name(f".{path.name}.new")
    _write(aside, content)
    aside.replace(path)
    _flush(path.parent)


def _keep_the_rest(folder: Path, aside: Path, files: Mapping[str, bytes]) -> None:
    """Carry over what a person put beside the deliverables."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name in files or (aside / path.name).exists():
            continue
        if path.is_dir():
            shutil.copytree(path, aside / path.name, symlinks=True)
        else:
            shutil.copy2(path, aside / path.name, follow_symlinks=False)


def _swap(aside: Path, folder: Path, old: Path) -> None:
    """Exchange two folders: atomically where the system can, else by two renames that the next run can finish."""
    if not folder.exists():
        aside.rename(folder)
    elif _exchanged(aside, folder):
        shutil.rmtree(aside)
    else:
        folder.rename(old)
        aside.rename(folder)
        shutil.rmtree(old)
    _flush(folder.parent)


def _flush(folder: Path) -> None:
    """Make the system write down which names a folder has."""
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def _exchanged(one: Path, other: Path) -> bool:
    """Try Linux's renameat2 with RENAME_EXCHANGE; False where the C library or the file system lacks it."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
