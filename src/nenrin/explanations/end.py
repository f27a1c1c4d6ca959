"""What becomes of a lasting cause when its time is over: what it brought goes again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from nenrin.explanations.cause import Cause, Size, Span
from nenrin.vocabulary import Label, Month

_END = "-end"
_LONGEST = 63


class End(Cause):
    """The opposite step after a lasting cause; ``begun``: its first month. It lasts, and is learnt like any other."""

    begun: Month

    @property
    def measurable(self) -> bool:
        """Whether its size can be told from the data: there is one only for causes of which it can."""
        return True


def with_ends(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """The register with an End behind every lasting cause that has a last month and moves a level.

    An entry that carries the End's name already is the register's own word on it, and stands alone.
    """
    register = tuple(causes)
    return tuple(_with_ends(register, frozenset(cause.id for cause in register)))


def _with_ends(causes: tuple[Cause, ...], known: frozenset[str]) -> Iterator[Cause]:
    for cause in causes:
        yield cause
        name, last = cause.id[: _LONGEST - len(_END)] + _END, cause.months.to
        if cause.lasting and cause.measurable and last is not None and name not in known:
            yield _end(cause, name, last)


def _end(cause: Cause, name: str, last: Month) -> End:
    """Of the same kind, by the same author; in the other direction, from the month after the last."""
    end = End(
        id=name, label=_ended(cause.label), kpi=cause.kpi, segment=cause.segment, kind=cause.kind, lasting=True,
        direction="down" if cause.direction == "up" else "up", months=Span.model_validate({"from": last + 1}),
        size=None if cause.size is None else _back(cause, cause.size), evidence=cause.evidence, author=cause.author,
        date=cause.date, approved=cause.approved, begun=cause.months.from_,
    )
    end.written_at({"": cause.place()})
    return end


def _ended(label: Label) -> Label:
    return Label({"en": f"{label.text('en')} (ended)", "ja": f"{label.text('ja')}（終了）"})


def _back(cause: Cause, size: tuple[Size, Size]) -> tuple[Size, Size] | None:
    """The way back: the same amount, or in % of the level as it was while the cause worked; None from nothing."""
    low, high = (_share_back(end, int(cause.sign)) if isinstance(end, str) else end for end in size)
    return None if low is None or high is None else (low, high)


def _share_back(end: str, sign: int) -> str | None:
    """Up by p and back is p/(1 + p) down; down by p and back is p/(1 − p) up."""
    share = Decimal(end.rstrip("%")) / 100
    level = 1 + sign * share
    return None if level <= 0 else f"{round(100 * share / level, 6):f}%"
