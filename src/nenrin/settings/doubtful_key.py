"""Keys that are none, or that mean something else than they look like."""

from __future__ import annotations

from typing import Any, TypeAlias

from nenrin.settings.suspects import forbidden, lookalike
from nenrin.vocabulary import Place, Problem

Event: TypeAlias = Any
"""The parser's events: what they have differs by class, which is asked before it is touched."""


def doubtful_key(event: Event, place: Place) -> Problem | None:
    """What is wrong with a key, as far as it can be told without knowing the grammar."""
    key = str(event.value)
    if event.style is None and key == "<<":
        return Problem(place, "a merge (<<)", "write the keys out")
    if event.anchor is not None or event.tag is not None:
        return Problem(place, "an anchor or tag before a key", "delete it")
    if not key.strip():
        return Problem(place, "a colon without a key before it", "write a name before it")
    if (sign := forbidden(key)) is not None:
        return Problem(place, f"the control character {sign} in a key", "delete it")
    return lookalike(key, place) if event.style is None else None
