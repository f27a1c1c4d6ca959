"""From the report to paper: composed, proved, and put in place all together."""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nenrin import ledger
from nenrin.report import Report
from nenrin.run.stages import Listener, Stages, silent
from nenrin.run.study import Studied
from nenrin.vocabulary import Problem, Problems

if TYPE_CHECKING:
    from markupsafe import Markup

    from nenrin.outputs.pages.shapes import Edition
    from nenrin.outputs.typefaces import Typefaces


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
    mark, fonts = _logo(studied), _fonts(studied)
    made = [
        _edition(report, edition, name, language, run, (mark, fonts), pdf=pdf)
        for (language, edition), name in _names(report, stem).items()
    ]
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


@dataclass(frozen=True)
class _Made:
    """One edition in one language, what the proof of its workbook found, and how many numbers it prints."""

    files: Mapping[str, bytes]
    faults: tuple[Problem, ...]
    proof: Mapping[str, str]
    printed: int = 0


def _logo(studied: Studied) -> Markup:
    """The client's logo, if one is named."""
    from markupsafe import Markup

    from nenrin.outputs import logo

    theme = studied.report.brief.theme
    if theme.logo is None:
        return Markup("")
    return logo.draw(studied.loaded.folder / theme.logo, theme.place("logo"), theme.prepared_by.text(""))


def _fonts(studied: Studied) -> Typefaces:
    """The client's own fonts, if any are named."""
    from nenrin.outputs import typefaces

    return typefaces.read(studied.loaded.folder, studied.report.brief.theme.fonts)


def _edition(
    report: Report, edition: Edition, name: str, language: str, run: Stages, face: tuple[Markup, Typefaces], *,
    pdf: bool,
) -> _Made:
    """Compose, write and prove the workbook; then the HTML page and, unless declined, the PDF that carries it.

    The client's copy names approved causes only, on its sheets too; not a figure differs.
    """
    from nenrin import sheets
    from nenrin.outputs import approved, html, proof, reported, workbook

    told = approved.approved(report) if edition == "client" else report
    what = f"{language} {edition}" if edition != "client" else language
    with run.stage(f"workbook {what}"):
        printed = reported.reported(told, language)
        book = sheets.compose(told, language, printed)
        files = {f"{name}.xlsx": workbook.write(book)}
    with run.stage(f"proof {what}"):
        faults = proof.prove(files[f"{name}.xlsx"], book)
    with run.stage(f"html {what}"):
        files[f"{name}.html"] = html.render(report, language, edition, *face).encode()
    if pdf:
        from nenrin.outputs import pdf as printing

        with run.stage(f"pdf {what}"):
            attached = files[f"{name}.xlsx"]
            files[f"{name}.pdf"] = printing.render(report, language, attached, f"{name}.xlsx", edition, *face)
    formulas = sum(cell.formula is not None for sheet in book.sheets for cell in sheet.cells)
    found = f"{formulas} formulas recalculated, {len(faults)} differ"
    return _Made(files, faults, {f"{name}.xlsx": found}, len(printed))


def _names(report: Report, stem: str) -> dict[tuple[str, Edition], str]:
    """The name of every copy without its ending: the client's own is plain, one language needs no name."""
    several, editions = len(report.brief.languages) > 1, tuple(dict.fromkeys(report.brief.editions))
    return {
        (language, edition): ".".join((
            stem, *([language] if several else []), *([edition] if edition != "client" else []),
        ))
        for language in report.brief.languages for edition in editions
    }


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
