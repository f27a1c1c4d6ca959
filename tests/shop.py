"""Small tables of orders written down in a test, and what is counted from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nenrin.measures import Customer, Dimension, Measure, Measures, measure
from nenrin.measures.coverage import never
from nenrin.sources import Source, read
from nenrin.vocabulary import Month

COLUMNS: dict[str, Any] = {
    "day": {"type": "date"}, "who": {"type": "id", "required": False},
    "region": {"type": "category", "required": False}, "amount": {"type": "decimal(12,2)", "required": False},
}
ORDERS: dict[str, Any] = {"path": "orders.csv", "time": "day", "entity": "who", "columns": COLUMNS}
ACTIVE: dict[str, Any] = {"source": "orders", "active_when": "amount > 0"}


def count(folder: Path, rows: str, measures: Mapping[str, Mapping[str, Any]], **more: Any) -> Measures:  # noqa: ANN401 (YAML)
    """Count ``measures`` from the rows ``day who region amount`` (a ``-`` is a blank), separated by semicolons.

    The reporting month is the last that has rows. ``more``: the configuration's source, customer, dimensions,
    year_starts.
    """
    lines = [",".join("" if cell == "-" else cell for cell in row.split()) for row in rows.split(";") if row.strip()]
    (folder / "orders.csv").write_text("\n".join(["day,who,region,amount", *lines]) + "\n", encoding="utf-8")
    return counted(folder, measures, max(lines)[: len("2026-01")], **more)


def counted(folder: Path, measures: Mapping[str, Mapping[str, Any]], until: str, **more: Any) -> Measures:  # noqa: ANN401 (YAML)
    """Count up to ``until`` from the files that are there."""
    sources = {"orders": Source.model_validate(ORDERS | more.get("source", {}))}
    customer = Customer.model_validate(ACTIVE | more["customer"]) if "customer" in more else None
    cuts = {name: Dimension.model_validate(said) for name, said in more.get("dimensions", {}).items()}
    asked = {kpi: Measure.model_validate({"source": "orders", **said}) for kpi, said in measures.items()}
    month = Month.parse(until)
    tables = read(sources, folder, month, "Asia/Tokyo")
    starts, closed = more.get("year_starts", 1), more.get("closed", never)
    return measure(tables, asked, customer, cuts, sources, month, starts, closed=closed)


def told(series: Mapping[Month, object]) -> str:
    """A series as people write it: ``2026-01 5.00, 2026-02 0``."""
    return ", ".join(f"{month} {value}" for month, value in series.items())
