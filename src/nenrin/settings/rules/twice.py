"""What is told apart by a name must not have the same one twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nenrin.vocabulary import Place, Problem, Spec


def twice(parts: Iterable[Spec], key: str, what: str, right: str) -> Iterator[Problem]:
    """A problem for each part whose ``key`` an earlier one has; ``what`` they are called, ``right``: what to do."""
    seen: dict[str, Place] = {}
    for part in parts:
        name, place = getattr(part, key), part.place(key)
        first = seen.setdefault(name, place)
        if first != place:
            spot = f"at {first}" if first.line is None else f"on line {first.line}"
            yield Problem(place, f"the {what} {name!r} stands twice", f"it first stands {spot}; {right}")
