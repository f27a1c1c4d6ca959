"""What pydantic finds in a document, each fault at its place in the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from pydantic import ValidationError

from nenrin.settings.document import Trail
from nenrin.vocabulary import Spec

Model = TypeVar("Model", bound=Spec)
Fault: TypeAlias = Mapping[str, Any]
"""One entry of pydantic's ``errors()``: its ``type``, ``loc`` and ``ctx`` are used, never its message."""


def build(model: type[Model], value: dict[str, Any]) -> Model | None:
    """The model; None where the value has faults."""
    try:
        return _strictly(model, value)
    except ValidationError:
        return None


def faults(model: type[Spec], value: dict[str, Any]) -> Iterator[tuple[Trail, Fault]]:
    """Pydantic's faults; where one alternative of a value failed further inside, only that."""
    try:
        _strictly(model, value)
    except ValidationError as error:
        found = [(_trail(fault["loc"], value, fault["type"]), dict(fault))
                 for fault in error.errors(include_url=False, include_input=False)]
        inner = {trail[:end] for trail, _ in found for end in range(len(trail))}
        yield from ((trail, fault) for trail, fault in found if trail not in inner)


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


def _strictly(model: type[Model], value: dict[str, Any]) -> Model:
    """Through JSON: there a list may become a tuple and a text a date, but no text a number and no truth a 1."""
    return model.model_validate_json(json.dumps(value), strict=True, by_alias=True, by_name=False)
