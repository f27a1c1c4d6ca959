"""Every part of the configuration is told where it was written."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TypeVar

from nenrin.settings.document import Document, Trail
from nenrin.vocabulary import Place, Spec

Model = TypeVar("Model", bound=Spec)


def tell_places(model: Model, document: Document, dropped: frozenset[Trail]) -> Model:
    """Call ``written_at`` on the model and every part below it; the empty key is the part's own name in the file.

    What is no part of its own (a list of names, a mapping of spellings) is reached by a dotted key: ``keys.0``. Parts
    that the file does not have are left alone: defaults are shared. ``dropped``: what the model has not from the file.
    """
    for trail, part in parts(model, dropped=dropped):
        there = trail in document.values and not any(trail[:end] in dropped for end in range(1, len(trail) + 1))
        if there:
            part.written_at({"": document.key(trail)} | dict(_places(document, trail)))
    return model


def parts(value: object, trail: Trail = (), *, dropped: frozenset[Trail] = frozenset()) -> Iterator[tuple[Trail, Spec]]:
    """Every part of the configuration, ``value`` and all below it, with its trail, in the grammar's order."""
    if isinstance(value, Spec):
        yield trail, value
        for name, field in type(value).model_fields.items():
            yield from parts(getattr(value, name), (*trail, field.alias or name), dropped=dropped)
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from parts(below, (*trail, key), dropped=dropped)
    elif isinstance(value, tuple):
        numbers = (number for number in itertools.count() if (*trail, number) not in dropped)
        for number, below in zip(numbers, value, strict=False):
            yield from parts(below, (*trail, number), dropped=dropped)


def _places(document: Document, trail: Trail) -> Iterator[tuple[str, Place]]:
    value = document.at(trail)
    inner = value.items() if isinstance(value, dict) else ()
    for key, below in inner:
        yield key, document.place((*trail, key))
        if isinstance(below, dict | list):
            steps = below if isinstance(below, dict) else range(len(below))
            for step in steps:
                yield f"{key}.{step}", document.place((*trail, key, step))
