"""Where the public data stands: beside the repository, never in it."""

from __future__ import annotations

from pathlib import Path

SCIENCE = Path(__file__).parents[1].parent / "shared" / "data" / "science"
M3 = SCIENCE / "m3" / "m3_monthly.csv"
ROBUSTSPOT = SCIENCE / "riskloc_rs"
TCPD = SCIENCE / "tcpd"
