"""A YAML file as it was written: its values, and the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from nenrin.vocabulary import Place, Problem

Trail: TypeAlias = tuple[str | int, ...]
"""The way to a value from the root: ``("kpis", "orders", "label")``; list items by number from 0."""


@dataclass(frozen=True)
class Document:
    """``value`` is plain mappings, lists and scalars; ``keys`` and ``values`` say where each stands, by trail.

    ``texts`` holds plain scalars letter by letter: ``2011`` may be meant as a name. ``broken`` are the trails whose
    value could not be read, each with its ``Problem``. ``lines`` is the text as an editor shows it.
    """

    file: str
    value: dict[str, Any]
    keys: Mapping[Trail, Place] = field(default_factory=dict)
    values: Mapping[Trail, Place] = field(default_factory=dict)
    texts: Mapping[Trail, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    broken: tuple[tuple[Trail, Problem], ...] = ()

    def place(self, trail: Trail) -> Place:
        """A scalar stands at its first letter, a mapping or list at its key, what is absent where its parent does."""
        while trail and trail not in self.values:
            trail = trail[:-1]
        if trail in self.keys and isinstance(self.at(trail), dict | list):
            return self.keys[trail]
        return self.values.get(trail, Place(self.file))

    def key(self, trail: Trail) -> Place:
        """Where the key at the end of the trail stands; a list item, which has none, at its value."""
        return self.keys.get(trail) or self.place(trail)

    def at(self, trail: Trail) -> Any:  # noqa: ANN401 (whatever the file says)
        """The value at the end of the trail; None where there is none."""
        value: Any = self.value
        for step in trail:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def walk(self) -> Iterator[tuple[Trail, Any]]:
        """Every value below the root with its trail, in the order of the file."""
        return _walk(self.value, ())


def _walk(value: object, trail: Trail) -> Iterator[tuple[Trail, Any]]:
    inner: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(value, dict):
        inner = iter(value.items())
    elif isinstance(value, list):
        inner = iter(enumerate(value))
    for step, below in inner:
        yield (*trail, step), below
        yield from _walk(below, (*trail, step))
