"""A sentence becomes language: its plan is looked up, its facts are spelled."""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Sequence
from typing import NamedTuple, cast

from nenrin.vocabulary import Activity, Fact, Figure, Label, Month, Sentence
from nenrin.words.amount import amount
from nenrin.words.calendar import Manner, spell_month
from nenrin.words.catalogue import text
from nenrin.words.run import Role, Run, cased
from nenrin.words.show import show

_PARSER = string.Formatter()
_NUMERAL = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


class _Tongue(NamedTuple):
    """How a sentence and those within it are spoken."""

    language: str
    activity: Activity


def say(sentence: Sentence, language: str, activity: Activity = "buys") -> str:
    """The sentence in ``language``, of customers who do ``activity``.

    KeyError naming the plan that is missing or the fact that it lacks.

    A placeholder may say how its fact is spelled. Figure: ``{gap:size}`` without its sign, ``{high:bare}`` without the
    noun of its unit (``344`` for ``344 customers``; money and % keep theirs), ``{gap:number}`` as in a table. Month:
    ``:short``, ``:name``, ``:issue``. Whole number: ``{count:change/changes}`` with the fitting noun. Anything:
    ``:low`` and ``:cap`` for the case of the first letter, in languages that have one; of a list all but the first
    item are lowered.
    """
    return "".join(run.text for run in tell(sentence, language, activity))


def tell(sentence: Sentence, language: str, activity: Activity = "buys") -> tuple[Run, ...]:
    """The sentence in pieces; joined they are what ``say`` says. The same errors."""
    written, tongue = list[Run](), _Tongue(language, activity)
    for literal, name, manner, _ in _parts(text(language, sentence.plan, activity)):
        if literal:
            written.append(Run(literal))
        if name is None:
            continue
        if name not in sentence.facts:
            raise KeyError(f"sentence {sentence.plan!r} lacks the fact {name!r}")
        written += _spell(sentence.facts[name], tongue, manner or "", f"{sentence.plan}.{name}")
    return tuple(written)


def join(items: Sequence[str], language: str) -> str:
    """``a, b and c``; ``a、b、c``; an empty text for nothing."""
    return "".join(run.text for run in join_runs([(Run(item),) for item in items], language))


def join_runs(items: Sequence[tuple[Run, ...]], language: str) -> tuple[Run, ...]:
    """The same of sentences in pieces."""
    found: list[Run] = []
    for place, item in enumerate(items):
        if place:
            found.append(Run(text(language, "format.list_last" if place == len(items) - 1 else "format.list_comma")))
        found += item
    return tuple(found)


@functools.cache
def _parts(written: str) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    """A text of the catalogue taken apart: literal, placeholder, its manner; each once, for most are said often."""
    return tuple(_PARSER.parse(written))


def _spell(fact: Fact, tongue: _Tongue, manner: str, origin: str) -> tuple[Run, ...]:
    if manner in ("low", "cap"):
        return _cased(fact, tongue, manner, origin)
    match fact:
        case Figure():
            run = Run(_figure(fact, tongue.language, manner), "figure", fact, origin=origin)
        case Month():
            run = Run(spell_month(fact, tongue.language, cast("Manner", manner)), "date", month=fact)
        case int():
            run = Run(_count(fact, manner), "figure", Figure(float(fact), "count"), origin=origin)
        case _ if manner:
            raise KeyError(f"no manner {manner!r} for a fact of type {type(fact).__name__}")
        case Sentence() | tuple():
            return _nested(fact, tongue, origin)
        case Label():
            run = Run(fact.text(tongue.language), "name")
        case _:
            run = _written(fact, origin)
    return (run,)


def _cased(fact: Fact, tongue: _Tongue, manner: str, origin: str) -> tuple[Run, ...]:
    """The fact with its first letter lowered or raised; of a list, all items but the first are lowered anyway."""
    if not isinstance(fact, tuple):
        return cased(_spell(fact, tongue, "", origin), manner)
    parts = [
        cased(_spell(part, tongue, "", f"{origin}.{place}"), "low" if place else manner)
        for place, part in enumerate(fact)
    ]
    return join_runs(parts, tongue.language)


def _nested(fact: Sentence | tuple[Fact, ...], tongue: _Tongue, origin: str) -> tuple[Run, ...]:
    """A sentence within a sentence, or several facts as a list."""
    if isinstance(fact, Sentence):
        return tell(fact, *tongue)
    parts = [_spell(part, tongue, "", f"{origin}.{place}") for place, part in enumerate(fact)]
    return join_runs(parts, tongue.language)


def _written(fact: str, origin: str) -> Run:
    """A text that is a number or a day counts as one."""
    if _NUMERAL.fullmatch(fact):
        return Run(fact, "figure", Figure(float(fact)), origin=origin)
    role: Role = "date" if _DAY.fullmatch(fact) else "name"
    return Run(fact, role)


def _figure(figure: Figure, language: str, manner: str) -> str:
    if manner == "number":
        return show(figure, language)
    if manner not in ("", "size", "bare"):
        raise KeyError(f"no manner {manner!r} for a figure")
    return amount(figure, language, signed=manner != "size", named=manner != "bare")


def _count(count: int, manner: str) -> str:
    """A whole number, thousands separated; ``one/other`` adds the noun that fits."""
    if not manner:
        return f"{count:,}"
    one, slash, other = manner.partition("/")
    if not slash:
        raise KeyError(f"no manner {manner!r} for a whole number")
    return f"{count:,} {one if count == 1 else other}"
