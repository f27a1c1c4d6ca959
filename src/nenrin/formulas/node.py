"""What every node of the formula language can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

Reference: TypeAlias = tuple[str, int]
"""A name and how many months back it is read (0: the month itself)."""

Gradient: TypeAlias = dict[Reference, float]


class Values(Protocol):
    """Where a formula finds its numbers."""

    def value(self, name: str, back: int) -> float | None:
        """The value of ``name`` so many months back; None where there is none."""

    def months_into_year(self, back: int) -> int:
        """How many months of the fiscal year lie before the month so many months back (0 for its first)."""


class Dialect(Protocol):
    """How one query engine writes names and literals."""

    def name(self, column: str) -> str:
        """A column's name, quoted."""

    def literal(self, value: object) -> str:
        """A number, text, date, truth value or NULL."""


class Node(ABC):
    """One node: it evaluates, derives, and spells itself three ways."""

    @abstractmethod
    def references(self) -> Iterator[Reference]:
        """What it reads, left to right, repeats included."""

    @abstractmethod
    def evaluate(self, values: Values) -> float | None:
        """Its value; None where a part is absent; ZeroDivisionError where a divisor is 0."""

    @abstractmethod
    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Add ``adjoint`` × its partial derivatives to ``into``."""

    @abstractmethod
    def excel(self, cell: Callable[[str, int], str]) -> str:
        """A spreadsheet expression."""

    @abstractmethod
    def query(self, dialect: Dialect) -> str:
        """A query expression over columns."""

    @abstractmethod
    def words(self, label: Callable[[str], str], language: str) -> str:
        """What a person would say."""
