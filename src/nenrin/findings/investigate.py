"""The work list: this month's call-outs, and those of earlier months that nobody has answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nenrin.findings.answer import Answer
from nenrin.findings.called import Called
from nenrin.findings.finding import Callout
from nenrin.findings.investigation import Investigation
from nenrin.vocabulary import UNSAID, Label, Month

_RECENT = 3
"""A KPI called out again within so many months is still the same question."""


@dataclass(frozen=True)
class Past:
    """What earlier months' reports said, and what is known about it now.

    ``called``: every call-out as sent. ``told``: by key, the month whose report first had the answer. ``answers``: what
    people wrote. ``causes``: by key, the cause of the register that now explains that month.
    """

    called: tuple[Called, ...] = ()
    told: Mapping[str, Month] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    causes: Mapping[str, str] = field(default_factory=dict)

    def answer(self, key: str) -> Answer:
        """What was written about an investigation; nothing so far where nobody did."""
        return next((answer for answer in self.answers if answer.key == key), Answer(key=key))

    def answered(self, key: str) -> bool:
        """Whether a person or the register has answered it; an answer once told stands until someone reopens it."""
        state = self.answer(key).state
        return state == "closed" or (state is None and (key in self.causes or key in self.told))


def key_of(kpi: str, month: Month) -> str:
    """The name of the investigation that a call-out opens."""
    return f"{kpi}@{month}"


def investigate(
    callouts: Sequence[Callout], past: Past, month: Month, owners: Mapping[str, Label],
) -> tuple[Investigation, ...]:
    """The work list: call-outs of the month in their order; earlier ones, open ones first; oldest first.

    A KPI that was called out at most three months ago, and had no answer by then, goes on under its first key. One that
    was answered and is called out again opens a new one. What an earlier report already told as answered is left out.
    ``owners``: by KPI, who answers for it where nobody is named. Call-outs of ``month`` and later are not looked at.
    """
    threads = _threads([called for called in past.called if called.month < month], past.told)
    current = [_current(callout, threads, past, month) for callout in callouts]
    kept = {one.key for one in current}
    earlier = [_earlier(thread, past, month) for thread in threads if thread.key not in kept]
    listed = [one for one in earlier if one.state == "open" or one.key not in past.told]
    ranked = sorted(listed, key=lambda one: (one.state == "answered", one.opened))
    return tuple(replace(one, owner=one.owner or owners.get(one.kpi, UNSAID)) for one in (*current, *ranked))


def keys(past: Past, callouts: Iterable[Callout], month: Month) -> tuple[str, ...]:
    """Every investigation that was ever opened, up to this month's call-outs."""
    threads = _threads([called for called in past.called if called.month < month], past.told)
    return (*(thread.key for thread in threads), *(key_of(callout.kpi, month) for callout in callouts))


def traced(callouts: Iterable[Callout], investigations: Iterable[Investigation]) -> tuple[Callout, ...]:
    """The call-outs with the owner, the due month and the first month of their investigations."""
    standing = {one.kpi: one for one in reversed([*investigations])}
    found = []
    for callout in callouts:
        one = standing[callout.kpi]
        since = min(callout.since or one.opened, one.opened)
        found.append(replace(callout, owner=one.owner or callout.owner, due=one.due or callout.due, since=since))
    return tuple(found)


@dataclass(frozen=True)
class _Thread:
    """One question: the call-out that opened it, and the month in which it was last asked."""

    first: Called
    last: Month

    @property
    def key(self) -> str:
        return key_of(self.first.kpi, self.first.month)

    def goes_on(self, kpi: str, month: Month) -> bool:
        return self.first.kpi == kpi and month - self.last <= _RECENT


def _threads(past: Iterable[Called], told: Mapping[str, Month]) -> list[_Thread]:
    """Call-outs of one KPI in a row are one question, as long as no report between them told an answer."""
    threads: list[_Thread] = []
    for called in sorted(past, key=lambda called: called.month):
        for at, thread in enumerate(threads):
            unanswered = thread.key not in told or told[thread.key] > called.month
            if unanswered and thread.goes_on(called.kpi, called.month):
                threads[at] = replace(thread, last=called.month)
                break
        else:
            threads.append(_Thread(called, called.month))
    return threads


def _current(callout: Callout, threads: Iterable[_Thread], past: Past, month: Month) -> Investigation:
    """The question of a call-out of this month: asked before, or new."""
    for thread in threads:
        if not past.answered(thread.key) and thread.goes_on(callout.kpi, month):
            return _earlier(thread, past, month)
    opened = Called(
        month, callout.kpi, callout.kind, callout.unexplained, callout.effect_on_root, callout.owner, callout.due,
    )
    return _told(opened, past, month, "new")


def _earlier(thread: _Thread, past: Past, month: Month) -> Investigation:
    return _told(thread.first, past, month, "open")


def _told(called: Called, past: Past, month: Month, otherwise: str) -> Investigation:
    """One line of the list, as it stands now."""
    key = key_of(called.kpi, called.month)
    said, answered = past.answer(key), past.answered(key)
    return Investigation(
        key=key,
        kpi=called.kpi,
        opened=called.month,
        state="answered" if answered else "new" if otherwise == "new" else "open",
        months=month - called.month + 1,
        unexplained=called.unexplained,
        effect_on_root=called.effect_on_root,
        owner=said.owner or called.owner,
        due=said.due or called.due,
        answer=said.answer,
        cause=said.cause or past.causes.get(key, ""),
        closed=month if answered else None,
        question=called.question,
    )
