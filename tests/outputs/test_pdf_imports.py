"""What our pages never ask for is not loaded, and is there as soon as something asks."""

from __future__ import annotations

import subprocess
import sys

import pytest

from nenrin.charts.fonts import folder
from printed_pdf import NO_PANGO

pytestmark = pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")
LOADED = """
import os, sys
from nenrin.outputs.pdf_imports import put_off
put_off()
from weasyprint.pdf import fonts
assert "fontTools.ttLib.ttFont" not in sys.modules and "fontTools.subset.svg" not in sys.modules
for number, program in enumerate(sys.argv[1:]):
    if not os.fork():
        print(number, end="|")
        exec(program)
        sys.exit()
    assert not os.wait()[1], program
"""
ASKED = {
    f"print(len(fonts.TTFont({str(folder() / 'SourceSans3-Bold.ttf')!r}).getGlyphOrder()) > 1000)": "True",
    "print(fonts.subset.Options(hinting=False).hinting)": "False",
    "print(fonts.ttFont.getTableClass('glyf').__name__)": "table__g_l_y_f",
    "fonts.ttFont.TTFont; from fontTools import ttLib; print(ttLib.__file__ != None)": "True",
}


def test_what_is_put_off_is_the_real_thing_when_it_is_called() -> None:
    """Each time asked as the first thing: in a child of the process that has put it off."""
    done = subprocess.run([sys.executable, "-c", LOADED, *ASKED], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [f"{number}|{said}" for number, said in enumerate(ASKED.values())]
