"""A formula of the configuration: its text as written and the nodes it was parsed into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from nenrin.formulas.chain import chain
from nenrin.formulas.node import Cell, Dialect, Gradient, Labels, Node, Reference, Values
from nenrin.formulas.parse import parse, parse_condition


@dataclass(frozen=True)
class Formula:
    """Infix arithmetic over KPI names; equal formulas have equal text."""

    text: str
    node: Node

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse ``text``; FormulaError (a ValueError) with the column and what would be right."""
        return cls(text.strip(), cls._read(text))

    @classmethod
    def _read(cls, text: str) -> Node:
        return parse(text)

    def references(self) -> tuple[Reference, ...]:
        """Every (name, months back) it reads, in order of appearance, each once."""
        return tuple(dict.fromkeys(self.node.references()))

    def chain(self) -> tuple[tuple[str, Reference], ...] | None:
        """Its parts with the sign before each (``+ − × ÷``, empty for the first); None where it is no plain chain."""
        return chain(self.node)

    def evaluate(self, values: Values) -> float | None:
        """Its value; None where a part is absent. DivisionByZero (a ZeroDivisionError) where a divisor is 0."""
        return self.node.evaluate(values)

    def derive(self, values: Values) -> Gradient:
        """The partial derivative by every reference at ``values`` (reverse mode)."""
        gradient: Gradient = {}
        self.node.derive(values, 1.0, gradient)
        return gradient

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """Itself as a spreadsheet formula, without the leading ``=``; ``cell(name, back)`` gives addresses.

        It is an error value where a part is absent, if absent cells hold the empty text. ``ytd`` also needs
        ``months_into_year`` (0 in the first month of the fiscal year) and raises ValueError without it.
        """
        return self.node.excel(cell, months_into_year)

    def words(self, label: Labels, language: str) -> str:
        """Itself as people say it: ``Revenue ÷ Orders``."""
        return self.node.words(label, language)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401 (pydantic's own signature)
        """Accept a formula or its text in a configuration."""

        def read(value: object) -> Formula:
            return value if isinstance(value, cls) else cls.parse(str(value))

        return core_schema.no_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe it to editors as text."""
        return {"type": "string", "maxLength": 500}

    def __str__(self) -> str:
        return self.text


class Condition(Formula):
    """A formula over the columns of a source: what ``where``, ``of`` and ``active_when`` say."""

    @classmethod
    def _read(cls, text: str) -> Node:
        return parse_condition(text)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it reads, in order of appearance, each once."""
        return tuple(name for name, _ in self.references())

    def query(self, dialect: Dialect) -> str:
        """Itself as a query expression; a condition is true or false on every row, never NULL."""
        return self.node.query(dialect)
