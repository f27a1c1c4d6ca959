"""What the configuration says about one source of rows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from nenrin.vocabulary import Spec

_TYPES = r"^(id|text|category|integer|boolean|date|datetime|float|decimal\(\d{1,2},\d{1,2}\))$"
ColumnType = Annotated[str, StringConstraints(pattern=_TYPES)]


class Column(Spec):
    """One canonical column: its type and every header it ever had (``from``; its own name always counts)."""

    type: ColumnType
    headers: tuple[str, ...] = Field(default=(), alias="from")
    required: bool = True
    personal: bool = False
    values: tuple[str, ...] | None = None


class Clean(Spec):
    """One cleaning rule on one column: spellings mapped, or units stripped. Every hit is counted."""

    column: str
    map: dict[str, str] | None = None
    strip: str | None = None


class Update(Spec):
    """How the source is kept up: for the data dictionary and for freshness."""

    method: str = ""
    frequency: str = "monthly"
    complete_after_days: int = Field(default=3, ge=0, le=60)


class Pair(Spec):
    """Marks a row when another row of the same month undoes it: ``same`` is equal, ``opposite`` opposite, one to one.

    A row whose ``same`` columns are blank never pairs: it cannot be told.
    """

    same: tuple[str, ...]
    opposite: str


class Limits(Spec):
    """How large one file may be: what is larger is refused before it can exhaust the machine."""

    file_megabytes: int = Field(default=200, ge=1)
    unzipped_megabytes: int = Field(default=500, ge=1)
    cells: int = Field(default=10_000_000, ge=1)
    rows: int = Field(default=2_000_000, ge=1)


class Source(Spec):
    """One table of rows: spreadsheets or CSV, one file a month (``{month}``), a glob, or one file for all."""

    path: str
    sheet: str | None = None
    time: str
    entity: str | None = None
    keys: tuple[str, ...] = ()
    on_duplicate: Literal["error", "keep_first", "keep_last"] = "error"
    encoding: str | None = None
    update: Update = Update()
    columns: dict[str, Column]
    clean: tuple[Clean, ...] = ()
    pairs: dict[str, Pair] = Field(default_factory=dict)
    limits: Limits = Limits()
