"""``nenrin run``: one client's month, computed, proved and put in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nenrin.cli import options
from nenrin.cli.headlines import headlines
from nenrin.cli.machine import lacking_libraries
from nenrin.cli.mend import install_command
from nenrin.cli.progress import progress
from nenrin.cli.status import Status
from nenrin.cli.usage import one_of
from nenrin.cli.voice import Voice, speaking

if TYPE_CHECKING:
    from nenrin.report import Report
    from nenrin.run import Published


def run(
    config: options.Config,
    month: options.MonthText = None,
    output: options.Output = Path("output"),
    *,
    without: Annotated[
        str | None,
        typer.Option(metavar="pdf", callback=one_of("pdf"), help="Leave the PDF out, where Pango is missing."),
    ] = None,
    fewer_rows: Annotated[bool, typer.Option("--fewer-rows", help="A month sent before may lose most rows.")] = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make one month's report.

    Workbook, PDF, HTML and figures appear in FOLDER/<client>/<month>, all together or not at all: a failed run leaves
    the previous ones as they were.
    """
    voice = Voice("run", options.then_check(config), json=json, quiet=quiet, verbose=verbose)
    with speaking(voice):
        pdf = without != "pdf"
        _need_libraries(pdf=pdf)
        from nenrin.run import publish, study
        from nenrin.vocabulary import Month

        with progress(silent=json or quiet, timings=verbose) as listen:
            studied = study(config, Month.parse(month) if month else None, listen, output)
            with speaking(replace(voice, hint="")):
                published = publish(studied, output, listen, pdf=pdf, fewer_rows=fewer_rows)
        if published.faults:
            raise replace(voice, hint="").refuse(published.faults, Status.PROOF)
        voice.warn((*studied.report.warnings, *published.warnings))
        _tell(voice, studied.report, published)


def _need_libraries(*, pdf: bool) -> None:
    """Refuse before anything is read when a PDF is asked for that this machine cannot make: a lack is never silent."""
    from nenrin.vocabulary import Place, Problem, Problems

    lacking = lacking_libraries() if pdf else ()
    if lacking:
        wrong = f"{', '.join(lacking)} missing, so no PDF can be made"
        right = f"type: {install_command(lacking)}; or add --without pdf"
        raise Problems([Problem(Place("this machine"), wrong, right)])


def _tell(voice: Voice, report: Report, published: Published) -> None:
    """What was found, what was made, and where."""
    from nenrin.words import Words

    words = Words.of(report, report.brief.languages[0])
    found = headlines(report, words)
    voice.line(words.text("message.issue", client=report.client.name, month=report.month), "bold")
    suspects = tuple(words.say(suspect.reason) for suspect in report.findings.suspects)
    for line in suspects:
        voice.line(f"  ! {line}", "yellow")
    for number, line in enumerate(found, 1):
        voice.line(f"  {number}. {line}")
    voice.line()
    voice.line(f"{published.folder}/", "bold")
    for path in published.files:
        voice.line(f"  {path.name}  {path.stat().st_size / 1000:,.0f} kB")
    content = {
        "client": report.client.id, "month": str(report.month), "run": report.fingerprint.run,
        "folder": str(published.folder), "files": [str(path) for path in published.files], "findings": list(found),
        "suspects": list(suspects),
    }
    voice.answer(content, (*report.warnings, *published.warnings))
