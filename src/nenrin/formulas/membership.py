"""A value of a row looked for in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nenrin.formulas.listing import listed
from nenrin.formulas.node import Binding, Dialect, Labels, Node
from nenrin.formulas.row_only import Truth


@dataclass(frozen=True)
class Membership(Truth):
    """``country in ('UK', 'France')``, ``country not in (…)``; both false where the value is blank."""

    part: Node
    among: tuple[Node, ...]
    negated: bool = False
    binding: ClassVar[Binding] = Binding.COMPARISON

    @property
    def parts(self) -> tuple[Node, ...]:
        """The value and the list."""
        return self.part, *self.among

    def query(self, dialect: Dialect) -> str:
        """Never NULL."""
        among = ", ".join(part.query(dialect) for part in self.among)
        word = "NOT IN" if self.negated else "IN"
        return f"COALESCE({self.part.query(dialect)} {word} ({among}), {dialect.literal(value=False)})"

    def words(self, label: Labels, language: str) -> str:
        """``Country is “UK” or “France”``."""
        inside, many = self.part.words(label, language), len(self.among) > 1
        among = [part.words(label, language) for part in self.among]
        if language == "ja":
            ending = ("のいずれでもない" if many else "ではない") if self.negated else ("のいずれか" if many else "")
            return f"{inside}が{'・'.join(among)}{ending}"
        among_them = listed(among, language, "nor" if self.negated else "or")
        verb = ("is neither" if many else "is not") if self.negated else "is"
        return f"{inside} {verb} {among_them}"
