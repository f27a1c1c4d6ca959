"""What is left of a document with problems, so that the rules can look at it all the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from nenrin.settings.document import Trail

Pattern: TypeAlias = tuple[str, ...]
"""A trail with ``*`` for any name or number."""


@dataclass(frozen=True)
class Remains:
    """How to go on with what is left of a document with problems.

    ``alone``: the parts that are left out by themselves, whatever else stands beside them; of anything else, all that
    stands under its first key. ``whole`` and ``each``: values for required keys of the whole, and of such parts, that
    make no rule speak.
    """

    alone: frozenset[Pattern]
    whole: Mapping[str, Any] = field(default_factory=dict)
    each: Mapping[Pattern, Mapping[str, Any]] = field(default_factory=dict)

    def part(self, trail: Trail) -> Trail:
        """What is left out because of a problem at ``trail``: the smallest such part."""
        ends = range(len(trail), 1, -1)
        return trail[:next((end for end in ends if any(_fits(trail[:end], one) for one in self.alone)), 1)]

    def completed(self, value: dict[str, Any]) -> dict[str, Any]:
        """What is left, with what it lacks."""
        return self._completed({**self.whole, **value}, ())

    def _completed(self, value: dict[str, Any], trail: Trail) -> dict[str, Any]:
        lacking = next((said for pattern, said in self.each.items() if _fits(trail, pattern)), {})
        return {key: self._inside(part, (*trail, key)) for key, part in {**lacking, **value}.items()}

    def _inside(self, part: Any, trail: Trail) -> Any:  # noqa: ANN401 (whatever the file says)
        if isinstance(part, list):
            return [self._inside(item, (*trail, number)) for number, item in enumerate(part)]
        return self._completed(part, trail) if isinstance(part, dict) else part


def _fits(trail: Trail, pattern: Pattern) -> bool:
    return len(trail) == len(pattern) and all(name in ("*", step) for step, name in zip(trail, pattern, strict=True))


def without(value: dict[str, Any], dropped: frozenset[Trail], trail: Trail = ()) -> dict[str, Any]:
    """The value less the parts at these trails."""
    kept: dict[str, Any] = {}
    for key, part in value.items():
        here = (*trail, key)
        if here in dropped:
            continue
        if isinstance(part, list):
            kept[key] = [item if not isinstance(item, dict) else without(item, dropped, (*here, number))
                         for number, item in enumerate(part) if (*here, number) not in dropped]
        else:
            kept[key] = without(part, dropped, here) if isinstance(part, dict) else part
    return kept
