"""A row with a kind of cause becomes an entry of the register, as the register spells one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeAlias

from nenrin.drafts.answers.answer import Answer
from nenrin.vocabulary import Place

Tell: TypeAlias = Callable[[Place, str, str], None]
"""Takes a problem: where, what is wrong, what would be right."""


def new_cause(answer: Answer, tell: Tell) -> dict[str, Any] | None:
    """A cause as the register spells one; None, with problems, where something is missing."""
    label, size = answer.value("cause"), size_of(answer, tell)
    if not label:
        tell(answer.spots["cause"], "a kind of cause without what happened", "say what happened")
    if size is None or not label:
        return None
    start = str(answer.value("from") or answer.month)
    months = {"from": start}
    if answer.value("to") or not answer.value("from"):
        months["to"] = str(answer.value("to") or answer.month)
    if months.get("to", start) < start:
        tell(answer.spots["to"], f"the months end ({months['to']}) before they begin ({start})", "swap them")
        return None
    direction, ends = size
    found: dict[str, Any] = {
        "id": _identity(answer, str(label)), "label": label, "kpi": answer.kpi, "direction": direction,
        "size": ends, "months": months, "kind": answer.value("kind"), "evidence": answer.value("evidence"),
        "author": answer.value("reviewer"),
    }
    return {name: value for name, value in found.items() if value}


def size_of(answer: Answer, tell: Tell) -> tuple[str, list[float]] | None:
    """Direction and size of a claim; a problem where its ends are not two amounts of one sign."""
    low, high = answer.value("low"), answer.value("high")
    spot = answer.spots["high" if low is not None else "low"]
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        wrong = "a cause without its effect" if low is None and high is None else "an effect with one end"
        tell(spot, wrong, "write from and to, signed; twice the same where it is exact")
    elif low * high < 0:
        wrong = "the effect runs from negative to positive"
        tell(spot, wrong, "a cause works one way: give both ends one sign")
    elif low == high == 0:
        tell(spot, "an effect of 0 explains nothing", "write its amount, or answer without a kind")
    else:
        ends = sorted((abs(float(low)), abs(float(high))))
        return "up" if low + high > 0 else "down", ends
    return None


def _identity(answer: Answer, label: str) -> str:
    """A cause's id, the same whenever the row is read: by KPI and month, and for further causes by the row."""
    kept = answer.kpi.replace("_", "-")[:40]
    more = answer.number if answer.number != "row" else hashlib.sha256(label.encode()).hexdigest()[:8]
    return f"{kept}-{answer.month}" + (f"-{more}" if more else "")
