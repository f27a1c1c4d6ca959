"""Times the workbook of large clients, proof included: ``python -m bench.workbooks``."""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from large_report import large
from nenrin.outputs import proof, workbook
from nenrin.sheets import Book, compose

_CASES = ((10, 5, 36, 3), (19, 7, 60, 1))
"""Groups, products in each, months, and how often each is timed: the large one takes long enough to be steady."""
Result = TypeVar("Result")


def main() -> None:
    """150 nodes × 36 months × 3 scenarios as the budget says, then 400 KPIs × 60 months × 3."""
    for groups, of, months, runs in _CASES:
        report = large(groups, of, months)
        composed, book = _timed(lambda report=report: compose(report, "en"), runs)  # type: ignore[misc]
        written, data = _timed(lambda book=book: workbook.write(book), runs)  # type: ignore[misc]
        proved, faults = _timed(lambda data=data, book=book: proof.prove(data, book), runs)  # type: ignore[misc]
        alone, _ = _timed(lambda book=book: _alone(book), runs)  # type: ignore[misc]
        formulas = sum(cell.formula is not None for sheet in book.sheets for cell in sheet.cells)
        whole = composed + written + proved
        sys.stdout.write(
            f"{len(report.tree.kpis)} KPIs × {months} months × 3: {formulas:,} formulas, {len(data) / 1e6:.2f} MB, "
            f"{len(faults)} differ\n  compose {composed:.2f} s, write {written:.2f} s, proof {proved:.2f} s, "
            f"together {whole:.2f} s CPU\n  XlsxWriter alone, the same cells: {alone:.2f} s; "
            f"write {written / alone:.2f}×, together {whole / alone:.1f}×\n",
        )


def _timed(make: Callable[[], Result], runs: int) -> tuple[float, Result]:
    """The median of the CPU seconds of a few runs, and what came of the last."""
    seconds = []
    for _ in range(runs):
        began = time.process_time()
        found = make()
        seconds.append(time.process_time() - began)
    return statistics.median(seconds), found


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
