"""What our pages never ask for is not loaded, and is there as soon as something asks."""

from __future__ import annotations

import subprocess
import sys

import pytest

from nenrin.charts.fonts import folder
from printed_pdf import NO_PANGO

pytestmark = pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")
LOADED = """
import sys
from nenrin.outputs.pdf_imports import put_off
put_off()
from weasyprint.pdf import fonts
assert "fontTools.ttLib.ttFont" not in sys.modules and "fontTools.subset.svg" not in sys.modules
"""


def run(program: str) -> str:
    command = [sys.executable, "-c", LOADED + program]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


@pytest.mark.parametrize(("program", "said"), [
    ("", ""),
    ("print(len(fonts.TTFont({file!r}).getGlyphOrder()) > 1000)", "True"),
    ("print(fonts.subset.Options(hinting=False).hinting)", "False"),
    ("print(fonts.ttFont.getTableClass('glyf').__name__)", "table__g_l_y_f"),
    ("fonts.ttFont.TTFont; from fontTools import ttLib; print(ttLib.__file__ != None)", "True"),
])
def test_what_is_put_off_is_the_real_thing_when_it_is_called(program: str, said: str) -> None:
    assert run(program.format(file=str(folder() / "SourceSans3-Bold.ttf"))) == said
