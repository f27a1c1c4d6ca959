"""From the report to paper: composed, proved, and put in place all together."""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nenrin import ledger
from nenrin.run.editions import editions
from nenrin.run.stages import Listener, Stages, silent
from nenrin.run.study import Studied
from nenrin.vocabulary import Problem, Problems


@dataclass(frozen=True)
class Published:
    """Where the deliverables lie. With ``faults`` (a file that failed its proof) nothing was put in place.

    ``warnings``: what a sheet could not hold, and where it is instead.
    """

    folder: Path
    files: tuple[Path, ...] = ()
    faults: tuple[Problem, ...] = ()
    record: ledger.Record | None = None
    warnings: tuple[Problem, ...] = ()


def publish(
    studied: Studied, output: Path, listen: Listener = silent, *, pdf: bool = True, fewer_rows: bool = False,
) -> Published:
    """Write workbook, PDF and HTML in every language, the figures and the run record to ``output/<client>/<month>``.

    What is sent goes into the client's book of runs, ``output/<client>/ledger.json``, together with them.
    ``fewer_rows``: send a month again although most of its rows are gone. Raises Problems where they are and that was
    not said, or where a file cannot be made or written; the previous ones are then as they were.
    """
    from nenrin import sheets
    from nenrin.outputs import figures, shelf

    report, run = studied.report, Stages(listen, dict(studied.seconds))
    stem = f"{report.client.id}_{report.month}"
    folder = output / report.client.id / str(report.month)
    if not fewer_rows and (problems := ledger.lost(ledger.open_book(folder.parent), report)):
        raise Problems(problems)
    made = editions(studied, stem, run, pdf=pdf)
    faults = tuple(fault for one in made for fault in one.faults)
    if faults:
        return Published(folder, faults=faults)
    files = {name: content for one in made for name, content in one.files.items()}
    with run.stage("figures"):
        files[f"{stem}.json"] = figures.render(report).encode()
    proof = {name: line for one in made for name, line in one.proof.items()}
    occasion = _occasion()
    record = ledger.record(report, _digests(files), proof, run.seconds, occasion)
    spelled = ledger.spell(record)
    page = ledger.Page(folder.parent, ledger.sent(report, studied.loaded.settings.customer, occasion), spelled)
    with run.stage("files"):
        paths = shelf.place_together(folder, {**files, ledger.RECORD: spelled}, page.announce, page.conclude)
    return Published(folder, paths, record=record, warnings=sheets.left_out(report, max(one.printed for one in made)))


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """SHA-256 of every file by name."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def _occasion() -> ledger.Record:
    """Who runs this, when, on what: the only place where the clock and the machine are asked."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "unknown"
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return {"when": now, "who": user, "python": platform.python_version(), "system": platform.system()}
