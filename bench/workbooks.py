"""Times the workbook of large clients, proof included: ``python -m bench.workbooks``."""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from large_report import large, remembered
from nenrin.outputs import proof, workbook
from nenrin.report import Report
from nenrin.sheets import Book, compose

_CASES: tuple[tuple[str, Callable[[int, int, int], Report], tuple[int, int, int], int], ...] = (
    ("without a history", large, (10, 5, 36), 7),
    ("with its history, coverages, levers and a register", remembered, (10, 5, 36), 5),
    ("without a history", large, (19, 7, 60), 2),
)
"""What the client is like, who makes him, groups, products in each, months, and how often each is timed."""
_ALONE = "XlsxWriter alone (the same cells)"
Result = TypeVar("Result")


def main() -> None:
    """150 nodes × 36 months × 3 scenarios as the budget says, without and with a history; then 400 KPIs × 60 months."""
    for what, make, (groups, of, months), runs in _CASES:
        report, seconds, said = make(groups, of, months), [], ""
        for _ in range(runs):
            spent, said = _round(report)
            seconds.append(spent)
        sys.stdout.write(f"{len(report.tree.kpis)} KPIs × {months} months × 3, {what}: {said}; {runs} rounds\n")
        for name, one_of in (("minimum", min), ("median", statistics.median)):
            sys.stdout.write(_line(name, {key: one_of([spent[key] for spent in seconds]) for key in seconds[0]}))
        sys.stdout.flush()


def _round(report: Report) -> tuple[dict[str, float], str]:
    """The CPU seconds of every stage, and of XlsxWriter alone in the same round: a slow machine is so for both."""
    spent: dict[str, float] = {}

    def timed(name: str, make: Callable[[], Result]) -> Result:
        gc.collect()        # what the stage before has left is not this one's cost
        began = time.process_time()
        found = make()
        spent[name] = time.process_time() - began
        return found

    book = timed("compose", lambda: compose(report, "en"))
    data = timed("write", lambda: workbook.write(book))
    faults = timed("proof", lambda: proof.prove(data, book))
    spent["together"] = sum(spent.values())
    timed(_ALONE, lambda: _alone(book))
    formulas = sum(cell.formula is not None for sheet in book.sheets for cell in sheet.cells)
    return spent, f"{formulas:,} formulas, {len(data) / 1e6:.2f} MB, {len(faults)} differ"


def _line(name: str, seconds: dict[str, float]) -> str:
    """CPU seconds, each the minimum or the median of its own."""
    alone, write, whole = (seconds[one] for one in (_ALONE, "write", "together"))
    stages = ", ".join(f"{one} {spent:.2f}" for one, spent in seconds.items())
    return f"  {name:7}  {stages} s CPU; to it write {write / alone:.2f}×, together {whole / alone:.2f}×\n"


def _alone(book: Book) -> None:
    """The plain library with the same constants, formulas and results; no layout, no charts."""
    from xlsxwriter import Workbook

    made = Workbook(io.BytesIO(), {"in_memory": True})
    for sheet in book.sheets:
        page = made.add_worksheet(sheet.name)
        for cell in sheet.cells:
            if cell.formula is not None:
                page.write_formula(cell.row, cell.column, f"={cell.formula}", None, cell.value)
            elif isinstance(cell.value, str):
                page.write_string(cell.row, cell.column, cell.value)
            elif cell.value is not None:
                page.write_number(cell.row, cell.column, cell.value)
    for name, reference in book.names:
        made.define_name(name, f"={reference}")
    made.close()


if __name__ == "__main__":
    main()
