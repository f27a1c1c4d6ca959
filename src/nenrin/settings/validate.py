"""A document becomes a typed part of the configuration, or every problem it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeAlias

from nenrin.settings.document import Document, Trail
from nenrin.settings.faults import Fault, Model, build, faults
from nenrin.settings.places import tell_places
from nenrin.settings.reading import read, without_value
from nenrin.settings.remains import Remains, without
from nenrin.settings.wording import meant, told
from nenrin.vocabulary import Problem

Located: TypeAlias = tuple[Trail, Problem]


@dataclass(frozen=True)
class Validated(Generic[Model]):
    """``model`` is what stands; with problems it lacks the parts in ``dropped``, or is None."""

    model: Model | None
    problems: tuple[Problem, ...] = ()
    dropped: frozenset[Trail] = frozenset()


def validate(document: Document, model: type[Model], remains: Remains) -> Validated[Model]:
    """Validate a document strictly: text is no number, an unknown key is a problem.

    With problems, the parts that have them are left out and the rest is validated again, so that the rules that look at
    the whole can be told at once too.
    """
    value = read(document, model)
    slips = dict(faults(model, value))
    misspelt = {trail: meant(document, model, trail) for trail, fault in slips.items() if _unknown(fault)}
    for trail, key in misspelt.items():
        if key is not None:
            slips.pop((*trail[:-1], key), None)
    found = list(document.broken)
    found += _unspoilt(found, without_value(document, model))
    found += _unspoilt(found, ((trail, told(document, model, trail, fault)) for trail, fault in slips.items()))
    if not found:
        whole = build(model, value)
        return Validated(whole and tell_places(whole, document, frozenset()))
    doubtful = {(*trail[:-1], key) for trail, key in misspelt.items() if key is not None}
    doubtful |= {trail for trail, _ in found if trail not in misspelt}
    dropped = frozenset(map(remains.part, doubtful))
    rest = build(model, remains.completed(without(value, dropped | misspelt.keys())))
    return Validated(rest and tell_places(rest, document, dropped), tuple(problem for _, problem in found), dropped)


def _unknown(fault: Fault) -> bool:
    return bool(fault["type"] == "extra_forbidden")


def _unspoilt(spoilt: list[Located], more: Iterable[Located]) -> list[Located]:
    """What is said beside, not because of, what was already said of the same part."""
    trails = {trail for trail, _ in spoilt}
    return [(trail, problem) for trail, problem in more
            if not any(trail[:end] in trails for end in range(len(trail) + 1))]
