"""Sentences as markup: every number under its name, every date and every word of the client's as what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from nenrin.outputs.pages.printed import Printed
from nenrin.words import Run

Phrases = tuple[tuple[str, ...], ...]


def marked(runs: Iterable[Run], printed: Printed, scopes: tuple[str, ...]) -> Markup:
    """The whole sentence."""
    return Markup("").join(_run(run, run.text, _name(run, printed, scopes)) for run in runs)


def pieces(
    lines: Phrases, runs: Sequence[Run], printed: Printed, scopes: tuple[str, ...],
) -> tuple[tuple[Markup, ...], ...]:
    """The sentence's pieces over its phrases, line by line; a blank at the end of a line has gone.

    A number that two phrases share is one number: the part in the second phrase carries no name again.
    """
    waiting = [(run, _name(run, printed, scopes), list(run.text)) for run in runs]
    return tuple(tuple(_take(phrase, waiting) for phrase in line) for line in lines)


def named(text: str) -> Markup:
    """What a person wrote, or a file, or a digest: its digits are no figures."""
    escaped = escape(text)
    marked_already = isinstance(text, Markup)
    if marked_already or not any(letter.isdigit() for letter in text):
        return escaped
    return Markup("<span data-name>{}</span>").format(escaped)


def dated(text: str) -> Markup:
    """A month or a day, spelled."""
    return Markup("<time>{}</time>").format(text) if text else Markup("")


def _take(phrase: str, waiting: list[tuple[Run, str, list[str]]]) -> Markup:
    """As many letters as ``phrase`` has, from the front of what is ``waiting``."""
    found = Markup("")
    left = list(phrase)
    while left and waiting:
        run, name, letters = waiting[0]
        taken = ""
        while left and letters:
            if letters[0] == left[0]:
                left.pop(0)
                taken += letters.pop(0)
            else:
                letters.pop(0)  # a blank at which the line was broken
        found += _run(run, taken, name)
        if not letters:
            waiting.pop(0)
    return found


def _name(run: Run, printed: Printed, scopes: tuple[str, ...]) -> str:
    return printed.name(run.figure, run.origin, scopes) if run.figure is not None else ""


def _run(run: Run, text: str, name: str) -> Markup:
    """One piece; only what has digits needs telling apart."""
    escaped = escape(text)
    if run.role == "figure":
        return Markup('<span class="fig" data-figure="{}">{}</span>').format(name, escaped)
    if not any(letter.isdigit() for letter in text):
        return escaped
    if run.role == "date":
        return Markup("<time>{}</time>").format(escaped)
    return named(text) if run.role == "name" else escaped
