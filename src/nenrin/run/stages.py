"""Telling and timing the stages of a run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

Listener: TypeAlias = Callable[[str, str], None]
"""Told the name of every stage as it begins, and one line of detail as it ends (empty at the beginning)."""


@dataclass
class Stages:
    """The stages in the order they ran, with their seconds; tells a listener about each."""

    listen: Listener
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Tell that a stage begins and, unless it raises, that it has ended."""
        self.listen(name, "")
        began = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - began
        self.listen(name, f"{self.seconds[name]:.1f} s")


def silent(stage: str, detail: str) -> None:
    """Tell nobody."""
