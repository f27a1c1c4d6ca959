"""What no workbook can hold without losing what it adds up: the run stops, and says what to do."""

from __future__ import annotations

from nenrin.report import Report
from nenrin.sheets import register, rows
from nenrin.vocabulary import Place, Problem

MOST_NODES = 15_000
"""Rows of Tree. Every one has up to four links on Calc, and a sheet takes 65,530 links."""
MOST_ROWS = 1_000_000
"""Rows of the register that claim or ask something: a sheet has 1,048,576."""


def unheld(report: Report) -> tuple[Problem, ...]:
    """Nodes and claims lead to the KGI and to verdicts: with some of them left out, nothing would tie."""
    file = f"{report.client.id}_{report.month}.xlsx"
    nodes = len(rows.entries(report))
    claims = len(register.asking(report)) if len(report.causes) * len(report.tree.kpis) > MOST_ROWS else 0
    found = []
    if nodes > MOST_NODES:
        wrong = f"the tree has {nodes:,} rows; a workbook takes {MOST_NODES:,} of them"
        right = "split fewer KPIs, take KPIs out of  kpis , or report its branches as clients of their own"
        found.append(Problem(Place(file, sheet="Tree"), wrong, right))
    if claims > MOST_ROWS:
        wrong = f"the register has {claims:,} rows for this month; a sheet takes {MOST_ROWS:,} of them"
        right = "give causes of the same months and KPIs one entry together, or end them with  months.to"
        found.append(Problem(Place(file, sheet="Explanations"), wrong, right))
    return tuple(found)
