"""A sentence becomes language: its plan is looked up, its facts are spelled."""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import cast

from nenrin.vocabulary import Fact, Figure, Label, Month, Sentence
from nenrin.words.amount import amount
from nenrin.words.calendar import Manner, spell_month
from nenrin.words.catalogue import text
from nenrin.words.show import show

_PARSER = string.Formatter()


def say(sentence: Sentence, language: str) -> str:
    """The sentence in ``language``; KeyError naming the plan that is missing or the fact that it lacks.

    A placeholder may say how its fact is spelled. Figure: ``{gap:size}`` without its sign, ``{high:bare}`` without the
    noun of its unit (``344`` for ``344 customers``; money and % keep theirs), ``{gap:number}`` as in a table. Month:
    ``:short``, ``:name``, ``:issue``. Whole number: ``{count:change/changes}`` with the fitting noun. Anything:
    ``:low`` and ``:cap`` for the case of the first letter, in languages that have one.
    """
    written = []
    for literal, name, manner, _ in _PARSER.parse(text(language, sentence.plan)):
        written.append(literal)
        if name is None:
            continue
        if name not in sentence.facts:
            raise KeyError(f"sentence {sentence.plan!r} lacks the fact {name!r}")
        written.append(_spell(sentence.facts[name], language, manner or ""))
    return "".join(written)


def join(items: Sequence[str], language: str) -> str:
    """``a, b and c``; ``a、b、c``; an empty text for nothing."""
    if not items:
        return ""
    start = text(language, "format.list_comma").join(items[:-1])
    return start + text(language, "format.list_last") + items[-1] if start else items[-1]


def _spell(fact: Fact, language: str, manner: str) -> str:
    if manner in ("low", "cap"):
        return _cased(_spell(fact, language, ""), manner)
    match fact:
        case Figure():
            spelled = _figure(fact, language, manner)
        case Month():
            spelled = spell_month(fact, language, cast("Manner", manner))
        case int():
            spelled = _count(fact, manner)
        case _ if manner:
            raise KeyError(f"no manner {manner!r} for a fact of type {type(fact).__name__}")
        case Label():
            spelled = fact.text(language)
        case Sentence():
            spelled = say(fact, language)
        case tuple():
            spelled = join([_spell(part, language, "") for part in fact], language)
        case _:
            spelled = fact
    return spelled


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


def _cased(spelled: str, manner: str) -> str:
    """The first letter lowered, unless the word is an acronym (``NPS``), or raised."""
    first = spelled.split(" ", 1)[0]
    if manner == "cap":
        return spelled[:1].upper() + spelled[1:]
    return spelled if len(first) > 1 and first.upper() == first else spelled[:1].lower() + spelled[1:]
