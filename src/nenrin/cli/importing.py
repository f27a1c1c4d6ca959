"""``nenrin import``: the explanations that reviewers wrote into a workbook, back into the client's files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nenrin.cli import options
from nenrin.cli.voice import Voice, speaking


def import_(
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help="The filled-in .xlsx.", show_default=False)],
    config: Annotated[Path, typer.Option(metavar="CONFIG", help="The client's YAML.")] = Path("client.yaml"),
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would change, write nothing.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="The workbook wins where both were changed.")] = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Read the Explanations sheet of a returned workbook.

    Causes go into the client's register, answers, owners and dates into its work list; what stands there is kept, and
    a blank cell changes nothing. Every bad cell is told with its address, and then nothing is written.
    """
    with speaking(Voice("import", json=json, quiet=quiet)) as voice:
        from nenrin.drafts.answers import merge, put_in_place

        merged = merge(workbook, config, overwrite=overwrite)
        voice.warn(merged.warnings)
        if not dry_run:
            put_in_place(merged)
        for line in merged.told:
            voice.line(f"  {line}")
        files = [str(path) for path in merged.files]
        content = {"changes": list(merged.told), "files": files, "written": bool(files) and not dry_run}
        voice.answer(content, merged.warnings)
        if not files:
            voice.line("Nothing new. Nothing was written.", "bold")
        elif dry_run:
            voice.line(f"Nothing was written; without --dry-run: {', '.join(files)}", "bold")
        else:
            voice.line(f"wrote {', '.join(files)}  Try: nenrin check {config}", "bold")
