"""Sentences and figures become language: the only room that speaks English or Japanese."""

from nenrin.words.amount import amount
from nenrin.words.calendar import spell_day, spell_month
from nenrin.words.catalogue import folder
from nenrin.words.measured import spell_measure
from nenrin.words.run import Run
from nenrin.words.say import join, say, tell
from nenrin.words.show import show, unit
from nenrin.words.words import Words

__all__ = [
    "Run", "Words", "amount", "folder", "join", "say", "show", "spell_day", "spell_measure", "spell_month", "tell",
    "unit",
]
