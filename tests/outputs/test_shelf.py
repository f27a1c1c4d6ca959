"""Deliverables reach their folder all together or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nenrin.outputs import shelf
from nenrin.vocabulary import Problems

OLD = {"report.pdf": b"old pdf", "figures.json": b"old figures"}
NEW = {"report.pdf": b"new pdf", "figures.json": b"new figures", "page.html": b"new page"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shelf.place_together(tmp_path / "acme" / "2026-10", OLD)
    return tmp_path / "acme" / "2026-10"


def test_new_files_replace_old_ones_and_leave_nothing_aside(folder: Path) -> None:
    shelf.place_together(folder, NEW)
    assert contents(folder) == NEW
    assert sorted(path.name for path in folder.parent.iterdir()) == [".lock", "2026-10"]


def test_what_a_person_put_beside_the_deliverables_is_kept(folder: Path) -> None:
    (folder / "notes.txt").write_bytes(b"mine")
    (folder / "sent").mkdir()
    (folder / "sent" / "mail.txt").write_bytes(b"dear client")
    shelf.place_together(folder, NEW)
    assert contents(folder) == {**NEW, "notes.txt": b"mine"}
    assert (folder / "sent" / "mail.txt").read_bytes() == b"dear client"


def _failing_at(call: int, real: Callable[..., object]) -> Callable[..., object]:
    count = 0

    def fail(*arguments: object, **named: object) -> object:
        nonlocal count
        count += 1
        if count == call:
            raise OSError(28, "No space left on device")
        return real(*arguments, **named)

    return fail


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_full_disk_at_any_file_leaves_the_previous_files_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: int,
) -> None:
    monkeypatch.setattr(os, "fsync", _failing_at(call, os.fsync))
    with pytest.raises(Problems, match="no space left"):
        shelf.place_together(folder, NEW)
    assert contents(folder) == OLD


def test_without_an_atomic_exchange_two_renames_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_exchanged", lambda _one, _other: False)
    shelf.place_together(folder, NEW)
    assert contents(folder) == NEW


def test_a_run_killed_between_the_two_renames_is_mended_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder.rename(folder.with_name(".2026-10.old"))
    monkeypatch.setattr(os, "fsync", _failing_at(1, os.fsync))
    with pytest.raises(Problems):
        shelf.place_together(folder, NEW)
    assert contents(folder) == OLD


def test_a_second_run_of_the_same_client_is_turned_away(folder: Path) -> None:
    with shelf._alone(folder.parent), pytest.raises(Problems, match="another run is writing here"):
        shelf.place_together(folder, NEW)
    assert contents(folder) == OLD


def test_a_file_in_the_place_of_the_folder_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "acme").write_bytes(b"a file")
    with pytest.raises(Problems, match="cannot be written"):
        shelf.place_together(tmp_path / "acme" / "2026-10", NEW)
