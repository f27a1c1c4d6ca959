"""Prints how good the judgement is on public series and cases: ``python -m bench.judgement``, or ``make bench``."""

from __future__ import annotations

import sys
import time

from bench import alarms, automatic, causes, followers, intervals, landings, rebasing, shares, shifts, shocks, times

PARTS = {
    "what a month should have been": intervals,
    "beside AutoETS": automatic,
    "after a great month": shocks,
    "beside the KPI that it moves with": followers,
    "after a confirmed new level": rebasing,
    "where the year lands": landings,
    "call-outs": alarms,
    "who moved the number": shares,
    "where it sits": causes,
    "breaks": shifts,
    "time": times,
}


def main() -> None:
    """One part after another."""
    for title, part in PARTS.items():
        began = time.perf_counter()
        sys.stdout.write(f"\n# {title}\n")
        for line in part.lines():
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        sys.stdout.write(f"({time.perf_counter() - began:.1f} s)\n")


if __name__ == "__main__":
    main()
