"""Trials written down in a test: who was drawn into which group, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from forest import grow
from nenrin.effects import Control, Effect, measure
from nenrin.explanations import Cause
from nenrin.sources import Source, Table, read
from nenrin.tree import Tree
from nenrin.vocabulary import Month

MAILING: dict[str, Any] = {
    "path": "mailing.csv", "time": "day", "entity": "who",
    "columns": {
        "day": {"type": "date"}, "who": {"type": "id", "personal": True, "required": False},
        "arm": {"type": "category", "required": False}, "bought": {"type": "integer", "required": False},
        "amount": {"type": "decimal(12,2)", "required": False},
        "before": {"type": "decimal(12,2)", "required": False},
    },
}
MAIL: dict[str, Any] = {"source": "mailing", "group": "arm", "treated": ["A"], "control": "hold"}
JUNE = Month(2026, 6)
Row = tuple[object, ...]


def tables(folder: Path, rows: Iterable[Row], until: Month = JUNE) -> tuple[dict[str, Table], dict[str, Source]]:
    """The rows ``day, who, arm, bought, amount, before`` (shorter ones: the rest is blank) as a source."""
    lines = [",".join(str(cell) for cell in (*row, *[""] * (6 - len(row)))) for row in rows]
    text = "\n".join(["day,who,arm,bought,amount,before", *lines])
    (folder / "mailing.csv").write_text(text + "\n", encoding="utf-8")
    sources = {"mailing": Source.model_validate(MAILING)}
    return read(sources, folder, until, "Asia/Tokyo"), sources


def cause(control: Mapping[str, Any], start: str = "2026-06", end: str | None = "2026-06", kpi: str = "root") -> Cause:
    """A cause with a control."""
    return Cause.model_validate({
        "id": "spring-mail", "label": "Spring mail", "kpi": kpi, "direction": "up", "kind": "initiative",
        "months": {"from": start, "to": end}, "control": Control.model_validate(control),
    })


def measured(
    folder: Path, rows: Iterable[Row], tree: Tree | None = None, until: Month = JUNE, **control: Any,  # noqa: ANN401 (YAML)
) -> tuple[Effect, ...]:
    """The effects of one cause whose control is MAIL and ``control``."""
    found, sources = tables(folder, rows, until)
    return measure([cause({**MAIL, **control})], found, sources, tree or grow({"root": [1.0]}), until)


def one(folder: Path, rows: Iterable[Row], tree: Tree | None = None, **control: Any) -> Effect:  # noqa: ANN401 (YAML)
    """The only effect."""
    (effect,) = measured(folder, rows, tree, **control)
    return effect


def people(arm: str, successes: int, size: int, day: str = "2026-06-05") -> list[Row]:
    """Customers of one arm, the first of them buyers."""
    return [(day, f"{arm}{number}", arm, int(number < successes)) for number in range(size)]
