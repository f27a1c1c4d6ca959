"""The book of runs of one client: every reporting month as it was last sent."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from nenrin.findings import Called
from nenrin.ledger.entry import Entry
from nenrin.ledger.written import plain
from nenrin.vocabulary import Month

FILE = "ledger.json"


@dataclass(frozen=True)
class Book:
    """``entries`` in the order of their months, one each. Without any it is the book of a client's first run."""

    client: str = ""
    entries: tuple[Entry, ...] = ()

    def before(self, month: Month) -> Book:
        """The book as far as a report of ``month`` may look: a month that is run again finds what it found before."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.month < month))

    def with_entry(self, entry: Entry) -> Book:
        """The book with this entry in the place of its month's earlier one."""
        others = [other for other in self.entries if other.month != entry.month]
        return replace(self, entries=tuple(sorted([*others, entry], key=lambda one: one.month)))

    @property
    def last(self) -> Entry | None:
        """The latest month that was sent."""
        return self.entries[-1] if self.entries else None

    @property
    def called(self) -> tuple[Called, ...]:
        """Every call-out as sent, in the order of the months."""
        return tuple(called for entry in self.entries for called in entry.called)

    @property
    def told(self) -> dict[str, Month]:
        """By investigation, the month whose report first told its answer."""
        return {key: entry.month for entry in reversed(self.entries) for key in entry.answered}

    @property
    def inputs(self) -> dict[str, str]:
        """What a report that looks into the book rests on: nothing, as long as nothing was sent."""
        return {FILE: self.sha256} if self.entries else {}

    @property
    def sha256(self) -> str:
        """A hash of everything that was sent, but not of who sent it when."""
        said = [plain(replace(entry, when="", who="", signed="draft")) for entry in self.entries]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
