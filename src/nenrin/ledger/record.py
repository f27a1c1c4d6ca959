"""The record of one run: what was read, decided, proved and written, when, by whom, and how long it took."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from nenrin.report import Report
from nenrin.sources import Intake
from nenrin.vocabulary import Sentence
from nenrin.words import say

Record: TypeAlias = dict[str, Any]


def record(
    report: Report, files: Mapping[str, str], proof: Mapping[str, str], seconds: Mapping[str, float], occasion: Record,
) -> Record:
    """The content of ``run.json``.

    ``files``: SHA-256 by name of what was written; ``proof``: by workbook, what its recalculation found; ``seconds``:
    by stage; ``occasion``: who ran it, when, on what – the only part (with ``seconds``) that differs between two runs
    over the same files.
    """
    identity = report.fingerprint
    return {
        "schema": "nenrin/run/1",
        "run": identity.run,
        "version": identity.version,
        "client": report.client.id,
        "month": str(report.month),
        "configuration": identity.configuration,
        "inputs": dict(identity.inputs),
        "rows": [_account(intake) for intake in report.intakes],
        "coverage": _coverage(report),
        "checks": [{"name": check.name, "passed": check.passed} for check in report.checks],
        "proof": dict(proof),
        "suspects": [
            {"kind": one.kind, "source": one.source, "column": one.column, "kpis": list(one.kpis)}
            for one in report.findings.suspects
        ],
        "restated": len(report.restatements),
        "callouts": [callout.kpi for callout in report.findings.callouts],
        "warnings": [str(warning) for warning in report.warnings],
        "files": dict(files),
        "occasion": occasion,
        "seconds": {stage: round(spent, 3) for stage, spent in seconds.items()},
    }


def spell(content: Record) -> bytes:
    """The record as it stands in the file: indented, in its own order, UTF-8."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _account(intake: Intake) -> Record:
    """One file: rows in, rows used, rows set aside and why, and what every column was taken for."""
    return {
        "source": intake.source,
        "file": intake.file,
        "sheet": intake.sheet,
        "encoding": intake.encoding,
        "header_row": intake.header_row,
        "read": intake.rows_read,
        "used": intake.rows_used,
        "set_aside": _counted(intake.set_aside),
        "repaired": _counted(intake.repaired),
        "columns": [
            {"name": column.name, "header": column.header, "type": column.type, "blanks": column.blanks}
            for column in intake.columns
        ],
        "first_day": str(intake.first_day) if intake.first_day else None,
        "last_day": str(intake.last_day) if intake.last_day else None,
        "notes": [say(note, "en") for note in intake.notes],
    }


def _counted(reasons: Iterable[tuple[Sentence, int]]) -> dict[str, int]:
    return {say(reason, "en"): count for reason, count in reasons}


def _coverage(report: Report) -> Record:
    """Which months each source covers, and which of them only in part."""
    return {
        source: {str(month): "partial" if one.partial else "whole" for month, one in sorted(months.items())}
        for source, months in report.measures.coverage.items()
    }
