"""One KPI explained to a machine."""

from __future__ import annotations

import json

import pytest

from nenrin.cli.explaining import document, gather
from sample_report import sample_report

REPORT = sample_report()


@pytest.mark.parametrize("kpi", REPORT.tree.kpis)
def test_everything_about_every_kpi_is_plain_json(kpi: str) -> None:
    told = document(gather(REPORT, kpi))
    assert json.loads(json.dumps(told, allow_nan=False)) == told | {"path": list(told["path"])}


def test_numbers_are_unrounded_and_files_have_their_hash() -> None:
    told = document(gather(REPORT, "revenue"))
    assert told["values"]["actual"] == 311 * 452
    assert told["from"][0]["files"][0]["sha256"] == "a" * 64


def test_what_is_not_explained_is_a_range() -> None:
    told = document(gather(REPORT, "retained_customers"))["unexplained"]
    assert (told["amount"], told["low"], told["high"], told["called_out"]) == (-51, -73, -29, True)
