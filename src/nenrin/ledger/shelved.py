"""The book on disk: read whole or refused, and written so that it agrees with the deliverables after any kill."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from nenrin.ledger.book import FILE, Book
from nenrin.ledger.entry import Entry
from nenrin.ledger.record import spell
from nenrin.ledger.written import Line, opened, sealed
from nenrin.outputs import shelf
from nenrin.vocabulary import Place, Problem, Problems

RECORD = "run.json"
_SCHEMA = "nenrin/ledger/1"
_RIGHT = "put back a copy of it, or move it away: the next run begins a new book that knows of no earlier report"


def open_book(folder: Path) -> Book:
    """The book of the client whose deliverables lie in ``folder``; an empty one where there is none yet.

    An entry that a killed run announced counts if, and only if, its deliverables are in place. Raises Problems where
    the book is damaged: it is never passed over.
    """
    file = folder / FILE
    try:
        text = file.read_bytes().decode()
        said = json.loads(text, parse_constant=_no_number)
    except FileNotFoundError:
        return Book(folder.name)
    except NotADirectoryError:
        wrong = "lies in a file, not in a folder"
        raise Problems([Problem(Place(str(folder)), wrong, "name another folder")]) from None
    except OSError:
        raise Problems([Problem(Place(str(file)), "the book of runs cannot be read", "check its rights")]) from None
    except json.JSONDecodeError as error:
        raise _damaged(file, "it breaks off or is no JSON", error.lineno, error.colno) from None
    except ValueError:
        raise _damaged(file, "it is no JSON") from None
    return _book(folder, file, said)


def _book(folder: Path, file: Path, said: Any) -> Book:  # noqa: ANN401 (whatever the file says)
    if not isinstance(said, dict) or said.get("schema") != _SCHEMA or not isinstance(said.get("months"), list):
        raise _damaged(file, f"it is no {_SCHEMA}")
    if said.get("client") != folder.name:
        raise _damaged(file, "it belongs to another client")
    book = Book(folder.name)
    for number, line in enumerate(said["months"], 1):
        book = book.with_entry(_entry(file, line, number))
    if len(book.entries) != len(said["months"]):
        raise _damaged(file, "it has a month twice")
    pending = said.get("announced")
    if pending is None:
        return book
    if not isinstance(pending, dict):
        raise _damaged(file, "it announces no entry")
    entry = _entry(file, pending.get("entry"), len(said["months"]) + 1)
    return book.with_entry(entry) if _in_place(folder, entry, pending.get("record")) else book


def _entry(file: Path, line: object, number: int) -> Entry:
    try:
        return opened(line)
    except ValueError as error:
        month = line.get("month") if isinstance(line, dict) else None
        raise _damaged(file, f"entry {number} ({month or 'without a month'}) {error}") from None


def _in_place(folder: Path, entry: Entry, record: object) -> bool:
    """Whether the run record beside the deliverables is the one that was announced."""
    try:
        return hashlib.sha256((folder / str(entry.month) / RECORD).read_bytes()).hexdigest() == record
    except OSError:
        return False


def _damaged(file: Path, wrong: str, line: int | None = None, column: int | None = None) -> Problems:
    return Problems([Problem(Place(str(file), line, column), f"the book of runs is damaged: {wrong}", _RIGHT)])


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


@dataclass(frozen=True)
class Page:
    """An entry on its way into the book of the client whose deliverables lie in ``folder``.

    ``record``: the content of the run record that goes beside the deliverables. Both steps are to be taken while the
    client's folder is held: the first before the deliverables are put in place, the second after.
    """

    folder: Path
    entry: Entry
    record: bytes

    def announce(self) -> None:
        """Write down what is about to be sent, beside what was; raises Problems where the book is damaged."""
        announced = {"record": hashlib.sha256(self.record).hexdigest(), "entry": sealed(self.entry)}
        self._write(open_book(self.folder), announced)

    def conclude(self) -> None:
        """Take the entry into the book. Where that fails, or is never reached, the next reader finds it announced."""
        self._write(open_book(self.folder).with_entry(self.entry), None)

    def _write(self, book: Book, announced: Line | None) -> None:
        content: Line = {"schema": _SCHEMA, "client": book.client, "months": [sealed(one) for one in book.entries]}
        shelf.replace_file(self.folder / FILE, spell(content | ({"announced": announced} if announced else {})))
