"""What a command ends with: the exit status a script can rely on."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """What each number promises.

    0 done · 1 problems in what was written or given · 2 wrong use of the command line (seen without reading any file) ·
    3 a delivered file failed its proof, so none was delivered · 70 a fault of the program itself ·
    130 stopped by Ctrl-C.
    """

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    PROOF = 3
    FAULT = 70
    STOPPED = 130
