"""The press as a process: what it answers, how it fails, that nothing of it is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from nenrin.charts.fonts import folder
from nenrin.outputs import pdf_printing
from nenrin.outputs.pdf_engine import LayoutFaultError
from nenrin.outputs.pdf_press import NO_PANGO as WITHOUT_PANGO
from nenrin.outputs.pdf_press import Job
from nenrin.outputs.pdf_printing import Presses
from nenrin.vocabulary import Problems
from printed_pdf import NO_PANGO

needs_pango = pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")
JOB = Job("<html><body>", "fonts", {}, "2011-11-30T00:00:00Z", "00" * 16, "", "a.xlsx", "the workbook")
HEAVY = ("numpy", "pandas", "pydantic", "matplotlib", "duckdb", "jinja2")


def answering(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """In place of the press, a program of the test."""
    monkeypatch.setattr(pdf_printing, "_PRESS", ("-c", textwrap.dedent(program)))


def printed() -> bytes:
    with Presses() as presses:
        return presses.begin(JOB).pdf()


def test_the_press_loads_nothing_of_what_a_study_needs() -> None:
    program = f"import sys, nenrin.outputs.pdf_press, weasyprint; print([one for one in {HEAVY} if one in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout
    assert told.strip() == "[]"


def test_without_pango_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, f"raise SystemExit({WITHOUT_PANGO})")
    with pytest.raises(Problems, match="apt-get install"):
        printed()


@needs_pango
def test_an_address_outside_is_a_fault_with_its_place_and_without_a_value() -> None:
    page = '<html><body><img src="https://secret.example/a.png" alt="x"/></body></html>'
    with Presses() as presses, pytest.raises(LayoutFaultError) as found:
        presses.begin(Job(**{**vars(JOB), "html": page})).pdf()
    assert str(found.value) == "FatalURLFetchingError"
    assert found.value.frames[-1].startswith("pdf_engine.py:")
    assert "secret" not in "".join(found.value.frames)


def test_a_damaged_page_is_a_fault_and_its_words_stay_where_they_are() -> None:
    if NO_PANGO:
        pytest.skip("Pango is missing on this machine")
    with Presses() as presses, pytest.raises(LayoutFaultError) as found:
        presses.begin(Job(**{**vars(JOB), "html": "<html><secret"})).pdf()
    assert str(found.value) == "ParseError"
    assert found.value.frames


@pytest.mark.parametrize("end", ["import os; os.kill(os.getpid(), 9)", "raise SystemExit(7)", "print('no'); 1 / 0"])
def test_however_the_press_ends_it_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    answering(monkeypatch, end)
    with pytest.raises(LayoutFaultError, match="the press ended with"):
        printed()


def test_a_press_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(pdf_printing, "_MOST_SECONDS", 0.2)
    with Presses() as presses:
        printing = presses.begin(JOB)
        with pytest.raises(LayoutFaultError, match="no PDF after"):
            printing.pdf()
        assert printing.process.returncode == -signal.SIGKILL


def test_whoever_leaves_early_leaves_nothing_running(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "import time; time.sleep(60)")
    presses = Presses()
    with pytest.raises(KeyboardInterrupt), presses:
        _begin_two_and_interrupt(presses)
    ends = [one.process.returncode for one in presses.begun]
    assert ends == [-signal.SIGKILL] * 2, "ended and waited for: no zombie"


def _begin_two_and_interrupt(presses: Presses) -> None:
    presses.begin(JOB)
    presses.begin(JOB)
    raise KeyboardInterrupt


def test_what_a_library_prints_is_no_part_of_the_file(tmp_path: Path) -> None:
    """And a folder full of modules with well-known names is nowhere a place of modules."""
    (tmp_path / "json.py").write_text("raise RuntimeError", encoding="utf-8")
    (tmp_path / "weasyprint.py").write_text("print('from the client')", encoding="utf-8")
    if NO_PANGO:
        pytest.skip("Pango is missing on this machine")
    page = '<html lang="en"><head><title>Report</title></head><body><p>Profit</p></body></html>'
    job, before = Job(**{**vars(JOB), "html": page, "fonts": str(folder())}), Path.cwd()
    os.chdir(tmp_path)
    try:
        with Presses() as presses:
            made = presses.begin(job).pdf()
    finally:
        os.chdir(before)
    assert made.startswith(b"%PDF-1.7")
    assert made.endswith(b"%%EOF\n")


def test_a_press_whose_parent_is_gone_ends_by_itself() -> None:
    """It reads until the end of a job that was never finished."""
    process = subprocess.Popen(
        [sys.executable, *pdf_printing._PRESS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(b'{"html": ')
    began = time.monotonic()
    process.communicate()
    assert process.returncode not in {0, None}
    assert time.monotonic() - began < 60
