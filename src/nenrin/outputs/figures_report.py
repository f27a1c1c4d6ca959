"""All measured figures of a report, before anything is written from them."""

from __future__ import annotations

from nenrin.charts.history import present
from nenrin.charts.trend import framed
from nenrin.outputs.approved import approved
from nenrin.outputs.figures_causes import standing_figures
from nenrin.outputs.figures_customers import customer_figures
from nenrin.outputs.figures_findings import (
    attribution_figures,
    callout_figures,
    coverage_figures,
    effect_figures,
    investigation_figures,
    projection_figures,
    restatement_figures,
    suspect_figures,
)
from nenrin.outputs.figures_funnels import funnel_figures
from nenrin.outputs.figures_kpi import Json, kpi_figures, labels, number, series
from nenrin.report import Report
from nenrin.report.tally import strategic
from nenrin.words import Words, say

SCHEMA = "nenrin/figures/1"
CONFIDENCE = 0.95
"""Of every expected range and interval."""


def measured(report: Report) -> dict[str, Json]:
    """Everything but what only sentences say. Sentences stand in the report's first language, labels in every one.

    Its words are those of the client's copy.
    """
    report, language = approved(report), report.brief.languages[0]
    found, words = report.findings, Words.of(report, language)
    return {
        "schema": SCHEMA,
        "version": report.fingerprint.version,
        "run": report.fingerprint.run,
        "client": report.client.id,
        "client_labels": labels(report, report.client.name),
        "month": str(report.month),
        "currency": report.brief.currency,
        "root": report.root,
        "kpis": {name: kpi_figures(report, name, language) for name in report.tree.kpis},
        "segments": {
            dimension: {segment: {kpi: series(line) for kpi, line in lines.items()} for segment, lines in cut.items()}
            for dimension, cut in report.tree.segments.items()
        },
        "trend": _trend(report, language, report.root),
        "trends": {name: _trend(report, language, name) for name in strategic(report) if name != report.root},
        "attributions": {
            reference: attribution_figures(report, one, language) for reference, one in report.attributions.items()
        },
        "year": attribution_figures(report, report.year, language) if report.year else None,
        "standings": [standing_figures(one, language) for one in report.standings],
        "callouts": [callout_figures(callout, words) for callout in found.callouts],
        "watch": list(found.watch),
        "breaks": {name: [str(one) for one in months] for name, months in found.breaks.items()},
        "materiality": number(found.materiality),
        "expected_false": number(found.expected_false),
        "confidence": CONFIDENCE,
        "suspects": [suspect_figures(one, language) for one in found.suspects],
        "projection": projection_figures(report.projection, language),
        "effects": [effect_figures(one, language) for one in report.effects],
        "customers": customer_figures(report.customers, words),
        "funnels": funnel_figures(report),
        "coverages": {name: coverage_figures(one) for name, one in report.coverages.items()},
        "investigations": [investigation_figures(one, language) for one in report.investigations],
        "restatements": [restatement_figures(one) for one in report.restatements],
        "checks": [
            {"name": check.name, "passed": check.passed, "detail": say(check.detail, language)}
            for check in report.checks
        ],
        "inputs": [
            {"source": one.source, "file": one.file, "rows_read": one.rows_read, "rows_used": one.rows_used}
            for one in report.intakes
        ],
    }


def _trend(report: Report, language: str, kpi: str) -> Json:
    """A KPI's months as they are drawn: the difference from plan, else from last year."""
    frame = framed(report, language, kpi)
    if not present(frame.changes):
        return {"reference": None, "months": {}}
    lines = zip(frame.shown.months, frame.changes, frame.shares, strict=True)
    return {
        "reference": frame.reference,
        "months": {str(month): {"change": number(change), "relative": number(share)} for month, change, share in lines},
    }
