"""Clients at the edges, written as files: a CSV, a YAML and sometimes a plan, as small as the case allows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from nenrin.vocabulary import Month

FIRST = Month(2024, 1)
Series = Sequence[float]


@dataclass(frozen=True)
class Client:
    """Leaves with their months, and what adds up from them: ``formulas`` by KPI, the root first.

    ``planned``: the plan as a share of the actual values; ``names``: how a KPI is called, by language.
    """

    leaves: Mapping[str, Series]
    formulas: Mapping[str, str]
    planned: float | None = None
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=lambda: {"en": "Synthetic Ltd.", "ja": "合成商事株式会社"})
    strategic: Sequence[str] = ()
    strategy: Mapping[str, Any] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The KGI."""
        return next(iter(self.formulas))

    @property
    def months(self) -> tuple[Month, ...]:
        """All that have data."""
        return tuple(FIRST + step for step in range(max(len(series) for series in self.leaves.values())))


def wandering(seed: int, months: int, level: float = 10_000.0, noise: float = 0.03) -> list[float]:
    """A quiet series: a level, and noise of so many of its parts."""
    drawn = Random(seed)  # noqa: S311 (test data)
    return [round(level * (1 + drawn.gauss(0, noise))) for _ in range(months)]


def written(client: Client, folder: Path) -> Path:
    """The client's files in ``folder``; the path of its YAML."""
    (folder / "bookings.csv").write_text(_rows(client), encoding="utf-8")
    said = _settings(client)
    if client.planned is not None:
        (folder / "plan.csv").write_text(_plan(client, client.planned), encoding="utf-8")
        said["plan"] = "plan.csv"
    path = folder / "client.yaml"
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _rows(client: Client) -> str:
    """Every month's value in two parts, on its first and on its last day."""
    lines = ["no,day,item,amount"]
    for leaf, series in client.leaves.items():
        for month, value in zip(client.months, series, strict=False):
            first = round(value * 0.4)
            for day, part in ((month.first_day, first), (month.last_day, value - first)):
                lines.append(f"{len(lines)},{day.isoformat()},{leaf},{part:.2f}")
    return "\n".join(lines) + "\n"


def _plan(client: Client, share: float) -> str:
    lines = ["month,kpi,value"]
    for leaf, series in client.leaves.items():
        lines += [f"{month},{leaf},{value * share:.2f}" for month, value in zip(client.months, series, strict=False)]
    return "\n".join(lines) + "\n"


def _settings(client: Client) -> dict[str, Any]:
    columns = {
        "no": {"type": "id"}, "day": {"type": "date"}, "item": {"type": "category"},
        "amount": {"type": "decimal(14,2)"},
    }
    return {
        "version": 1,
        "client": {"id": "synthetic", "name": dict(client.called)},
        "report": {
            "month": str(client.months[-1]), "languages": ["en", "ja"], "timezone": "Asia/Tokyo", "currency": "EUR",
            "calendar": {"type": "month", "year_starts": 1}, "materiality": {"absolute": 100, "relative": 0.001},
        },
        "sources": {"bookings": {"path": "bookings.csv", "time": "day", "keys": ["no"], "columns": columns}},
        "root": client.root,
        "kpis": {kpi: _kpi(client, kpi) for kpi in (*client.formulas, *client.leaves)},
    }


def _kpi(client: Client, kpi: str) -> dict[str, Any]:
    name = client.names.get(kpi, {"en": kpi.replace("_", " ").capitalize(), "ja": kpi})
    said: dict[str, Any] = {"label": dict(name), "format": {"style": "currency"}, "better": "up"}
    if kpi in client.formulas:
        said |= {"formula": client.formulas[kpi], "split": client.formulas[kpi]}
    else:
        said["measure"] = {"source": "bookings", "agg": "sum", "of": "amount", "where": f"item == '{kpi}'"}
    return said | ({"stance": "strategic", **client.strategy} if kpi in client.strategic else {})
