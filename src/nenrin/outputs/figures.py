"""Every figure of a report as JSON, unrounded, for machines: ``nenrin/figures/1``, documented in docs/figures.md."""

from __future__ import annotations

import json

from nenrin.attribution import Attribution
from nenrin.findings import Callout
from nenrin.outputs.figures_kpi import Json, kpi_figures, labels, number, series
from nenrin.report import Report
from nenrin.words import say

SCHEMA = "nenrin/figures/1"


def render(report: Report) -> str:
    """The JSON text of all figures; the same report gives the same text. ValueError for a number that is not finite.

    Texts that are sentences stand in the report's first language; labels stand in every language.
    """
    language = report.brief.languages[0]
    figures: dict[str, Json] = {
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
        "attributions": {
            reference: _attribution(report, found, language) for reference, found in report.attributions.items()
        },
        "callouts": [_callout(callout, language) for callout in report.findings.callouts],
        "watch": list(report.findings.watch),
        "breaks": {name: [str(one) for one in months] for name, months in report.findings.breaks.items()},
        "materiality": number(report.findings.materiality),
        "expected_false": number(report.findings.expected_false),
        "checks": [
            {"name": check.name, "passed": check.passed, "detail": say(check.detail, language)}
            for check in report.checks
        ],
        "inputs": [
            {"source": one.source, "file": one.file, "rows_read": one.rows_read, "rows_used": one.rows_used}
            for one in report.intakes
        ],
    }
    return json.dumps(figures, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _attribution(report: Report, found: Attribution, language: str) -> Json:
    return {
        "start": number(found.start), "end": number(found.end), "change": number(found.change),
        "residual": number(found.residual),
        "failure": say(found.failure, language) if found.failure else None,
        "nodes": [
            {
                "path": node.path, "kpi": node.kpi, "months_back": node.back,
                "start": number(found.start_values.get(node.path)), "end": number(found.end_values.get(node.path)),
                "contribution": number(found.contributions[node.path]),
            }
            for node in report.tree.nodes if node.path in found.contributions
        ],
    }


def _callout(callout: Callout, language: str) -> Json:
    return {
        "number": callout.number,
        "kpi": callout.kpi,
        "path": list(callout.path),
        "state": callout.state.value,
        "change": number(callout.change),
        "expected_change": number(callout.expected_change),
        "explained": number(callout.explained),
        "unexplained": number(callout.unexplained),
        "low": number(callout.low),
        "high": number(callout.high),
        "share_covered": number(callout.share_covered),
        "effect_on_root": number(callout.effect_on_root),
        "where": [
            {"dimension": where.dimension, "segment": where.segment, "share": number(where.share)}
            for where in callout.where
        ],
        "causes": list(callout.causes),
        "headline": say(callout.headline, language),
        "question": say(callout.question, language),
        "carries": list(callout.carries),
    }
