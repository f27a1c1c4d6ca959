"""Text becomes nodes; anything outside the language is refused with its column."""

from __future__ import annotations

from nenrin.formulas.node import Node


def parse(text: str) -> Node:
    """Parse a formula over KPI names."""
    raise NotImplementedError(text)


def parse_condition(text: str) -> Node:
    """Parse an expression over the columns of a source."""
    raise NotImplementedError(text)
