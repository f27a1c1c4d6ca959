"""``nenrin schema``: the grammar of a configuration, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from nenrin.cli.voice import Voice, speaking


def schema(
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it there.")] = None,
) -> None:
    """Print the JSON Schema of client.yaml.

    An editor that knows it completes keys and marks mistakes. The first line of a client.yaml says where it lies:
    nenrin init writes that line.
    """
    with speaking(Voice("schema")):
        from nenrin import settings

        if output is None:
            typer.echo(json.dumps(settings.schema(), ensure_ascii=False, indent=2))
        else:
            settings.write_schema(output)
            typer.echo(f"wrote {output}")
