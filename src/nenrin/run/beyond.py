"""What else is wrong, past the stage with which a study stopped: as far as that can honestly be told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nenrin import settings, sources
from nenrin.comparisons import plan_problems
from nenrin.vocabulary import Month, Problem, Problems


def beyond(config: Path, month: Month | None = None) -> tuple[Problem, ...]:
    """The problems of the files that a configuration names, whatever is wrong elsewhere in it.

    A source of which the configuration is right is read, where the month and the time zone are known; of the plan its
    rows are looked at. What is wrong with the configuration itself is ``settings.load``'s to tell.
    """
    try:
        right = settings.sound(config)
    except Problems:
        return ()
    return tuple(_told(right, month or right.month)) if right is not None else ()


def _told(right: settings.Sound, month: Month | None) -> Iterator[Problem]:
    if not right.whole:
        if month is None and right.unnamed is not None:
            yield right.unnamed
        yield from _of_sources(right, month)
    if right.plan is not None:
        yield from plan_problems(right.folder, right.plan, right.kpis)


def _of_sources(right: settings.Sound, month: Month | None) -> Iterator[Problem]:
    """Where month or time zone are in doubt, only whether the files are there: which rows count cannot be told."""
    try:
        if month is not None and right.timezone is not None:
            sources.read(right.sources, right.folder, month, right.timezone, right.occasional)
        else:
            sources.look_for(right.sources, right.folder, month)
    except Problems as found:
        yield from found.problems
