"""What the segment map says in sentences: how many bought and who they were, who moved, and what that did."""

from __future__ import annotations

from nenrin.customers import Customers, Stage
from nenrin.vocabulary import Fact, Figure, Format, Label, Sentence

_PEOPLE = Format(unit=Label({"en": "customers", "ja": "人"}))


def customers_message(customers: Customers | None) -> Sentence:
    """The headline of the page; the reason where nothing can be said of the customers."""
    if customers is None or customers.reason is not None:
        return customers.reason if customers is not None and customers.reason else Sentence("customers.undefined")
    moved = customers.active - customers.active_before
    plan = "level" if not moved else "more" if moved > 0 else "fewer"
    stages = (Stage.NEW, Stage.RETAINED, Stage.REACTIVATED)
    facts: dict[str, Fact] = {stage.value: count(customers, stage) for stage in stages}
    return Sentence(f"customers.headline_{plan}", {
        **facts, "month": customers.month,
        "active": Figure(float(customers.active), format=_PEOPLE, id="customers.active.customers"),
        "moved": Figure(float(moved), "change", id="customers.active.change"),
    })


def value_message(customers: Customers, format_: Format | None = None, currency: str = "") -> Sentence | None:
    """Which stage bought most more or less than the month before, and how its number changed.

    ``format_`` and ``currency``: of what was bought. None where values are not told or all are level.
    """
    moved = {
        group.stage: group.value - group.value_before for group in customers.groups
        if group.value is not None and group.value_before is not None
    }
    if not any(moved.values()):
        return None
    stage = max(moved, key=lambda one: abs(moved[one]))
    side, path, printed = "up" if moved[stage] > 0 else "down", f"customers.stages.{stage.value}", format_ or Format()
    return Sentence(f"customers.value_{side}", {
        "stage": Sentence(f"customers.{stage.value}"),
        "value": Figure(customers.group(stage).value, "level", printed, currency, id=f"{path}.value"),
        "change": Figure(moved[stage], "change", printed, currency, id=f"{path}.value_change"),
        "before": Figure(float(customers.group(stage).before), "count", id=f"{path}.before"),
        "count": count(customers, stage),
    })


def move_message(customers: Customers) -> Sentence | None:
    """From which stage into which other most customers moved; None where nobody did, newcomers aside."""
    moves = {(start, end): n for (start, end), n in customers.migration.items() if start not in (None, end)}
    if not moves:
        return None
    start, end = max(moves, key=lambda one: moves[one])
    name = start.value if start else ""
    figure = Figure(float(moves[start, end]), format=_PEOPLE, id=f"customers.migration.{name}.{end.value}")
    return Sentence("customers.moved", {
        "count": figure, "start": Sentence(f"customers.{name}"), "end": Sentence(f"customers.{end.value}"),
    })


def count(customers: Customers, stage: Stage) -> Figure:
    """How many customers of one stage there are."""
    return Figure(float(customers.group(stage).customers), "count", id=f"customers.stages.{stage.value}.customers")
