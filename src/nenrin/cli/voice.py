"""How a command answers: lines for people, or one JSON document; problems told all at once, in one form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from nenrin.cli.console import forgive_narrow_encodings, say, visible
from nenrin.cli.fault import describe, keep
from nenrin.cli.status import Status

if TYPE_CHECKING:
    from nenrin.vocabulary import Problem


@dataclass(frozen=True)
class Voice:
    """``command``: which one answers. ``hint``: what to type next when there are problems. ``json``: for a machine.

    ``quiet``: nothing but problems. ``verbose``: timings, and where a fault happened.
    """

    command: str
    hint: str = ""
    json: bool = False
    quiet: bool = False
    verbose: bool = False

    def line(self, text: str = "", style: str = "") -> None:
        """One line of the answer, on standard output."""
        if not (self.json or self.quiet):
            say(text, style)

    def warn(self, warnings: Sequence[Problem]) -> None:
        """What does not stop the run but must be known; in JSON it is part of the answer instead."""
        if not self.json:
            for warning in warnings:
                say(f"warning: {warning}", "yellow", errors=True)

    def complain(self, text: str) -> None:
        """One line that stands even where quiet was asked for."""
        if not self.json:
            say(text, "bold red", errors=True)

    def answer(
        self, content: Mapping[str, Any], warnings: Sequence[Problem] = (), status: Status = Status.DONE,
    ) -> None:
        """The whole answer for a machine; for people it was told line by line."""
        if self.json:
            self._document(status, warnings, content)

    def refuse(self, problems: Sequence[Problem], status: Status = Status.PROBLEMS) -> typer.Exit:
        """Tell every problem, their count and the way on; returns what to raise."""
        if self.json:
            self._document(status, problems, {})
            return typer.Exit(status)
        self.warn([problem for problem in problems if problem.warning])
        for problem in problems:
            if not problem.warning:
                say(str(problem), errors=True)
        wrong = sum(not problem.warning for problem in problems)
        count = f"{wrong} problem{'s' if wrong != 1 else ''}. Nothing was written."
        say(f"{count}  Try: {self.hint}" if self.hint else count, "bold red", errors=True)
        return typer.Exit(status)

    def fault(self, error: Exception) -> typer.Exit:
        """Say that the program itself is at fault and where its account lies; returns what to raise."""
        path = keep(self.command, error)
        wrong = f"this is a fault of nenrin itself ({type(error).__name__}), not of your files"
        if self.json:
            typer.echo(json.dumps(_envelope(self.command, Status.FAULT) | {"fault": wrong, "log": str(path)}))
        else:
            say(f"nenrin {self.command}: {wrong}. Nothing was written.", "bold red", errors=True)
            if self.verbose:
                say(describe(error), errors=True)
            say(f"Where it happened stands in {path}.  Try: nenrin doctor", errors=True)
        return typer.Exit(Status.FAULT)

    def _document(self, status: Status, problems: Sequence[Problem], content: Mapping[str, Any]) -> None:
        told = _envelope(self.command, status) | {"problems": [_entry(problem) for problem in problems], **content}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False))


@contextmanager
def speaking(voice: Voice) -> Iterator[Voice]:
    """Turn whatever a command raises into an answer and an exit status."""
    forgive_narrow_encodings()
    try:
        yield voice
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        voice.complain(f"nenrin {voice.command}: stopped. Files are put in place all together or not at all.")
        raise typer.Exit(Status.STOPPED) from None
    except ImportError as error:
        raise voice.fault(error) from None
    except Exception as error:  # noqa: BLE001 (the last wall: a person is told, the account is kept)
        raise _failed(voice, error) from None


def _failed(voice: Voice, error: Exception) -> typer.Exit:
    """Problems of what was given, a refusal of the machine, or else a fault of the program."""
    from nenrin.vocabulary import Place, Problem, Problems

    if isinstance(error, Problems):
        return voice.refuse(error.problems)
    if isinstance(error, OSError):
        wrong = (error.strerror or type(error).__name__).lower()
        taken = isinstance(error, FileExistsError)
        right = "name another file" if taken else "check the path, its rights and the room left"
        return voice.refuse([Problem(Place(str(error.filename or "this machine")), wrong, right)])
    return voice.fault(error)


def _envelope(command: str, status: Status) -> dict[str, Any]:
    return {"schema": "nenrin/answer/1", "command": command, "status": int(status)}


def _entry(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "place": visible(str(place)), "file": place.file, "line": place.line, "column": place.column,
        "sheet": place.sheet, "cell": place.cell,
        "wrong": problem.wrong, "right": problem.right, "warning": problem.warning,
    }
