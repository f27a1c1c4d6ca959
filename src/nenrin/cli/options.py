"""Arguments and options that several commands share, each written once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def _month(text: str | None) -> str | None:
    """Refuse what is no month: this is seen without reading any file, so it is wrong use of the command."""
    if text is not None and not _MONTH.fullmatch(text):
        raise typer.BadParameter(f"{text!r} is no month; write it as 2011-11")
    return text


Config: TypeAlias = Annotated[Path, typer.Argument(metavar="CONFIG", help="The client's YAML.", show_default=False)]
Output: TypeAlias = Annotated[Path, typer.Option("--output", metavar="FOLDER", help="Where deliverables go.")]
MonthText: TypeAlias = Annotated[
    str | None,
    typer.Option("--month", metavar="YYYY-MM", callback=_month, help="Default: what CONFIG says.", show_default=False),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Answer in JSON on standard output.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help="Show timings, and where a fault happened.")]
