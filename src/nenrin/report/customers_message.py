"""What the segment map says in one sentence: how many bought, more or fewer than before, and who they were."""

from __future__ import annotations

from nenrin.customers import Customers, Stage
from nenrin.vocabulary import Fact, Sentence


def customers_message(customers: Customers | None) -> Sentence:
    """The headline of the page; the reason where nothing can be said of the customers."""
    if customers is None or customers.reason is not None:
        return customers.reason if customers is not None and customers.reason else Sentence("customers.undefined")
    before = sum(group.before for group in customers.groups[:3])
    moved = customers.active - before
    plan = "level" if not moved else "more" if moved > 0 else "fewer"
    stages = (Stage.NEW, Stage.RETAINED, Stage.REACTIVATED)
    facts: dict[str, Fact] = {stage.value: customers.group(stage).customers for stage in stages}
    return Sentence(f"customers.headline_{plan}", {
        **facts, "month": customers.month, "active": customers.active, "moved": abs(moved),
    })


def value_message(customers: Customers) -> Sentence | None:
    """Which stage bought most more or less than the month before; None where values are not told or all are level."""
    moved = {
        group.stage: group.value - group.value_before for group in customers.groups
        if group.value is not None and group.value_before is not None
    }
    if not any(moved.values()):
        return None
    stage = max(moved, key=lambda one: abs(moved[one]))
    side = "up" if moved[stage] > 0 else "down"
    return Sentence(f"customers.value_{side}", {"stage": Sentence(f"customers.{stage.value}")})
