"""A large sheet is first read in a process of its own, with a bound on its memory: what would take ours down, does not.

The library that reads spreadsheets aborts its whole process where memory ends. What it read there is thrown away – no
object comes back from a process that an untrusted file may have broken – so that a large sheet is read twice.
"""

from __future__ import annotations

import subprocess
import sys

from nenrin.sources.refusal import refused
from nenrin.vocabulary import Place

MEMORY_MEGABYTES = 4_096
LARGE = 64 << 20
"""Unpacked bytes from which a sheet is rehearsed; what is smaller cannot need that much memory."""
_EXHAUSTED = 9
_READ = f"""
import io, sys
from python_calamine import CalamineError, CalamineWorkbook
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]) << 20,) * 2)
except (ImportError, OSError, ValueError):
    pass                                # a system without such a bound
try:
    CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())).get_sheet_by_name(sys.argv[2]).to_python()
except MemoryError:
    sys.exit({_EXHAUSTED})
except CalamineError:
    pass                                # found again, and told, where the sheet is read to be used
"""


def rehearse(data: bytes, sheet: str, place: Place, megabytes: int = MEMORY_MEGABYTES) -> None:
    """Raise Problems where reading ``sheet`` needs more memory than that, or ends its process.

    Where no process can be started, nothing is rehearsed.
    """
    command = [sys.executable, "-I", "-c", _READ, str(megabytes), sheet]
    try:
        done = subprocess.run(  # noqa: S603 (this interpreter, this text; the sheet's name is an argument, no shell)
            command, input=data, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
    except (OSError, ValueError):
        return
    if done.returncode == _EXHAUSTED or done.returncode < 0:
        wrong = f"the sheet cannot be read within {megabytes:,} MB of memory"
        raise refused(place, wrong, "divide it into several files, or save it anew in a spreadsheet")
