"""The sample clients' months as the program studies them, each once for all tests of a run."""

from __future__ import annotations

from functools import cache

import house
from nenrin.report import Report
from nenrin.run import Studied, study
from nenrin.vocabulary import Month
from shared import once


@cache
def whole(client: str, month: str) -> Studied:
    """All that is known of ``config/<client>`` in ``month``; nobody may change it."""
    file = house.ROOT / "config" / client / "client.yaml"
    return once(f"studied {client} {month}", lambda: study(file, Month.parse(month)))


def studied(client: str, month: str) -> Report:
    """The report alone."""
    return whole(client, month).report
