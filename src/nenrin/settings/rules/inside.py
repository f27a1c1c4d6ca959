"""Sources, plan, register, logo and fonts lie in the client's own folder."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.paths import path_problem
from nenrin.settings.subject import Subject
from nenrin.vocabulary import Place, Problem

_FILES = frozenset({"logo", "heading", "body", "bold"})
"""Keys of files that must be there already."""


def inside(subject: Subject) -> Iterator[Problem]:
    """The register's path was looked at before it was read."""
    for source in subject.settings.sources.values():
        problem = path_problem(subject.folder, source.path, source.place("path"), "path", several=True)
        if problem is not None:
            yield problem
    for place, key, path in _single(subject):
        problem = path_problem(subject.folder, path, place, key)
        if problem is not None:
            yield problem
        elif key in _FILES and not (subject.folder / path).is_file():
            yield Problem(place, f"{key}: there is no file {path!r}", "put it in the client's folder")


def _single(subject: Subject) -> Iterator[tuple[Place, str, str]]:
    theme = subject.settings.report.theme
    if theme.logo is not None:
        yield theme.place("logo"), "logo", theme.logo
    for role in ("heading", "body", "bold"):
        file = getattr(theme.fonts, role)
        if file is not None:
            yield theme.fonts.place(role), role, file
    if subject.settings.plan is not None:
        yield subject.settings.place("plan"), "plan", subject.settings.plan
