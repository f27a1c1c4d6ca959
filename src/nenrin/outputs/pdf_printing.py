"""PDFs that are being made beside us: a press is started for each, and none outlives whoever asked for it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from nenrin.outputs.pdf_engine import LayoutFaultError
from nenrin.outputs.pdf_press import NO_PANGO, Job
from nenrin.vocabulary import Place, Problem, Problems

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What Debian and Ubuntu call the libraries that WeasyPrint loads; without the last, Japanese takes 20 × longer."""
_PRESS = ("-P", "-m", "nenrin.outputs.pdf_press")
"""Without the current folder among the places of modules: a client's folder may hold anything."""
_MOST_SECONDS = 600.0
"""For a report of hundreds of pages; after that the layout engine hangs."""


@dataclass
class Printing:
    """One PDF on its way."""

    process: subprocess.Popen[bytes]

    def pdf(self) -> bytes:
        """The finished file, waited for. Raises Problems without Pango, LayoutFaultError for every other end."""
        try:
            pdf, told = self.process.communicate(timeout=_MOST_SECONDS)
        except subprocess.TimeoutExpired:
            self.stop()
            raise LayoutFaultError(f"no PDF after {_MOST_SECONDS:.0f} seconds") from None
        if self.process.returncode == NO_PANGO:
            wrong = "Pango is missing on this machine, so no PDF can be made"
            raise Problems([Problem(Place("pdf"), wrong, f"sudo apt-get install {PACKAGES}")])
        if self.process.returncode:
            raise _fault(self.process.returncode, told)
        return pdf

    def stop(self) -> None:
        """End it, if it has not ended; nothing of it is left."""
        self.process.kill()
        self.process.communicate()


@dataclass
class Presses:
    """Whatever was begun within ``with Presses()`` has ended after it, come what may."""

    begun: list[Printing] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for printing in self.begun:
            printing.stop()

    def begin(self, job: Job) -> Printing:
        """Start to print; the result is asked for when it is needed."""
        process = subprocess.Popen(  # noqa: S603 (this interpreter, this program; the job goes through a pipe)
            [sys.executable, *_PRESS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        printing = Printing(process)
        self.begun.append(printing)
        try:
            with process.stdin as pipe:     # type: ignore[union-attr]  # a pipe was asked for
                pipe.write(job.spelled())
        except BrokenPipeError:
            pass                            # it has ended already; why, is told when the result is asked for
        process.stdin = None
        return printing


def _fault(status: int, told: bytes) -> LayoutFaultError:
    """What the press says of its end, or that it says nothing."""
    try:
        said, frames = json.loads(told.splitlines()[-1])
    except (IndexError, ValueError):
        return LayoutFaultError(f"the press ended with {status}")
    return LayoutFaultError(said, tuple(frames))
