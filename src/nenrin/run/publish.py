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
from nenrin.report import Report
from nenrin.run.stages import Listener, Stages, silent
from nenrin.run.study import Studied
from nenrin.vocabulary import Problem


@dataclass(frozen=True)
class Published:
    """Where the deliverables lie. With ``faults`` (a file that failed its proof) nothing was put in place."""

    folder: Path
    files: tuple[Path, ...] = ()
    faults: tuple[Problem, ...] = ()
    record: ledger.Record | None = None


def publish(studied: Studied, output: Path, listen: Listener = silent, *, pdf: bool = True) -> Published:
    """Write workbook, PDF and HTML in every language, the figures and the run record to ``output/<client>/<month>``.

    Raises Problems where a file cannot be made or written; the previous ones are then as they were.
    """
    from nenrin.outputs import figures, shelf

    report, run = studied.report, Stages(listen, dict(studied.seconds))
    stem = f"{report.client.id}_{report.month}"
    folder = output / report.client.id / str(report.month)
    made = [_edition(report, language, stem, run, pdf=pdf) for language in report.brief.languages]
    faults = tuple(fault for edition in made for fault in edition.faults)
    if faults:
        return Published(folder, faults=faults)
    files = {name: content for edition in made for name, content in edition.files.items()}
    with run.stage("figures"):
        files[f"{stem}.json"] = figures.render(report).encode()
    proof = {name: line for edition in made for name, line in edition.proof.items()}
    record = ledger.record(report, _digests(files), proof, run.seconds, _occasion())
    with run.stage("files"):
        paths = shelf.place_together(folder, {**files, "run.json": ledger.spell(record)})
    return Published(folder, paths, record=record)


@dataclass(frozen=True)
class _Edition:
    """The deliverables of one language, and what the proof of its workbook found."""

    files: Mapping[str, bytes]
    faults: tuple[Problem, ...]
    proof: Mapping[str, str]


def _edition(report: Report, language: str, stem: str, run: Stages, *, pdf: bool) -> _Edition:
    """Compose, write and prove the workbook; then the HTML page and, unless declined, the PDF that carries it."""
    from nenrin import sheets
    from nenrin.outputs import html, proof, workbook

    name = f"{stem}.{language}" if len(report.brief.languages) > 1 else stem
    with run.stage(f"workbook {language}"):
        book = sheets.compose(report, language)
        files = {f"{name}.xlsx": workbook.write(book)}
    with run.stage(f"proof {language}"):
        faults = proof.prove(files[f"{name}.xlsx"], book)
    with run.stage(f"html {language}"):
        files[f"{name}.html"] = html.render(report, language).encode()
    if pdf:
        from nenrin.outputs import pdf as printing

        with run.stage(f"pdf {language}"):
            files[f"{name}.pdf"] = printing.render(report, language, files[f"{name}.xlsx"], f"{name}.xlsx")
    formulas = sum(cell.formula is not None for sheet in book.sheets for cell in sheet.cells)
    return _Edition(files, faults, {f"{name}.xlsx": f"{formulas} formulas recalculated, {len(faults)} differ"})


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
