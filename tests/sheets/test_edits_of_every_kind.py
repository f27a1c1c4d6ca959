"""Two hundred edits of every kind of input: the workbook says what the engine says of the same numbers.

Actual values of this month, the month before and the year before, below zero too; planned values; sizes of a claim;
a KPI's expected range; what is material; what the bridge compares with. The engine judges by the ranges that stand in
the workbook: they are inputs there. Two things are left out: a planned leaf moves its planned parent only where that
has a formula, so both are typed; a claim reaches the margin, a quotient, as far as it did when it was issued.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nenrin.outputs import workbook
from nenrin.report import Report
from nenrin.sheets import compose
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.coverage import AT as COVERAGE
from nenrin.sheets.coverage import PARTS
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import model
from nenrin.sheets.settings import ROWS
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.verdict_columns import AT as VERDICT
from nenrin.sheets.verdicts import row_of
from nenrin.words import Words
from opened_workbook import Opened, find
from what_if import MONTH, edits, engine, issued, typed, undone

EDITS = 200
REFERENCES = ("prior_year", "prior_month", "plan")
WORDS = Words("en")
FAR = "margin"
"""A quotient: how far a claim reaches it is an input of the workbook."""


def number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def tree(opened: Opened, layout: Layout, wanted: Report) -> Iterator[tuple[str, object, float | None, float]]:
    """What Tree, Verdicts and Coverage show of every KPI, what the engine says, and the size of the KPI."""
    for kpi in wanted.tree.kpis:
        row, compared, told = layout.entry(kpi).row, wanted.compared[kpi], wanted.explanations[kpi]
        year, size = compared.year_to_date, max(1.0, abs(compared.actual or 0.0))
        shown = {
            "ac": compared.actual, "py_change": compared.prior_year.change, "py_share": compared.prior_year.relative,
            "pm_change": compared.prior_month.change, "pl_change": compared.plan.change, "ytd": year.value,
            "ytd_py_change": year.prior_year.change, "ytd_pl_change": year.plan.change,
        }
        yield from ((f"{kpi} {name}", opened.get("Tree", row, TREE[name]), one, size) for name, one in shown.items())
        if kpi == FAR:
            continue
        judged = {
            "surprise": told.surprise, "explained": told.explained or 0.0, "unexplained": told.unexplained,
            "spread": told.spread,
        }
        for name, one in judged.items():
            yield f"{kpi} {name}", opened.get("Verdicts", row_of(layout, kpi), VERDICT[name]), one, size
        covered = wanted.coverages.get(kpi)
        line = find(opened.sheet("Coverage"), 0, WORDS.label(wanted.label(kpi))).row
        for name in ("change", *PARTS) if covered else ():
            yield f"{kpi} {name}", opened.get("Coverage", line, COVERAGE[name]), getattr(covered, name), size


def bridge(
    opened: Opened, layout: Layout, wanted: Report, reference: str,
) -> Iterator[tuple[str, object, float | None, float]]:
    """Effects on the KGI, against whatever the bridge compares with."""
    found = wanted.attributions[reference]
    for entry in layout.nodes:
        effect = None if found.failure else found.contributions[entry.key]
        told = opened.get("Bridge", entry.row, BRIDGE["effect"])
        yield entry.key, told, effect, 10 * max(1.0, abs(found.change or 0.0))


@pytest.mark.slow
def test_the_workbook_says_what_the_engine_says_whatever_kind_of_input_is_edited(tmp_path: Path) -> None:
    book = compose(issued(), "en")
    opened, layout = Opened(book, workbook.write(book), tmp_path), Layout(model(issued()), WORDS)
    states = set()
    for count, edit in enumerate(edits(20120630, EDITS)):
        reference = REFERENCES[count % 3]
        typed(opened, layout, edit)
        opened.put("Settings", ROWS["bridge_with"], 1, WORDS.text(f"sheet.reference.{reference}"))
        wanted = engine(edit)
        for what, told, known, size in (*tree(opened, layout, wanted), *bridge(opened, layout, wanted, reference)):
            near = None if known is None else pytest.approx(known, rel=1e-9, abs=1e-8 * size)
            assert number(told) == near, (edit, what)
        for kpi in wanted.tree.kpis:
            state = opened.get("Verdicts", row_of(layout, kpi), VERDICT["verdict"])
            assert state == WORDS.verdict(wanted, kpi), (edit, kpi)
            states.add(state)
        least, share = edit.material
        assert opened.name("materiality") == pytest.approx(
            max(least, share * abs(wanted.tree.value("profit", MONTH) or 0.0)),
        ), edit
        assert (opened.name("check_integrity"), opened.errors() if count % 20 == 0 else []) == ("PASS", []), edit
        typed(opened, layout, undone(edit))
    opened.put("Settings", ROWS["bridge_with"], 1, WORDS.text(f"sheet.reference.{layout.reference}"))
    assert opened.name("check_as_issued") == "PASS", "every edit was taken back"
    assert len(states) >= 7
