"""Entries of a register, for the tests of the explanations."""

from __future__ import annotations

from nenrin.effects import Effect
from nenrin.explanations import Cause
from nenrin.vocabulary import Label, Month, Sentence


def cause(kpi: str = "root", begins: Month | None = None, ends: Month | None = None, **said: object) -> Cause:
    """A cause that raises ``kpi``; without an end it goes on."""
    months = {"from": str(begins or Month(2000, 1)), **({"to": str(ends)} if ends else {})}
    return Cause.model_validate({
        "id": "mail", "label": "Mail", "kpi": kpi, "direction": "up", "months": months, "kind": "initiative", **said,
    })


def effect(month: Month, total: float | None, low: float | None = None, high: float | None = None) -> Effect:
    """What was measured of ``mail`` in a month; stopped where there is no total."""
    stopped = Sentence("effect.stopped") if total is None else None
    return Effect(
        "mail", Label("Mail"), "root", month, "mean", total=total, total_low=low, total_high=high, stopped=stopped,
    )
