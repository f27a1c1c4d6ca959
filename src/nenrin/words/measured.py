"""What is counted from rows, as people say it: ``the sum of Order value in Orders, where Outcome = “returned”``."""

from __future__ import annotations

from nenrin.formulas import Condition
from nenrin.measures import Measure, Names
from nenrin.words.words import Words

_QUOTED = {"en": "“{}”", "ja": "「{}」"}
"""How a condition in words quotes a value."""


def spell_measure(measure: Measure, names: Names, words: Words) -> str:
    """The aggregate, then whose rows of the customers, then the condition; columns and values by their labels."""
    source = names.source(measure.source)
    of = spell_condition(measure.of, names, measure.source, words.language) if measure.of else ""
    told = words.text(f"explain.agg_{measure.agg}", of=of, source=source)
    if measure.customers:
        told = words.text(f"explain.customers_{measure.customers}", measure=told)
    if measure.where is None:
        return told
    condition = spell_condition(measure.where, names, measure.source, words.language)
    return words.text("explain.where", measure=told, condition=condition)


def spell_condition(condition: Condition, names: Names, source: str, language: str) -> str:
    """A condition over a source's columns; a quoted value that has a label is quoted by it."""
    told = condition.words(lambda name: names.column(source, name).text(language), language)
    known, quoted = names.sources.get(source), _QUOTED[language]
    for column in condition.columns if known is not None else ():
        spec = known.columns.get(column) if known is not None else None
        for value in spec.labels if spec is not None else ():
            label = names.value(source, column, value).text(language)
            told = told.replace(quoted.format(value), quoted.format(label))
    return told
