"""Times the stages of a run: python .ci/bench.py NENRIN CONFIG [RUNS]; prints the median seconds of each stage."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path


def main(nenrin: str, config: str, runs: str = "3") -> None:
    """Run as often as asked, each time into an empty folder."""
    stages: dict[str, list[float]] = defaultdict(list)
    for _ in range(int(runs)):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            subprocess.run([nenrin, "run", config, "--output", folder, "--quiet"], check=True)  # noqa: S603 (this program)
            stages["whole command"].append(time.perf_counter() - began)
            record = json.loads(next(Path(folder).rglob("run.json")).read_text(encoding="utf-8"))
        for stage, seconds in record["seconds"].items():
            stages[stage].append(seconds)
    for stage, seconds in sorted(stages.items(), key=lambda item: -statistics.median(item[1])):
        print(f"{statistics.median(seconds):8.2f} s  {stage}")


main(*sys.argv[1:])
