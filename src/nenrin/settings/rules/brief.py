"""The report's month is one, and each language is asked for once."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem


def month(subject: Subject) -> Iterator[Problem]:
    """Written as 2011-11."""
    brief = subject.settings.report
    try:
        subject.settings.default_month()
    except ValueError:
        yield Problem(brief.place("month"), f"month: {brief.month!r} is no month", "write it as 2011-11")


def languages(subject: Subject) -> Iterator[Problem]:
    """Twice the same would write the same file twice."""
    brief = subject.settings.report
    for number, language in enumerate(brief.languages):
        if language in brief.languages[:number]:
            yield Problem(brief.place(f"languages.{number}"), f"languages: {language!r} stands twice", "delete one")
