"""veraPDF, where it is installed, finds no violation of PDF/UA-1 and PDF/A-3a in the report."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from printed_pdf import NO_PANGO, printed

VERAPDF = shutil.which("verapdf")
pytestmark = [
    pytest.mark.slow, pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine"),
]


def judged(program: str, flavour: str, file: Path) -> str:
    """What veraPDF says: ``PASS`` or ``FAIL`` and the file, then every rule that is violated."""
    command = [program, "--format", "text", "--verbose", "--flavour", flavour, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return done.stdout + done.stderr


@pytest.mark.skipif(VERAPDF is None, reason="veraPDF is not installed on this machine")
@pytest.mark.parametrize("flavour", ["ua1", "3a"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_rule_is_violated(tmp_path: Path, language: str, flavour: str) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(printed("enriched", language))
    assert VERAPDF is not None
    told = judged(VERAPDF, flavour, file)
    assert told.startswith("PASS "), told


def test_what_it_objects_to_would_be_told(tmp_path: Path) -> None:
    """Asked of a program that says what veraPDF says of a file without tags."""
    program = tmp_path / "verapdf"
    program.write_text('#!/bin/sh\nfor file; do :; done\necho "FAIL $file ua1"\necho "  FAIL 7.1-11"\nexit 1\n')
    program.chmod(0o755)
    told = judged(str(program), "ua1", tmp_path / "report.pdf")
    assert not told.startswith("PASS ")
    assert "7.1-11" in told
