"""The base of nodes that only a formula over months may hold."""

from __future__ import annotations

from nenrin.formulas.node import Dialect, Node


class MonthOnly(Node):
    """Has no meaning on a row: other months, and divisions (query engines disagree on those; they happen here)."""

    def query(self, dialect: Dialect) -> str:
        """Refuse: the parser keeps it out of conditions."""
        raise TypeError(f"{type(self).__name__} has no meaning on rows ({type(dialect).__name__})")
