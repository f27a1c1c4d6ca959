"""A document becomes a typed part of the configuration, or every problem it has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import ValidationError

from nenrin.settings.document import Document, Trail
from nenrin.settings.places import tell_places
from nenrin.settings.reading import read, without_value
from nenrin.settings.wording import Fault, told
from nenrin.vocabulary import Problem, Spec

Model = TypeVar("Model", bound=Spec)
Located: TypeAlias = tuple[Trail, Problem]


@dataclass(frozen=True)
class Validated(Generic[Model]):
    """``model`` is what stands; with problems it lacks the parts in ``dropped``, or is None."""

    model: Model | None
    problems: tuple[Problem, ...] = ()
    dropped: frozenset[Trail] = frozenset()


@dataclass(frozen=True)
class Remains:
    """How to go on with what is left of a document with problems.

    ``entries``: the keys whose entries are left out one by one (``kpis``: each KPI). ``whole`` and ``each``: values for
    required keys of the whole, and of such an entry, that no rule looks at.
    """

    entries: frozenset[str]
    whole: Mapping[str, Any] = field(default_factory=dict)
    each: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def part(self, trail: Trail) -> Trail:
        """What is left out because of a problem at ``trail``."""
        if trail[2:] and trail[2] in self.each.get(str(trail[0]), ()):
            return trail[:3]
        return trail[:2] if trail and trail[0] in self.entries else trail[:1]

    def completed(self, value: dict[str, Any]) -> dict[str, Any]:
        """What is left, with what it lacks."""
        value = {**self.whole, **value}
        for group, lacking in self.each.items():
            entries = value.get(group, {}).items()
            value[group] = {name: {**lacking, **entry} if isinstance(entry, dict) else entry for name, entry in entries}
        return value


def validate(document: Document, model: type[Model], remains: Remains) -> Validated[Model]:
    """Validate a document strictly: text is no number, an unknown key is a problem.

    With problems, the parts that have them are left out and the rest is validated again, so that the rules that look at
    the whole can be told at once too.
    """
    value = read(document, model)
    faults = dict(_faults(model, value))
    found = list(document.broken)
    found += _unspoilt(found, without_value(document, model))
    found += _unspoilt(found, ((trail, told(document, model, trail, fault)) for trail, fault in faults.items()))
    if not found:
        whole = _build(model, value)
        return Validated(whole and tell_places(whole, document, frozenset()))
    unknown = {trail for trail, fault in faults.items() if fault["type"] == "extra_forbidden"}
    dropped = frozenset(trail if trail in unknown else remains.part(trail) for trail, _ in found)
    rest = _build(model, remains.completed(_without(value, dropped)))
    problems = tuple(problem for _, problem in found)
    return Validated(rest and tell_places(rest, document, dropped), problems, dropped - unknown)


def _unspoilt(spoilt: list[Located], more: Iterable[Located]) -> list[Located]:
    """What is said beside, not because of, what was already said of the same part."""
    trails = {trail for trail, _ in spoilt}
    return [(trail, problem) for trail, problem in more
            if not any(trail[:end] in trails for end in range(len(trail) + 1))]


def _build(model: type[Model], value: dict[str, Any]) -> Model | None:
    try:
        return model.model_validate_json(json.dumps(value), strict=True, by_alias=True, by_name=False)
    except ValidationError:
        return None


def _faults(model: type[Spec], value: dict[str, Any]) -> Iterator[tuple[Trail, Fault]]:
    """Pydantic's faults; where one alternative of a value failed further inside, only that."""
    try:
        model.model_validate_json(json.dumps(value), strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        faults = [(_trail(fault["loc"], value, fault["type"]), dict(fault))
                  for fault in error.errors(include_url=False, include_input=False)]
        inner = {trail[:end] for trail, _ in faults for end in range(len(trail))}
        yield from ((trail, fault) for trail, fault in faults if trail not in inner)


def _trail(steps: tuple[str | int, ...], value: Any, kind: str) -> Trail:  # noqa: ANN401 (whatever the file says)
    """Where in the file a fault lies: pydantic also names the alternative it tried, which the file does not have."""
    trail: list[str | int] = []
    for number, step in enumerate(steps, start=1):
        inner = dict(enumerate(value)) if isinstance(value, list) else value
        if isinstance(inner, dict) and step in inner:
            value = inner[step]
        elif number < len(steps) or kind not in {"missing", "extra_forbidden"}:
            continue
        trail.append(step)
    return tuple(trail)


def _without(value: dict[str, Any], dropped: frozenset[Trail], trail: Trail = ()) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, part in value.items():
        here = (*trail, key)
        if here in dropped:
            continue
        if isinstance(part, list):
            kept[key] = [item if not isinstance(item, dict) else _without(item, dropped, (*here, number))
                         for number, item in enumerate(part) if (*here, number) not in dropped]
        else:
            kept[key] = _without(part, dropped, here) if isinstance(part, dict) else part
    return kept
