"""``nenrin init``: a first configuration, proposed from the client's own files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nenrin.cli.voice import Voice, speaking


def init(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Spreadsheets or CSV.", show_default=False)],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="YAML", help="Write it there.")] = None,
) -> None:
    """Propose a client.yaml from data files.

    It names the columns and types that were seen and a first tree; each comment leaves one thing to decide.
    """
    with speaking(Voice("init")) as voice:
        from nenrin.drafts import draft

        text = draft(tuple(files), output.parent if output is not None else None)
        if output is None:
            typer.echo(text, nl=False)
            return
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open("x", encoding="utf-8") as new:
            new.write(text)
        voice.line(f"wrote {output}")
        voice.line(f"Read its comments, decide, then try: nenrin check {output}", "bold")
