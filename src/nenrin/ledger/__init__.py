"""The book of runs: what each was made from, what it decided, what it proved, what was sent."""

from nenrin.ledger.book import Book
from nenrin.ledger.definition import define
from nenrin.ledger.entry import Definition, Entry
from nenrin.ledger.lost import lost
from nenrin.ledger.record import Record, record, spell
from nenrin.ledger.redefined import redefined
from nenrin.ledger.restated import restated
from nenrin.ledger.sent import sent
from nenrin.ledger.shelved import RECORD, Page, open_book

__all__ = [
    "RECORD", "Book", "Definition", "Entry", "Page", "Record", "define", "lost", "open_book", "record", "redefined",
    "restated", "sent", "spell",
]
