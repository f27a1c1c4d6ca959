"""Arguments and options that several commands share, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from nenrin.cli.usage import Misuse


def _month(text: str | None) -> str | None:
    """Refuse what is no month: this is seen without reading any file, so it is wrong use of the command."""
    from nenrin.vocabulary import Month

    try:
        return None if text is None else str(Month.parse(text))
    except ValueError as error:
        raise Misuse(str(error)) from None


def then_check(config: Path) -> str:
    """What to type after a problem, where there is a file to check."""
    return f"nenrin check {config}" if config.is_file() else ""


Config: TypeAlias = Annotated[Path, typer.Argument(metavar="CONFIG", help="The client's YAML.", show_default=False)]
Output: TypeAlias = Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where deliverables go.")]
MonthText: TypeAlias = Annotated[
    str | None,
    typer.Option("--month", metavar="YYYY-MM", callback=_month, help="Default: what CONFIG says.", show_default=False),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Answer in JSON on standard output.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help="Show timings, and where a fault happened.")]
