"""The commands by name; each stands in a file of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from nenrin import __version__
from nenrin.cli.check import check
from nenrin.cli.doctor import doctor
from nenrin.cli.explain import explain
from nenrin.cli.importing import import_
from nenrin.cli.init import init
from nenrin.cli.run import run
from nenrin.cli.schema import schema
from nenrin.cli.usage import Command, Commands

SAMPLE = "config/online-retail/client.yaml"

app = typer.Typer(
    name="nenrin",
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog=f"\b\nExample: nenrin run {SAMPLE} --month 2011-11",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
"""Typer reads each command's docstring as its help."""


def _version(wanted: bool) -> None:  # noqa: FBT001 (typer's own signature)
    """Print the version and stop."""
    if wanted:
        typer.echo(f"nenrin {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *, version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """A client's monthly customer KPI tree: computed, judged, closed to zero, proved.

    Exit status: 0 done, 1 problems in what was written or given, 2 wrong use of the command, 3 a delivered file failed
    its proof, 70 a fault of the program itself.
    """


for _command, _example in (
    (init, "nenrin init orders-2026-09.xlsx orders-2026-10.xlsx --output config/acme/client.yaml"),
    (check, f"nenrin check {SAMPLE}"),
    (run, f"nenrin run {SAMPLE} --month 2011-11"),
    (explain, f"nenrin explain {SAMPLE} retention_rate --month 2011-11"),
    (import_, f"nenrin import online-retail_2011-11.en.xlsx --config {SAMPLE}"),
    (schema, "nenrin schema --output config/nenrin.schema.json"),
    (doctor, "nenrin doctor"),
):
    app.command(_command.__name__.rstrip("_"), cls=Command, epilog=f"\b\nExample: {_example}")(_command)


def main() -> None:
    """Run the command line."""
    app(prog_name="nenrin")
