"""A client's whole configuration, frozen and typed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from nenrin.explanations import Cause
from nenrin.findings import Answer
from nenrin.measures import Customer, Dimension
from nenrin.report import Brief, Client
from nenrin.sources import Source
from nenrin.tree import Kpi
from nenrin.tree.kpi import Name
from nenrin.vocabulary import Month, Problem, Spec


class Settings(Spec):
    """One ``client.yaml``. ``folder`` is where it lies: every path in it is relative to that and stays inside."""

    version: Literal[1]
    client: Client
    report: Brief = Brief()
    sources: dict[Name, Source]
    customer: Customer | None = None
    dimensions: dict[Name, Dimension] = Field(default_factory=dict)
    plan: str | None = None
    causes: str | None = None
    investigations: str | None = None
    root: Name
    kpis: dict[Name, Kpi]

    def default_month(self) -> Month | None:
        """The month to report when none is named."""
        return Month.parse(self.report.month) if self.report.month else None

    def without_month(self) -> Problem:
        """What is wrong where neither this nor the command names a month."""
        return Problem(self.report.place(), "no month is named", "say --month 2011-11, or  report: {month: 2011-11}")


class Register(Spec):
    """The register of causes: its own YAML file."""

    causes: tuple[Cause, ...] = ()


class WorkList(Spec):
    """What became of the call-outs: its own YAML file."""

    investigations: tuple[Answer, ...] = ()


class Loaded(Spec):
    """What was read: the settings, the register, the answers to call-outs, and the folder they lie in.

    ``sha256``: of the bytes of all the files, one after the other.
    """

    settings: Settings
    causes: tuple[Cause, ...]
    folder: Path
    sha256: str
    warnings: tuple[Problem, ...] = ()
    investigations: tuple[Answer, ...] = ()
