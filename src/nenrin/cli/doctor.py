"""``nenrin doctor``: what is missing on this machine, and what to type."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from nenrin.cli import options
from nenrin.cli.machine import Part, examine, lacking_libraries
from nenrin.cli.mend import install
from nenrin.cli.status import Status
from nenrin.cli.voice import Voice, speaking


def doctor(
    output: options.Output = Path("output"),
    *,
    mend: Annotated[bool, typer.Option("--mend", help="Install missing system libraries where permitted.")] = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Say what this machine lacks, and what to type.

    Exit status 0 when nothing that is needed is missing, else 1.
    """
    with speaking(Voice("doctor", json=json, quiet=quiet)) as voice:
        lacking = lacking_libraries() if mend else ()
        if lacking:
            voice.line(f"installing {' '.join(lacking)} …")
            install(lacking)
        parts = examine(output)
        needed = [part for part in parts if part.needed and not part.found]
        status = Status.PROBLEMS if needed else Status.DONE
        for part in parts:
            _tell(voice, part)
        for command in dict.fromkeys(part.mend for part in needed):
            voice.complain(f"To mend it, type:  {command}")
        voice.answer({"parts": [asdict(part) for part in parts]}, status=status)
        raise typer.Exit(status)


def _tell(voice: Voice, part: Part) -> None:
    """One line; with --quiet only for what is needed and missing."""
    if part.found:
        voice.line(f"✓ {part.name}: {part.detail}", "green")
    elif part.needed:
        voice.complain(f"✗ {part.name}: {part.detail}")
    else:
        voice.line(f"– {part.name}: {part.detail}", "dim")
