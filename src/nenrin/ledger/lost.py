"""A month that is delivered again with far fewer rows than were sent: half a file, most likely."""

from __future__ import annotations

from nenrin.ledger.book import Book
from nenrin.report import Report
from nenrin.vocabulary import Place, Problem

_FEWER = 0.6
"""A month that has less than this share of the rows that were sent is not sent again unasked."""


def lost(book: Book, report: Report) -> tuple[Problem, ...]:
    """One problem for every source whose rows of the report's month are far fewer than when it was last sent."""
    before = next((entry for entry in book.entries if entry.month == report.month), None)
    problems = []
    for source, sent in before.rows.items() if before is not None else ():
        covered = report.measures.coverage.get(source, {}).get(report.month)
        rows = covered.rows if covered is not None else 0
        if rows < _FEWER * sent:
            wrong = f"{rows:,} rows of {report.month}; there were {sent:,} when the month was last sent"
            right = "deliver the whole file; if the rest is rightly gone, say  --fewer-rows"
            problems.append(Problem(Place(_file(report, source)), wrong, right))
    return tuple(problems)


def _file(report: Report, source: str) -> str:
    """The last file of a source; its name where no file was read."""
    return next((intake.file for intake in reversed(report.intakes) if intake.source == source), source)
