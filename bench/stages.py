"""Prints the median seconds of each stage of a run: ``python -m bench.stages CONFIG [RUNS]``, or ``make bench``."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path


def main(config: str, runs: str = "3") -> None:
    """Run as often as asked, each time into an empty folder."""
    stages: dict[str, list[float]] = defaultdict(list)
    for _ in range(int(runs)):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            command = [sys.executable, "-m", "nenrin", "run", config, "--output", folder, "--quiet"]
            subprocess.run(command, check=True)  # noqa: S603 (this program)
            stages["whole command"].append(time.perf_counter() - began)
            record = json.loads(next(Path(folder).rglob("run.json")).read_text(encoding="utf-8"))
        for stage, seconds in record["seconds"].items():
            stages[stage].append(seconds)
    for stage, seconds in sorted(stages.items(), key=lambda item: -statistics.median(item[1])):
        sys.stdout.write(f"{statistics.median(seconds):8.2f} s  {stage}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
