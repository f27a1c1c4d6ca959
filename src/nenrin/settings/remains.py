"""What is left of a document with problems, so that the rules can look at it all the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nenrin.settings.document import Trail


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
