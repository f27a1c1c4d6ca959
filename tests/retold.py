"""A sample client read once, and told otherwise: its rows in another order, its money in another unit, a leaf cut."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest

from house import ROOT
from nenrin import effects, settings, sources
from nenrin.findings import State
from nenrin.measures import Dimension
from nenrin.report import Report
from nenrin.run import study
from nenrin.settings import Loaded
from nenrin.sources import Table
from nenrin.tree import Kpi
from nenrin.vocabulary import Month

Money: TypeAlias = Mapping[str, Collection[str]]
"""By source, the columns that hold money."""


class Call(NamedTuple):
    """A call-out without its amounts: what, of which kind, since when, where, and for whom it stands."""

    kpi: str
    kind: str
    since: Month | None
    places: tuple[tuple[Mapping[str, str], float], ...]
    branch: str
    shares: tuple[float, ...]
    carries: tuple[str, ...]


class Told(NamedTuple):
    """What a report says of a month, without amounts: every KPI's state, the call-outs, what is watched."""

    states: Mapping[str, tuple[State, bool]]
    calls: tuple[Call, ...]
    watched: tuple[str, ...]

    def without(self, *kpis: str) -> Told:
        """As if the KPIs were not there."""
        states = {name: one for name, one in self.states.items() if name not in kpis}
        return self._replace(states=states, watched=tuple(one for one in self.watched if one not in kpis))


def told(report: Report) -> Told:
    """Shares to nine digits: the last ones are rounding."""
    found = report.findings
    return Told(
        {name: (one.state, one.surprising) for name, one in found.verdicts.items()},
        tuple(
            Call(
                one.kpi, one.kind, one.since, tuple((where.segments, round(where.share, 9)) for where in one.where),
                one.branch, (round(one.branch_share or 0.0, 9), round(one.share_covered, 9)), one.carries,
            )
            for one in found.callouts
        ),
        found.watch,
    )


def cut_alike(before: Told, after: Told, new: Collection[str]) -> bool:
    """Whether cutting leaves into ``new`` KPIs changed no verdict, and no call-out but to go down or to be watched.

    More KPIs looked at ask for stronger evidence (Benjamini–Hochberg): what was called out by a hair may be watched
    instead. Nothing else is called out or watched than before, but for the new ones.
    """
    def goes_on(old: Call, now: Call) -> bool:
        return old.kind == now.kind and old.kpi in (now.kpi, *now.carries)

    lost = {old.kpi for old in before.calls if not any(goes_on(old, now) for now in after.calls)}
    kept = all(any(goes_on(old, now) for old in before.calls) for now in after.calls)
    rest = after.without(*new)
    return kept and rest.states == before.states and set(rest.watched) == {*before.watched, *lost}


