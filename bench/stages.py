"""Prints the seconds of each stage of a run, and what a PDF costs: ``python -m bench.stages CONFIG [RUNS]``."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from bench import one_pdf

_PAPERS = 5
"""How often each PDF is printed at least: the least of fewer says little on a machine that others use."""


def main(config: str, runs: str = "3") -> None:
    """Run as often as asked, each time into an empty folder; then print each language's PDF as often."""
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
    sys.stdout.write("   least  median, seconds\n")
    for stage, seconds in sorted(stages.items(), key=lambda item: -min(item[1])):
        sys.stdout.write(f"{min(seconds):8.2f}{statistics.median(seconds):8.2f}  {stage}\n")
    _papers(config, max(int(runs), _PAPERS))


def _papers(config: str, runs: int) -> None:
    """Each language's PDF from the ready report, in processes of their own: nothing is loaded or drawn before."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready"
        languages = one_pdf.prepare(Path(config), ready)
        sys.stdout.write(f"PDF, against {one_pdf.BUDGET} (of the seconds the least is held against it)\n")
        for language in languages:
            found = [one_pdf.measure(ready, language) for _ in range(runs)]
            sys.stdout.write(one_pdf.line(language, found))


if __name__ == "__main__":
    main(*sys.argv[1:])
