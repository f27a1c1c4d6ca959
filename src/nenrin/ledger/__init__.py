"""The book of runs: what each was made from, what it decided, what it proved."""

from nenrin.ledger.record import Record, record, spell

__all__ = ["Record", "record", "spell"]
