"""A report becomes the entry of its month."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.findings import Called, Callout
from nenrin.ledger.definition import define
from nenrin.ledger.entry import Entry
from nenrin.measures import Customer
from nenrin.report import Report
from nenrin.words import Words

_MONTHS_BEFORE = 13


def sent(report: Report, customer: Customer | None, occasion: Mapping[str, str]) -> Entry:
    """What a later report needs to know of this one. ``occasion``: ``when`` it was made and by ``who``."""
    since = report.month + -_MONTHS_BEFORE
    series = {name: report.tree.series.get(name, {}) for name in report.tree.kpis}
    identity, covered = report.fingerprint, report.measures.coverage
    return Entry(
        month=report.month,
        run=identity.run,
        version=identity.version,
        configuration=identity.configuration,
        when=occasion["when"],
        who=occasion["who"],
        values={
            name: {month: value for month, value in sorted(one.items()) if since <= month <= report.month}
            for name, one in series.items()
        },
        definitions=define(report.tree.kpis, report.sources, customer, report.brief.timezone),
        rows={source: months[report.month].rows for source, months in covered.items() if report.month in months},
        called=tuple(_called(report, callout) for callout in report.findings.callouts),
        answered=tuple(one.key for one in report.investigations if one.state == "answered"),
    )


def _called(report: Report, callout: Callout) -> Called:
    """A call-out with its question in every language of the report."""
    asked: dict[str, str] = {
        language: Words.of(report, language).say(callout.question) for language in report.brief.languages
    }
    return Called(
        report.month, callout.kpi, callout.kind, callout.unexplained, callout.effect_on_root, callout.owner,
        callout.due, asked,
    )
