"""A report set against what earlier reports said: redefined, asked again, answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nenrin import explanations, findings, ledger
from nenrin.ledger import Book
from nenrin.report import Report
from nenrin.settings import Loaded
from nenrin.vocabulary import Problem, nearest


def remembered(report: Report, book: Book, loaded: Loaded) -> Report:
    """The report with the suspects and the work list that only the book of the earlier months can tell."""
    said, found = loaded.settings, report.findings
    definitions = ledger.define(said.kpis, said.sources, said.customer, said.report.timezone)
    past = _past(report, book, loaded)
    owners = {name: kpi.answers_for for name, kpi in said.kpis.items()}
    listed = findings.investigate(found.callouts, past, report.month, owners)
    suspects = (*report.measures.suspects, *ledger.redefined(book, said.kpis, definitions, report.month))
    return replace(
        report,
        findings=replace(found, callouts=findings.traced(found.callouts, listed), suspects=suspects),
        investigations=listed,
        warnings=(*report.warnings, *_strange(report, book, past)),
    )


def _past(report: Report, book: Book, loaded: Loaded) -> findings.Past:
    """The call-outs of earlier months, with what people and the register say about them by now."""
    called = book.called
    known = {
        month: explanations.explain(report.tree, report.causes, report.expectations, month, report.effects)
        for month in sorted({one.month for one in called})
    }
    return findings.Past(called, book.told, loaded.investigations, findings.causes_found(called, known))


def _strange(report: Report, book: Book, past: findings.Past) -> Iterator[Problem]:
    """Answers to questions that no report asked; of months that are not in the book nothing can be told."""
    months = {report.month, *(entry.month for entry in book.entries)}
    keys = findings.keys(past, report.findings.callouts, report.month)
    for answer in past.answers:
        if answer.month in months and answer.key not in keys:
            wrong = f"no report opened the investigation {answer.key!r}"
            right = nearest(answer.key, keys) or "see the list of open questions in the last report"
            yield Problem(answer.place("key"), wrong, right, warning=True)
