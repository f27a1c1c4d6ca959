"""Which groups of customers must not tell what they bought: the few, and those whose silence keeps theirs."""

from __future__ import annotations

from collections.abc import Sequence


def untold(customers: Sequence[int], least: int) -> frozenset[int]:
    """The positions of the groups that keep silent, given how many customers each holds.

    Those of fewer than ``least`` customers. What all groups bought together is known, so the silent ones' sum can be
    told by subtraction: while they hold fewer than ``least`` between them, the smallest of the others keeps silent too.
    """
    silent = {place for place, count in enumerate(customers) if 0 < count < least}
    others = sorted((count, place) for place, count in enumerate(customers) if count >= least)
    for _, place in others:
        if not 0 < sum(customers[one] for one in silent) < least:
            break
        silent.add(place)
    return frozenset(silent)
