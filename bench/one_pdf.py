"""What one PDF costs: ``python -m bench.one_pdf READY LANGUAGE`` prints it in a process that does nothing else."""

from __future__ import annotations

import json
import pickle
import resource
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_MEBIBYTE, _KIBIBYTE = 1024 * 1024, 1024
_PEAK = 1 if sys.platform == "darwin" else _KIBIBYTE
"""Bytes in the unit in which the system tells the peak of memory."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of the process, of loading what it needs, of a second printing; memory and sizes in bytes."""

    whole: float
    loading: float
    again: float
    peak: int
    size: int
    workbook: int


def prepare(config: Path, ready: Path) -> tuple[str, ...]:
    """Study the client and write the report with its workbooks to ``ready``; returns the languages."""
    from nenrin import sheets
    from nenrin.outputs import approved, reported, workbook
    from nenrin.run import study

    report = study(config).report
    told = approved.approved(report)
    books = {
        language: workbook.write(sheets.compose(told, language, reported.reported(told, language)))
        for language in report.brief.languages
    }
    ready.write_bytes(pickle.dumps((report, books)))
    return report.brief.languages


def measure(ready: Path, language: str) -> Cost:
    """Print once in this fresh process, then a second time with everything loaded and the charts drawn."""
    report, books = pickle.loads(ready.read_bytes())  # noqa: S301 (written by prepare, a moment ago)
    from weasyprint import HTML  # noqa: F401 (so that loading is told apart)

    from nenrin.outputs import pdf

    loading = time.process_time()
    content = pdf.render(report, language, books[language], "workbook.xlsx")
    whole, peak = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK
    assert pdf.render(report, language, books[language], "workbook.xlsx") == content  # noqa: S101 (a bench)
    again = time.process_time() - whole
    return Cost(whole, loading, again, peak, len(content), len(books[language]))


def line(language: str, found: Sequence[Cost]) -> str:
    """The medians of a few measurements."""
    whole, loading, again = (statistics.median(values) for values in zip(
        *((one.whole, one.loading, one.again) for one in found), strict=True,
    ))
    one, peak = found[0], max(one.peak for one in found)
    return (
        f"  {language}: {whole:.2f} s CPU (loading {loading:.2f}, drawing and printing {whole - loading:.2f}; again"
        f" with the charts drawn {again:.2f}), {peak / _MEBIBYTE:.0f} MB, {one.size / _KIBIBYTE:.0f} KiB"
        f" (workbook of {one.workbook / _KIBIBYTE:.0f} KiB inside)\n"
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(measure(Path(sys.argv[1]), sys.argv[2]))))
