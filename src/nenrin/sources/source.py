"""What the configuration says about one source of rows."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from nenrin.sources.number import changes_numbers
from nenrin.vocabulary import UNSAID, Label, Spec, spoken

_TYPES = r"^(id|text|category|integer|boolean|date|datetime|float|decimal\(\d{1,2},\d{1,2}\))$"
ColumnType = Annotated[str, StringConstraints(pattern=_TYPES)]


class Column(Spec):
    """One canonical column: its type and every header it ever had (``from``; its own name always counts).

    ``label``: what people call it; ``labels``: what they call its values. Without one, a name stands for itself.
    """

    type: ColumnType
    label: Label | None = None
    headers: tuple[str, ...] = Field(default=(), alias="from")
    required: bool = True
    personal: bool = False
    values: tuple[str, ...] | None = None
    labels: dict[str, Label] = Field(default_factory=dict)


class Clean(Spec):
    """One cleaning rule on one column: spellings mapped, or a unit stripped from the ends. Every hit is counted."""

    column: str
    map: dict[str, str] | None = None
    strip: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _does_something_harmless(self) -> Self:
        if self.map is None and self.strip is None:
            raise ValueError("a cleaning rule says map or strip")
        if self.strip is not None and changes_numbers(self.strip):
            raise ValueError(f"stripping {self.strip!r} would change numbers; strip a unit, such as 円 or %")
        return self


class Update(Spec):
    """How the source is kept up and how often, as people say it: the report prints both beside the source's files."""

    method: Label = UNSAID
    frequency: Label = UNSAID
    complete_after_days: int = Field(default=3, ge=0, le=60)


class Pair(Spec):
    """Marks a row when another row of the same month undoes it: ``same`` is equal, ``opposite`` opposite, one to one.

    A row whose ``same`` columns are blank never pairs: it cannot be told.
    """

    same: tuple[str, ...]
    opposite: str


class Owner(Spec):
    """Whose rows a source holds: ``column`` says ``is`` on every one. A file of another client is refused."""

    column: str
    is_: str = Field(alias="is")


class Limits(Spec):
    """How large one file may be: what is larger is refused before it can exhaust the machine."""

    file_megabytes: int = Field(default=200, ge=1)
    unzipped_megabytes: int = Field(default=500, ge=1)
    cells: int = Field(default=10_000_000, ge=1)
    rows: int = Field(default=2_000_000, ge=1)


class Source(Spec):
    """One table of rows: spreadsheets or CSV, one file a month (``{month}``), a glob, or one file for all.

    ``label``: what people call it; without one, its name.
    """

    label: Label | None = None
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
    client: Owner | None = None
    limits: Limits = Limits()

    def called(self, column: str) -> Label:
        """What people call a column."""
        spec = self.columns.get(column)
        return spoken(spec.label if spec is not None else None, column)

    def called_value(self, column: str, value: str) -> Label:
        """What people call a value of a column."""
        spec = self.columns.get(column)
        return spoken(spec.labels.get(value) if spec is not None else None, value)
