"""Reports of a client's first months are proved like any other: what has no series yet is a dash in every sheet."""

from __future__ import annotations

import pytest

from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.sheets import compose
from studied import studied

EARLY = [("online-retail", "2009-12"), ("aozora-tsuhan", "2023-06")]


@pytest.mark.slow
@pytest.mark.parametrize(("client", "month"), EARLY)
def test_the_workbook_of_an_early_month_recalculates_to_what_the_run_says(client: str, month: str) -> None:
    report = studied(client, month)
    book = compose(report, "en", reported(report, "en", "working"))
    assert proof.prove(workbook.write(book), book) == ()
    assert "–" in {cell.value for cell in book.sheets[1].cells if cell.column == 1}, "a KPI that has no series yet"
