"""A calendar month: the only clock of the program."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

_DECEMBER = 12
_KEPT = 4096
"""Months kept: three centuries and more."""
_SPELLING = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One month of one year, ordered in time.

    >>> str(Month(2011, 12) + 2)
    '2012-02'
    >>> Month(2012, 2) - Month(2011, 12)
    2
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= _DECEMBER:
            raise ValueError(f"{self.number} is no month; months run from 1 to 12")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY-MM``; ValueError for anything else."""
        found = _SPELLING.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"{text!r} is no month; write it as 2011-11")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    @functools.lru_cache(_KEPT)
    def at(cls, ordinal: int) -> Self:
        """The month with this running number (year × 12 + number − 1); each is made once, for series ask for many."""
        return cls(ordinal // 12, ordinal % 12 + 1)

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """The month in which ``day`` lies."""
        return cls(day.year, day.month)

    @property
    def ordinal(self) -> int:
        """Running number: year × 12 + number − 1."""
        return self.year * 12 + self.number - 1

    @property
    def first_day(self) -> dt.date:
        """The first day of the month."""
        return dt.date(self.year, self.number, 1)

    @property
    def last_day(self) -> dt.date:
        """The last day of the month."""
        return dt.date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def year_to_date(self, year_starts: int = 1) -> tuple[Month, ...]:
        """The months of the fiscal year so far, this one included; ``year_starts`` is its first month's number."""
        back = (self.number - year_starts) % 12
        return tuple(self + step for step in range(-back, 1))

    def __add__(self, months: int) -> Month:
        return Month.at(self.ordinal + months)

    def __hash__(self) -> int:
        """The running number, as cheap as it can be: every value of every series is found by its month."""
        return self.year * 12 + self.number

    def __sub__(self, other: Month) -> int:
        return self.ordinal - other.ordinal

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401 (pydantic's own signature)
        """Accept a Month or its ``YYYY-MM`` spelling in a configuration."""

        def read(value: object) -> Month:
            return value if isinstance(value, Month) else cls.parse(str(value))

        return core_schema.no_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the spelling to editors."""
        return {"type": "string", "pattern": r"^\d{4}-\d{2}$"}
