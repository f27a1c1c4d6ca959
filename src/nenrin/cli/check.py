"""``nenrin check``: read and compute everything, write nothing, and say what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nenrin.cli import options
from nenrin.cli.progress import progress
from nenrin.cli.voice import Voice, speaking

if TYPE_CHECKING:
    from nenrin.report import Report
    from nenrin.run import Studied
    from nenrin.settings import Loaded


def check(
    config: options.Config,
    month: options.MonthText = None,
    *,
    settings_only: Annotated[bool, typer.Option("--settings-only", help="Read the YAML, not the data.")] = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Read and compute everything, write nothing.

    Tells every problem of the configuration and of the data at once, or what was found.
    """
    with speaking(Voice("check", json=json, quiet=quiet, verbose=verbose)) as voice:
        if settings_only:
            from nenrin import settings

            loaded = settings.load(config)
            voice.warn(loaded.warnings)
            _tell_settings(voice, loaded)
            voice.answer(_settings(loaded), loaded.warnings)
            return
        studied = _studied(config, month, voice)
        voice.warn(studied.report.warnings)
        _tell_settings(voice, studied.loaded)
        _tell_data(voice, studied.report)
        voice.answer({**_settings(studied.loaded), **_data(studied.report)}, studied.report.warnings)
        voice.line(f"{_conclusion(studied.report)} Nothing was written.  Try: {_follow(config, month)}", "bold")


def _studied(config: Path, month: str | None, voice: Voice) -> Studied:
    """All that can be found out; what stops it is told together with what is wrong further on."""
    from nenrin.run import beyond, study
    from nenrin.vocabulary import Month, Problems

    asked = Month.parse(month) if month else None
    with progress(silent=voice.json or voice.quiet, timings=voice.verbose) as listen:
        try:
            return study(config, asked, listen)
        except Problems as found:
            raise Problems((*found.problems, *beyond(config, asked))) from None


def _conclusion(report: Report) -> str:
    """A check that did not pass stops no report, but the report says so on its cover: no word of peace here."""
    failed = sum(not one.passed for one in report.checks)
    if not failed:
        return "No problems."
    return f"{failed} of {len(report.checks)} checks did not pass, and the report will say so."


def _follow(config: Path, month: str | None) -> str:
    """What to type next."""
    return f"nenrin run {config}" + (f" --month {month}" if month else "")


def _settings(loaded: Loaded) -> dict[str, object]:
    said = loaded.settings
    strategic = [name for name, kpi in said.kpis.items() if kpi.strategic]
    return {"client": said.client.id, "root": said.root, "kpis": list(said.kpis), "strategic": strategic}


def _tell_settings(voice: Voice, loaded: Loaded) -> None:
    said = loaded.settings
    strategic = ", ".join(name for name, kpi in said.kpis.items() if kpi.strategic) or "none"
    voice.line(f"{said.client.id}: {len(said.kpis)} KPIs under {said.root}; strategic: {strategic}")
    voice.line(f"{len(loaded.causes)} causes in the register")


def _data(report: Report) -> dict[str, object]:
    from nenrin.words import say

    intakes = [
        {
            "source": one.source, "file": one.file, "sheet": one.sheet,
            "rows_read": one.rows_read, "rows_used": one.rows_used,
            "set_aside": {say(reason, "en"): count for reason, count in one.set_aside},
        }
        for one in report.intakes
    ]
    checks = [{"name": one.name, "passed": one.passed} for one in report.checks]
    return {"month": str(report.month), "sources": intakes, "checks": checks}


def _tell_data(voice: Voice, report: Report) -> None:
    from nenrin.words import Words

    words = Words.of(report, "en")
    for name in report.sources:
        files = [one for one in report.intakes if one.source == name]
        used, read = sum(one.rows_used for one in files), sum(one.rows_read for one in files)
        voice.line(f"{name}: {len(files)} file{'s' if len(files) != 1 else ''}, {used:,} of {read:,} rows used")
    for one in report.checks:
        sign, style = ("✓", "green") if one.passed else ("✗", "bold red")
        name = words.text(f"check.{one.name}")
        voice.line(f"{sign} {name}: {words.say(one.detail)}", style)
