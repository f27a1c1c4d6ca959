"""One month's report as it was last sent: what later months are held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ConfigDict

from nenrin.findings import Called
from nenrin.vocabulary import Month

_STRICT = ConfigDict(extra="forbid", allow_inf_nan=False)


@dataclass(frozen=True)
class Definition:
    """Hashes of what one KPI says: ``value``, how it is counted or computed, and ``split``, what explains it."""

    __pydantic_config__ = _STRICT

    value: str
    split: str


@dataclass(frozen=True)
class Entry:
    """What was said about one month.

    ``values``: by KPI, the month and the thirteen before it as sent, in full precision. ``rows``: by source, of the
    month. ``answered``: the investigations that this report told as answered. ``signed``: the state of the sign-off.
    ``when`` and ``who`` are the occasion; nothing that is computed rests on them.
    """

    __pydantic_config__ = _STRICT

    month: Month
    run: str
    version: str
    configuration: str
    when: str = ""
    who: str = ""
    signed: Literal["draft", "approved"] = "draft"
    values: Mapping[str, Mapping[Month, float]] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    called: tuple[Called, ...] = ()
    answered: tuple[str, ...] = ()
