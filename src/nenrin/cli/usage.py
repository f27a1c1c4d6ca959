"""Wrong use of the command line, told like every other problem: place, what is wrong, what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup

from nenrin.cli.status import Status
from nenrin.cli.voice import Voice

Context: TypeAlias = Any
"""Typer's, or in older versions click's: both have what is used here."""
_UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of every complaint of the parser; typer has its own, click had its own before, and neither exports it."""


_NOT_FOR_PEOPLE = re.compile(r"(?<=…)\}?\.{3}|[{}]")
_TYPES = re.compile(r" <[A-Za-z]+(?:\[[A-Za-z]+\])?>")


class Misuse(typer.BadParameter):
    """A word after an option that does not fit; the message is our own: what is wrong; what would be right."""


def one_of(*words: str) -> Callable[[str | None], str | None]:
    """An option's callback that lets only these words pass."""

    def checked(word: str | None) -> str | None:
        if word is not None and word not in words:
            wrong = f"{word!r} is not known here"
            raise Misuse(f"{wrong}; write {' or '.join(words)}")
        return word

    return checked


class Command(TyperCommand):
    """One command: its own words for what was typed wrongly."""

    allow_extra_args = True

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words; the ones too many are told by us."""
        with _told(ctx, args):
            extra: list[str] = super().parse_args(ctx, args)
            if extra:
                _stop(ctx, args, "", f"one word too many, {extra[0]!r}", f"write  {_spelled(ctx)}")
            return extra

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """``CONFIG``, not ``{CONFIG}``; ``FILE…``, not ``{FILE…}...``."""
        return [_NOT_FOR_PEOPLE.sub("", piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help(self, ctx: Context) -> str:
        """The help without the names of Python's types, which stand behind every argument; the columns stay."""
        text: str = super().get_help(ctx)
        return _TYPES.sub(lambda found: " " * len(found[0]), text)


class Commands(TyperGroup):
    """All of them: the same for an unknown one, and for what stands before its name."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options before the command; without a word typer shows the help."""
        if not args:
            return super().parse_args(ctx, args)
        with _told(ctx, args):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:  # noqa: ANN401 (typer's own signature)
        """The command that the first word names."""
        if args[0] not in self.commands:
            _stop(ctx, args, args[0], "there is no such command", _nearest(args[0], self.commands))
        return super().resolve_command(ctx, args)


@contextmanager
def _told(ctx: Context, args: Sequence[str]) -> Iterator[None]:
    """Never the library's own message: it may name Python's types, and its words change with its version."""
    words = tuple(args)
    try:
        yield
    except _UsageError as error:
        _stop(ctx, words, *_meant(ctx, error))


def _meant(ctx: Context, error: Exception) -> tuple[str, str, str]:
    """The word, what is wrong with it, what would be right."""
    option, parameter = getattr(error, "option_name", None), getattr(error, "param", None)
    if option is not None:
        return option, *_about_option(ctx, option)
    if parameter is None:
        return "", "cannot be read", f"write  {_spelled(ctx)}"
    name = parameter.opts[-1] if parameter.opts[-1].startswith("-") else str(parameter.metavar)
    if isinstance(error, Misuse):
        wrong, _, right = error.message.partition("; ")
        return name, wrong, right
    if hasattr(error, "param_type"):
        return "", f"{name} is missing", f"write  {_spelled(ctx)}"
    return name, "the value does not fit", f"see  {ctx.command_path} --help"


def _about_option(ctx: Context, option: str) -> tuple[str, str]:
    """It is unknown, or has a value and needs none, or has none and needs one."""
    known = {name: one for one in ctx.command.params for name in one.opts if name.startswith("-")}
    if option not in known:
        return "there is no such option", _nearest(option, known)
    if known[option].is_flag:
        return "takes no value", f"write {option} alone"
    return "no value follows it", f"write {option} {known[option].metavar}"


def _stop(ctx: Context, args: Sequence[str], word: str, wrong: str, right: str) -> None:
    """Tell it and end with status 2."""
    from nenrin.vocabulary import Place, Problem

    place = Place(f"{ctx.command_path} {word}".strip())
    voice = Voice(str(ctx.info_name), f"{ctx.command_path} --help", json="--json" in args)
    raise voice.refuse([Problem(place, wrong, right)], Status.USAGE)


def _spelled(ctx: Context) -> str:
    """The command with the words that it needs."""
    return " ".join((ctx.command_path, *(str(one.metavar) for one in ctx.command.params if one.required)))


def _nearest(word: str, known: Iterable[str]) -> str:
    from nenrin.vocabulary import nearest

    return nearest(word, known) or f"known here: {', '.join(known)}"
