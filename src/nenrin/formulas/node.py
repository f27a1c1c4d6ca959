"""What every node of the formula language can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import ClassVar, Protocol, TypeAlias

Reference: TypeAlias = tuple[str, int]
"""A name and how many months back it is read (0: the month itself)."""

Gradient: TypeAlias = dict[Reference, float]

Cell: TypeAlias = Callable[[str, int], str]
"""Gives the address of a name so many months back."""

Labels: TypeAlias = Callable[[str], str]
"""Gives a name as people read it, in the language asked for."""


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
        """A number (int or Decimal), text, date, truth value or NULL."""


class Binding(IntEnum):
    """How tightly a node holds its parts together: brackets are written only where a looser node stands inside."""

    OR = 1
    AND = 2
    NOT = 3
    COMPARISON = 4
    SUM = 5
    PRODUCT = 6
    ATOM = 7


class Node(ABC):
    """One node: it evaluates, derives, and spells itself three ways."""

    binding: ClassVar[Binding] = Binding.ATOM

    @property
    def parts(self) -> tuple[Node, ...]:
        """The nodes directly inside it, left to right."""
        return ()

    def walk(self) -> Iterator[Node]:
        """Itself and every node inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def references(self) -> Iterator[Reference]:
        """What it reads, left to right, repeats included."""
        for part in self.parts:
            yield from part.references()

    @abstractmethod
    def evaluate(self, values: Values) -> float | None:
        """Its value; None where a part is absent; ZeroDivisionError where a divisor is 0."""

    @abstractmethod
    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Add ``adjoint`` × its partial derivatives to ``into``. Asked only where there is a value."""

    @abstractmethod
    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """A spreadsheet expression that is an error value wherever ``evaluate`` gives None.

        An absent cell holds the empty text, never nothing. ``months_into_year``: as of the cell's month; only ``ytd``
        needs it, and refuses to be spelled without it (ValueError).
        """

    @abstractmethod
    def query(self, dialect: Dialect) -> str:
        """A query expression over columns."""

    @abstractmethod
    def words(self, label: Labels, language: str) -> str:
        """What a person would say."""


def bracketed(node: Node, text: str, at_least: int) -> str:
    """``text``, the spelling of ``node``, in brackets if the node holds together more loosely than ``at_least``."""
    return text if node.binding >= at_least else f"({text})"


def known(value: float | None) -> float:
    """The value, where a derivative is asked for and there must be one."""
    if value is None:
        raise ValueError("an absent value has no derivative")
    return value


def softened(label: str, language: str) -> str:
    """A label inside an English phrase: ``Active customers`` → ``active customers``; ``NPS`` stays."""
    return label[:1].lower() + label[1:] if language == "en" and label[1:2].islower() else label
