"""What one PDF costs against its budget: composed in a run and in a process of its own, printed in its press."""

from __future__ import annotations

import io
import json
import pickle
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MEBIBYTE, _KIBIBYTE = 1024 * 1024, 1024
_PEAK = 1 if sys.platform == "darwin" else _KIBIBYTE
"""Bytes in the unit in which the system tells the peak of memory."""
_SECONDS, _MEMORY, _SIZE = 4.0, 150 * _MEBIBYTE, 500 * _KIBIBYTE
BUDGET = "8–12 pages in 4 s CPU, 150 MB, 500 KiB"


@dataclass(frozen=True)
class Cost:
    """CPU seconds; memory and sizes in bytes.

    ``alone``: composing where nothing is loaded and no chart is drawn; ``composing``: in a run, where the page for the
    screen comes first; ``printing``: the press from its start to its end; ``peak``: its memory; ``workbook``, ``fonts``
    and ``content`` (what the pages draw): what they take of the ``size`` of the file.
    """

    alone: float
    composing: float
    printing: float
    peak: int
    size: int
    workbook: int
    fonts: int
    content: int


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
    """Compose and print once, each in a process of its own; a press would inherit the peak of a large parent."""
    job = ready.with_name("job")
    (alone,) = _told("alone", str(ready), language, str(job))
    (composing,) = _told("in a run", str(ready), language, str(job))
    printing, *sizes = _told("press", str(job))
    return Cost(alone, composing, printing, *map(int, sizes))


def _told(*asked: str) -> list[float]:
    command = [sys.executable, "-m", "bench.one_pdf", *asked]
    found: list[float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603 (this program)
    return found


def compose(where: str, ready: str, language: str, job: str) -> tuple[float]:
    """In a fresh process, alone or, as in a run, after the page for the screen: what composing costs."""
    report, books = pickle.loads(Path(ready).read_bytes())  # noqa: S301 (written by prepare, a moment ago)
    from nenrin.outputs import html, pdf

    if where == "in a run":
        html.render(report, language)
    began = time.process_time() if where == "in a run" else 0.0
    composed = pdf.job(report, language, books[language], "workbook.xlsx")
    taken = time.process_time() - began
    Path(job).write_bytes(composed.spelled())
    return (taken,)


def press(job: str) -> tuple[float, int, int, int, int, int]:
    """In a small process: CPU and memory of the press that it starts, the size of the PDF, and what of it is what."""
    from nenrin.outputs.pdf_press import Job
    from nenrin.outputs.pdf_printing import Presses

    with Presses() as presses:
        content = presses.begin(Job(**json.loads(Path(job).read_bytes()))).pdf()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * _PEAK, len(content), *_kinds(content)


def _kinds(content: bytes) -> tuple[int, int, int]:
    """The bytes that the workbook, the fonts and the pages' drawing take in the file."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        found = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        books = [one for one in found if one.get("/Type") == "/EmbeddedFile"]
        fonts = [one for one in found if "/Length1" in one or one.get("/Subtype") == "/CIDFontType0C"]
        drawn = [page.Contents for page in document.pages]
        workbook, font, page = (sum(len(one.read_raw_bytes()) for one in kind) for kind in (books, fonts, drawn))
    return workbook, font, page


def line(language: str, found: Sequence[Cost]) -> str:
    """What a few measurements found, and which of the three figures of the budget they keep.

    Seconds are told as the least and the median: others on the machine only ever add to them, so that the least says
    what the work costs, and the budget is held against it.
    """
    one, peak = found[0], max(one.peak for one in found)
    whole = [each.composing + each.printing for each in found]
    kept = (min(whole) <= _SECONDS, peak <= _MEMORY, one.size <= _SIZE)
    seconds, memory, size = ("" if within else " (over)" for within in kept)
    return (
        f"  {language}, the least of {len(found)} (and their median): {_both(whole)} s CPU in a run{seconds}, composing"
        f" {_both([each.composing for each in found])}, press {_both([each.printing for each in found])}; alone,"
        f" composing takes {_both([each.alone for each in found])}\n"
        f"      press {peak / _MEBIBYTE:.0f} MB{memory}; {one.size / _KIBIBYTE:.0f} KiB{size}: workbook"
        f" {one.workbook / _KIBIBYTE:.0f}, fonts {one.fonts / _KIBIBYTE:.0f}, pages {one.content / _KIBIBYTE:.0f}\n"
    )


def _both(seconds: Sequence[float]) -> str:
    return f"{min(seconds):.2f} ({statistics.median(seconds):.2f})"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(press(sys.argv[2]) if sys.argv[1] == "press" else compose(*sys.argv[1:])))