@dataclass(frozen=True)
class Client:
    """A client's configuration and all its rows, as they were read."""

    loaded: Loaded
    tables: Mapping[str, Table]

    def report(self, monkeypatch: pytest.MonkeyPatch, month: Month) -> Report:
        """The report of a month: from its rows alone, as if nothing later were known."""
        until = {
            name: replace(one, frame=one.frame[one.frame[sources.MONTH] <= month.ordinal])
            for name, one in self.tables.items()
        }
        monkeypatch.setattr(settings, "load", lambda _: self.loaded)
        monkeypatch.setattr(sources, "read", lambda *_, **__: until)
        return study(Path("client.yaml"), month).report

    def shuffled(self) -> Client:
        """The same rows in another order."""
        return replace(self, tables={
            name: replace(one, frame=one.frame.sample(frac=1, random_state=5)) for name, one in self.tables.items()
        })

    def with_values(self, source: str, column: str, names: Mapping[str, str]) -> Client:
        """With other names for the values of a column."""
        table = self.tables[source]
        frame = table.frame.assign(**{column: table.frame[column].map(names)})
        return replace(self, tables={**self.tables, source: replace(table, frame=frame)})

    def with_kpis(self, kpis: Mapping[str, Mapping[str, Any]]) -> Client:
        """With KPIs said otherwise, key by key, or new ones behind the others."""
        said = self.loaded.settings
        old = {name: kpi.model_dump(by_alias=True, exclude_unset=True) for name, kpi in said.kpis.items()}
        changed = {name: Kpi.model_validate({**old.get(name, {}), **keys}) for name, keys in kpis.items()}
        return self._said(kpis={**said.kpis, **changed})

    def with_dimension(self, name: str, **keys: object) -> Client:
        """With a dimension said otherwise."""
        dimensions = self.loaded.settings.dimensions
        said = {**dimensions[name].model_dump(by_alias=True, exclude_unset=True), **keys}
        return self._said(dimensions={**dimensions, name: Dimension.model_validate(said)})

    def in_money(self, factor: str, money: Money, folder: Path) -> Client:
        """Every amount times ``factor``: rows, plan (it goes to ``folder``), targets, claims, materiality."""
        times, said = Decimal(factor), self.loaded.settings
        paid = {name for name, kpi in said.kpis.items() if kpi.format.style == "currency"}
        (folder / "plan.csv").write_text(_plan(self.loaded.folder / str(said.plan), paid, times), encoding="utf-8")
        return Client(
            self._said(
                kpis={name: _target(kpi, times) if name in paid else kpi for name, kpi in said.kpis.items()},
                sources={name: _typed(one, money.get(name, ())) for name, one in said.sources.items()},
                report=said.report.model_copy(update={"materiality": said.report.materiality.model_copy(
                    update={"absolute": said.report.materiality.absolute * float(times)},
                )}),
            ).loaded.model_copy(update={
                "causes": tuple(_claim(one, times) if one.kpi in paid else one for one in self.loaded.causes),
                "folder": folder,
            }),
            {name: _paid(one, money.get(name, ()), times) for name, one in self.tables.items()},
        )

    def _said(self, **changes: object) -> Client:
        said = self.loaded.settings.model_copy(update=changes)
        return replace(self, loaded=self.loaded.model_copy(update={"settings": said}))


@cache
def client(name: str, until: Month) -> Client:
    """A sample client with its rows up to ``until``; each is read once in a process."""
    loaded = settings.load(ROOT / "config" / name / "client.yaml")
    said = loaded.settings
    counted = {kpi: one.measure for kpi, one in said.kpis.items() if one.measure is not None}
    trials = effects.occasional(loaded.causes, counted, said.customer)
    return Client(loaded, sources.read(said.sources, loaded.folder, until, said.report.timezone, trials))


def _plan(file: Path, paid: Collection[str], times: Decimal) -> str:
    """The plan's lines, those in money changed."""
    lines = []
    for line in file.read_text(encoding="utf-8").splitlines():
        written = line.split(",")
        told = len(written) > 1 and written[1] in paid
        lines.append(f"{written[0]},{written[1]},{Decimal(written[2]) * times}" if told else line)
    return "\n".join(lines) + "\n"


def _target(kpi: Kpi, times: Decimal) -> Kpi:
    if kpi.target is None:
        return kpi
    target = kpi.target.model_copy(update={"value": kpi.target.value * float(times)})
    return kpi.model_copy(update={"target": target})


def _typed(source: sources.Source, columns: Collection[str]) -> sources.Source:
    """With room for more digits, before the point and behind it."""
    wide = {name: source.columns[name].model_copy(update={"type": "decimal(18,4)"}) for name in columns}
    return source.model_copy(update={"columns": {**source.columns, **wide}})


def _claim(cause: Any, times: Decimal) -> Any:  # noqa: ANN401 (a Cause)
    if cause.size is None:
        return cause
    size = tuple(one if isinstance(one, str) else one * float(times) for one in cause.size)
    return cause.model_copy(update={"size": size})


def _paid(table: Table, columns: Collection[str], times: Decimal) -> Table:
    frame = table.frame.copy()
    for name in columns:
        frame[name] = [None if each is None else each * times for each in table.frame[name]]
    return replace(table, frame=frame)
