"""The press: a process that turns one page into one PDF, and ends. ``python -m nenrin.outputs.pdf_press < job > pdf``.

It loads the layout engine and nothing of what a study needs, so that it stays small whatever the client's data are; and
what goes wrong in it goes wrong in it alone. What it is told comes by its standard input and is written nowhere else.
"""

from __future__ import annotations

import base64
import ctypes.util
import datetime as dt
import functools
import gc
import json
import os
import signal
import sys
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

from nenrin.outputs.pdf_engine import LayoutFaultError, fetcher, no_warnings, own_fonts
from nenrin.outputs.pdf_finish import finish
from nenrin.outputs.pdf_imports import put_off
from nenrin.outputs.pdf_layout import laid_out, spared
from nenrin.outputs.pdf_page import read
from nenrin.outputs.pdf_styles import quick_styles

NO_PANGO, FAULT = 3, 4
"""How the process ends where the machine lacks a library, and where something went wrong."""


@dataclass(frozen=True)
class Job:
    """All that is needed for one PDF.

    ``names``: what links are called by where they lead; ``written``: the date that it bears (ISO 8601); ``identifier``:
    16 bytes in hexadecimal; ``workbook``: the attached file in base 64.
    """

    html: str
    fonts: str
    names: dict[str, str]
    written: str
    identifier: str
    workbook: str
    workbook_name: str
    workbook_said: str

    def spelled(self) -> bytes:
        """As the press reads it."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


def press(job: Job) -> bytes:
    """The PDF of a job. Raises LayoutFaultError for whatever the engine only warns of."""
    import weasyprint

    page, written = read(job.html), dt.datetime.fromisoformat(job.written)
    with own_fonts(Path(job.fonts)), no_warnings(), spared(), quick_styles():
        attachment = weasyprint.Attachment(
            string=base64.b64decode(job.workbook), name=job.workbook_name, description=job.workbook_said,
            relationship="Source", created=written, modified=written, url_fetcher=fetcher(),
        )
        pdf: bytes = laid_out(page).write_pdf(
            pdf_variant="pdf/a-3a", pdf_identifier=bytes.fromhex(job.identifier), attachments=[attachment],
            finisher=functools.partial(finish, names=job.names, drawings=page.drawings),
        )
    return pdf


def main() -> None:
    """One job in, one PDF out; a fault is told on standard error by its kind and place, without a value."""
    gc.disable()                                    # a short life leaves little waste, and looking for it takes long
    signal.signal(signal.SIGINT, signal.SIG_DFL)    # who interrupts the run wants no account from here
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)                                   # what a library has to say is no part of the file
    if sys.platform == "linux":
        ctypes.util.find_library = _nowhere
    put_off()
    job = Job(**json.load(sys.stdin.buffer))
    try:
        import weasyprint  # noqa: F401 (so that a missing library is told apart)
    except OSError:
        sys.exit(NO_PANGO)
    try:
        pdf = press(job)
    except BaseException as error:  # noqa: BLE001 (whatever it is, the parent tells it; a refused address is one)
        frames = traceback.extract_tb(error.__traceback__)
        told = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        said = str(error) if isinstance(error, LayoutFaultError) else type(error).__qualname__
        sys.stderr.write("\n" + json.dumps([said, told]))
        sys.exit(FAULT)
    with answer:
        answer.write(pdf)
    os._exit(0)                                     # nor is there anything to tidy up


def _nowhere(name: str) -> str | None:  # noqa: ARG001 (its place's signature)
    """Python starts compilers to look for libraries, which Linux finds by the plain names that are tried next."""
    return None


if __name__ == "__main__":
    main()
