"""What the rules look at: the configuration, its register, its folder, and what had to be left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nenrin.effects import Control
from nenrin.explanations import Cause
from nenrin.findings import Answer
from nenrin.formulas import Condition, Formula
from nenrin.settings.document import Document, Trail
from nenrin.settings.pinpoint import pinpoint_word
from nenrin.settings.settings import Settings
from nenrin.tree import Kpi
from nenrin.vocabulary import Place, Problem, nearest


@dataclass(frozen=True)
class Subject:
    """``dropped``: parts of the file with problems of their own; they count as known, no more is said of them."""

    settings: Settings
    folder: Path
    document: Document
    causes: tuple[Cause, ...] = ()
    dropped: frozenset[Trail] = frozenset()
    answers: tuple[Answer, ...] = ()

    def names(self, group: str) -> tuple[str, ...]:
        """What stands under ``kpis``, ``sources`` or ``dimensions``, in the order of the file."""
        found = self.document.at((group,))
        return tuple(found) if isinstance(found, dict) else ()

    def knows(self, group: str, name: str) -> bool:
        """Whether a KPI, source or dimension is there; where the whole group is in doubt, any is taken to be."""
        return (group,) in self.dropped or name in self.names(group) or name in map(as_name, self.names(group))

    def differ(self, *sources: str) -> bool:
        """Whether these are different sources, all of them known: an unknown one is told by itself."""
        return len(set(sources)) > 1 and all(self.knows("sources", source) for source in sources)

    def doubtful(self, *trail: str) -> bool:
        """Whether a part was left out: by itself, or with what it stands in."""
        return any(trail[:end] in self.dropped for end in range(1, len(trail) + 1))

    def columns(self, source: str) -> tuple[str, ...] | None:
        """The columns that a source declares, those in doubt as well; None where it cannot be told which it has."""
        found = self.document.at(("sources", source, "columns"))
        return tuple(found) if isinstance(found, dict) else None

    def asked(self, source: str) -> tuple[str, ...] | None:
        """What a condition on a source may name: its columns and pairs."""
        columns, pairs = self.columns(source), self.document.at(("sources", source, "pairs"))
        return None if columns is None else (*columns, *(pairs if isinstance(pairs, dict) else ()))

    def formulas(self) -> Iterator[tuple[str, Kpi, str, Formula]]:
        """Every KPI's formula and split: the KPI's id, the KPI, the key, the formula.

        Where the file calls a KPI ``repeat-rate``, a formula with it would read as a difference: it is left out.
        """
        misnamed = [other for other in self.names("kpis") if "-" in other]
        for name, kpi in self.settings.kpis.items():
            for key, formula in (("formula", kpi.formula), ("split", kpi.split)):
                if formula is not None and not any(other in formula.text for other in misnamed):
                    yield name, kpi, key, formula

    def conditions(self) -> Iterator[tuple[str, Place, str, Condition]]:
        """Every expression over columns: the source, where it was written, the key, the expression."""
        for kpi in self.settings.kpis.values():
            measure = kpi.measure
            for key, found in (("of", measure.of), ("where", measure.where)) if measure is not None else ():
                if measure is not None and found is not None:
                    yield measure.source, measure.place(key), key, found
        customer = self.settings.customer
        if customer is not None:
            for key, found in (("active_when", customer.active_when), ("value", customer.value)):
                if found is not None:
                    yield customer.source, customer.place(key), key, found
        for control in self.controls():
            asked = ("where", control.where), ("outcome", control.outcome), ("of", control.of)
            for key, found in (*asked, ("per", control.per), ("pre", control.pre)):
                if control.source is not None and found is not None:
                    yield control.source, control.place(key), key, found

    def controls(self) -> Iterator[Control]:
        """The controls of the register's causes, in the order of the file."""
        yield from (cause.control for cause in self.causes if cause.control is not None)

    def word(self, place: Place, word: str) -> Place:
        """The very spot of a word in a formula."""
        return pinpoint_word(self.document, place, word)


def as_name(text: str) -> str:
    """The name that is meant by ``Repeat-Rate`` or ``repeat rate``; empty where none can be told."""
    name = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return name if text.isascii() and name[:1].isalpha() else ""


def unknown(place: Place, what: str, word: str, known: tuple[str, ...], where: str = "") -> Problem:
    """``unknown KPI 'revenu' in a formula; did you mean 'revenue'?``."""
    few = len(known) <= 12  # noqa: PLR2004 (as many as fit a line or two)
    right = nearest(word, known) or (f"known here: {', '.join(known)}" if known and few else f"add it to the {what}s")
    return Problem(place, f"unknown {what} {word!r}{where}", right)
