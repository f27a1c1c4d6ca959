"""How many examples a law is tried with, in proportion to what the run can afford."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100


def tries(count: int) -> int:
    """``count`` examples, and in a hurried run (``--hypothesis-profile=hurried``) as many fewer as everywhere."""
    return max(1, count * settings().max_examples // _USUAL)
