"""What of a configuration with problems is right by itself, so that the data behind it can be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nenrin.settings.document import Document, Trail
from nenrin.settings.examine import Examined, examine
from nenrin.settings.paths import path_problem
from nenrin.settings.subject import Subject
from nenrin.sources import Source
from nenrin.vocabulary import Month, Problem


@dataclass(frozen=True)
class Sound:
    """``whole``: nothing is wrong at all. ``sources``: those of which nothing was said, and no more than can be read.

    ``occasional``: of these, the ones that need not have rows of every month as far as can be told. ``month`` and
    ``timezone`` are None where they are in doubt; ``unnamed``: the file names no month at all. ``plan``: its file,
    where the path is right. ``kpis``: every name.
    """

    whole: bool
    folder: Path
    sources: Mapping[str, Source]
    occasional: frozenset[str]
    month: Month | None
    unnamed: Problem | None
    timezone: str | None
    plan: str | None
    kpis: tuple[str, ...]


def sound(path: Path) -> Sound | None:
    """The parts without a problem; None where the grammar of the whole is broken. Raises Problems as ``examine``."""
    found = examine(path)
    subject = found.subject
    if subject is None:
        return None
    said, wrong = subject.settings, [one for one in found.problems if not one.warning]
    sources = {
        name: source for name, source in said.sources.items()
        if not subject.doubtful("sources", name) and not _touched(subject.document, ("sources", name), wrong)
    }
    clear = [key for key in ("month", "timezone") if _clear(subject, key, wrong)]
    return Sound(
        found.sound, path.parent, sources, frozenset(sources) - _monthly(subject),
        said.default_month() if "month" in clear else None,
        said.without_month() if "month" in clear and not said.report.month else None,
        said.report.timezone if "timezone" in clear else None,
        _plan(found, subject), subject.names("kpis"),
    )


def _monthly(subject: Subject) -> set[str]:
    """Sources that surely need rows of the month: a KPI, or the customers, are counted from them."""
    said = subject.settings
    customers = {said.customer.source} if said.customer is not None else set()
    return customers | {kpi.measure.source for kpi in said.kpis.values() if kpi.measure is not None}


def _clear(subject: Subject, key: str, problems: list[Problem]) -> bool:
    """Whether nothing was said of a plain key of the report."""
    place = subject.document.place(("report", key))
    return not subject.doubtful("report", key) and all(one.place != place for one in problems)


def _plan(found: Examined, subject: Subject) -> str | None:
    plan = subject.settings.plan
    if plan is None or subject.doubtful("plan"):
        return None
    wrong = path_problem(subject.folder, plan, subject.document.place(("plan",)), "plan")
    return None if wrong in found.problems else plan


def _touched(document: Document, trail: Trail, problems: list[Problem]) -> bool:
    """Whether something was said of the lines of a part."""
    inside = [place.line or 0 for there, place in document.values.items() if there[: len(trail)] == trail]
    lines = range(document.key(trail).line or 0, max(inside, default=0) + 1)
    return any(one.place.file == document.file and one.place.line in lines for one in problems)
