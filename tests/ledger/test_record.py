"""The record of a run tells everything twice-runs share, and apart from it what they do not."""

from __future__ import annotations

import json

from nenrin import ledger
from sample_report import sample_report


def _record(when: str) -> ledger.Record:
    occasion: ledger.Record = {"when": when, "who": "kaede"}
    return ledger.record(sample_report(), {"a.xlsx": "00ff"}, {"a.xlsx": "12 formulas"}, {"tree": 0.1234}, occasion)


def test_two_runs_over_the_same_files_differ_only_in_their_occasion() -> None:
    first, second = _record("2026-11-21T20:00:00+00:00"), _record("2026-11-21T21:00:00+00:00")
    assert first != second
    first.pop("occasion")
    second.pop("occasion")
    assert first == second


def test_the_record_reads_back_as_json_with_text_as_it_is() -> None:
    record = _record("2026-11-21T20:00:00+00:00")
    spelled = ledger.spell(record)
    assert json.loads(spelled) == record
    assert spelled.endswith(b"}\n")
    assert record["seconds"] == {"tree": 0.123}


def test_every_check_and_every_input_of_the_report_is_in_the_record() -> None:
    report, record = sample_report(), _record("now")
    assert [check["name"] for check in record["checks"]] == [check.name for check in report.checks]
    assert record["inputs"] == dict(report.fingerprint.inputs)
    assert record["run"] == report.fingerprint.run
