"""The book of runs is read whole or refused, and agrees with the deliverables after a kill at any moment."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nenrin.findings import Called
from nenrin.ledger import Book, Definition, Entry, Page, open_book
from nenrin.outputs import shelf
from nenrin.vocabulary import Label, Month, Problems

NOV, DEC = Month(2010, 11), Month(2010, 12)


def entry(month: Month, run: str = "a", value: float = 0.1 + 0.2) -> Entry:
    called = Called(month, "orders", "month", -1.5, None, Label("Sales"), DEC, {"en": "Why?", "ja": "なぜですか。"})
    return Entry(
        month, run, "0.1.0", "c" * 64, "2011-01-03T09:00:00+00:00", "kaede",
        values={"orders": {month: value, month + -1: 1e-17}}, definitions={"orders": Definition("d", "s")},
        rows={"orders": 3}, called=(called,), answered=("orders@2010-09",),
    )


def publish(folder: Path, one: Entry) -> None:
    """Send a month with its entry as a run does."""
    record = f"record of run {one.run}".encode()
    page = Page(folder, one, record)
    shelf.place_together(folder / str(one.month), {"run.json": record}, page.announce, page.conclude)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path / "acme", entry(NOV))
    return tmp_path / "acme"


def test_what_was_sent_reads_back_to_the_last_digit(folder: Path) -> None:
    assert open_book(folder) == Book("acme", (entry(NOV),))
    assert open_book(folder).entries[0].values["orders"] == {NOV: 0.30000000000000004, Month(2010, 10): 1e-17}


def test_without_a_book_nothing_was_sent(tmp_path: Path) -> None:
    assert open_book(tmp_path / "acme") == Book("acme")


def test_a_month_that_is_sent_again_takes_its_own_place(folder: Path) -> None:
    publish(folder, entry(DEC))
    publish(folder, entry(NOV, "b"))
    assert [(one.month, one.run) for one in open_book(folder).entries] == [(NOV, "b"), (DEC, "a")]


def test_a_report_sees_only_the_months_before_its_own() -> None:
    book = Book("acme", (entry(NOV), entry(DEC)))
    assert book.before(DEC).last == entry(NOV)
    assert book.before(NOV).last is None
    assert book.before(DEC).told == {"orders@2010-09": NOV}
    assert Book("acme", (entry(NOV), entry(DEC))).told == {"orders@2010-09": NOV}


def test_who_sent_it_when_is_no_part_of_what_was_sent() -> None:
    other = Entry(**{**vars(entry(NOV)), "when": "later", "who": "another"})
    assert Book("acme", (entry(NOV),)).sha256 == Book("acme", (other,)).sha256
    assert Book("acme", (entry(NOV),)).sha256 != Book("acme", (entry(NOV, value=0.3),)).sha256


def changed(file: Path, change: Callable[[str], str]) -> None:
    text = file.read_text(encoding="utf-8")
    assert change(text) != text
    file.write_text(change(text), encoding="utf-8")


@pytest.mark.parametrize(("change", "told"), [
    (lambda text: text[:200], r"ledger\.json:\d+:\d+: .*is damaged: it breaks off or is no JSON"),
    (lambda _: "", r"ledger\.json:1:1: .*breaks off"),
    (lambda text: text.replace("0.30000000000000004", "0.4"), r"entry 1 \(2010-11\) does not match its own hash"),
    (lambda text: text.replace("Why?", "Who?"), r"entry 1 \(2010-11\) does not match its own hash"),
    (lambda text: text.replace("nenrin/ledger/1", "nenrin/ledger/9"), "is no nenrin/ledger/1"),
    (lambda text: text.replace('"client": "acme"', '"client": "other"'), "belongs to another client"),
    (lambda text: text.replace("1e-17", "NaN"), "is no JSON"),
    (lambda _: "[]", "is no nenrin/ledger/1"),
    (lambda text: text.replace('"months": [', '"months": [1,'), r"entry 1 \(without a month\) is no entry"),
])
def test_a_damaged_book_is_told_and_never_passed_over(
    folder: Path, change: Callable[[str], str], told: str,
) -> None:
    changed(folder / "ledger.json", change)
    with pytest.raises(Problems, match=told) as raised:
        open_book(folder)
    assert "Traceback" not in str(raised.value)
    with pytest.raises(Problems, match="damaged"):
        publish(folder, entry(DEC))
    assert sorted(path.name for path in folder.iterdir()) == [".lock", "2010-11", "ledger.json"]


def test_an_entry_of_an_unknown_shape_is_told(folder: Path) -> None:
    said = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    line = said["months"][0]
    line["colour"] = "red"
    line.pop("sha256")
    line["sha256"] = hashlib.sha256(json.dumps(line, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    (folder / "ledger.json").write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(Problems, match="is no entry of this version"):
        open_book(folder)


class Killed(BaseException):
    """What no handler of errors sees: the process is gone."""


def killing(real: Callable[..., object], call: int) -> Callable[..., object]:
    count = 0

    def die(*arguments: object, **named: object) -> object:
        nonlocal count
        count += 1
        if count == call:
            raise Killed
        return real(*arguments, **named)

    return die


def sent(folder: Path) -> dict[Month, str]:
    """By month, the run whose deliverables are in place."""
    return {
        Month.parse(path.parent.name): path.read_text().rpartition(" ")[2] for path in folder.glob("[0-9]*/run.json")
    }


@pytest.mark.parametrize("month", [NOV, DEC], ids=["again", "first time"])
@pytest.mark.parametrize("step", ["fsync", "replace", "exchange"])
@pytest.mark.parametrize("call", [1, 2, 3, 4, 5, 6])
def test_after_a_kill_at_any_moment_the_book_says_what_lies_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, month: Month, step: str, call: int,
) -> None:
    places = {"fsync": (os, "fsync"), "replace": (Path, "replace"), "exchange": (shelf, "_swap")}
    with monkeypatch.context() as patch:
        owner, name = places[step]
        patch.setattr(owner, name, killing(getattr(owner, name), call))
        with contextlib.suppress(Killed):
            publish(folder, entry(month, "b"))
    assert {one.month: one.run for one in open_book(folder).entries} == sent(folder)
    publish(folder, entry(Month(2011, 1), "c"))
    assert {one.month: one.run for one in open_book(folder).entries} == sent(folder)
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == [".lock", "ledger.json"]


def test_a_kill_between_the_folders_and_the_book_is_such_a_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Page, "conclude", killing(Page.conclude, 1))
        with pytest.raises(Killed):
            publish(folder, entry(NOV, "b"))
    assert sent(folder) == {NOV: "b"}
    assert open_book(folder).entries[0].run == "b"
    with monkeypatch.context() as patch:
        patch.setattr(shelf, "_swap", killing(shelf._swap, 1))
        with pytest.raises(Killed):
            publish(folder, entry(NOV, "c"))
    assert sent(folder) == {NOV: "b"}
    assert open_book(folder).entries[0].run == "b"


@pytest.mark.parametrize("call", range(1, 6))
def test_a_full_disk_at_any_moment_leaves_book_and_deliverables_in_agreement(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: int,
) -> None:
    count = 0
    real = os.fsync

    def full(descriptor: int) -> None:
        nonlocal count
        count += 1
        if count == call:
            raise OSError(28, "No space left on device")
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        try:
            publish(folder, entry(NOV, "b"))
        except Problems as problems:
            assert "no space left" in str(problems)  # noqa: PT017 (not every moment raises)
    assert {one.month: one.run for one in open_book(folder).entries} == sent(folder)


def test_an_output_that_lies_in_a_file_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text("a")
    with pytest.raises(Problems, match=r"orders\.csv/acme: lies in a file, not in a folder; name another folder"):
        open_book(tmp_path / "orders.csv" / "acme")
