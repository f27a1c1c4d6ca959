"""The time zone exists."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from functools import cache

from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem, nearest


def time_zone(subject: Subject) -> Iterator[Problem]:
    """By its full name: ``JST`` could be several."""
    zone = subject.settings.report.timezone
    if zone not in _known():
        right = (nearest(zone, sorted(_known())) if "/" in zone else "") or "write it as Asia/Tokyo"
        yield Problem(subject.settings.report.place("timezone"), f"unknown time zone {zone!r}", right)


@cache
def _known() -> frozenset[str]:
    """A walk through hundreds of files: once will do."""
    return frozenset(zoneinfo.available_timezones())
