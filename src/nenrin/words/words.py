"""One language for templates, sheets and charts: everything that words can do, in one object."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from nenrin.findings import State
from nenrin.report import Report
from nenrin.vocabulary import Activity, Fact, Figure, Format, Kind, Label, Month, Sentence
from nenrin.words.amount import amount
from nenrin.words.calendar import Manner, spell_day, spell_month, spell_short_name
from nenrin.words.catalogue import texts
from nenrin.words.run import Run
from nenrin.words.say import join, say, tell
from nenrin.words.show import show, unit


@dataclass(frozen=True)
class Words:
    """Says, shows and spells in ``language``, of customers who do ``activity``.

    KeyError for what the catalogue does not hold.
    """

    language: str
    activity: Activity = "buys"

    @classmethod
    def of(cls, report: Report, language: str) -> Words:
        """The words for one report."""
        return cls(language, report.activity)

    def say(self, sentence: Sentence) -> str:
        """A sentence."""
        return say(sentence, self.language, self.activity)

    def tell(self, sentence: Sentence) -> tuple[Run, ...]:
        """A sentence in pieces."""
        return tell(sentence, self.language, self.activity)

    def text(self, key: str, **facts: Fact) -> str:
        """A text of the catalogue, its placeholders filled with ``facts``."""
        return say(Sentence(key, facts), self.language, self.activity)

    def knows(self, key: str) -> bool:
        """Whether the catalogue holds a text."""
        return key in texts(self.language)

    def verdict(self, report: Report, kpi: str) -> str:
        """The name of a KPI's verdict; against the target where the month has no plan for it."""
        state = report.verdict(kpi).state
        held = state in (State.ON_PLAN, State.BEHIND_PLAN) and report.compared[kpi].plan.value is None
        return self.text(f"state.{state.name.lower().replace('plan', 'target')}") if held else self.state(state)

    def show(self, figure: Figure) -> str:
        """A number for a table, without its unit."""
        return show(figure, self.language)

    def unit(self, format: Format, currency: str, kind: Kind = "level") -> str:  # noqa: A002 (the KPI's word for it)
        """The unit of a table's column."""
        return unit(format, currency, self.language, kind)

    def amount(self, figure: Figure, *, signed: bool = True) -> str:
        """A number for a sentence, with its unit."""
        return amount(figure, self.language, signed=signed)

    def label(self, label: Label) -> str:
        """A name."""
        return label.text(self.language)

    def state(self, state: State) -> str:
        """The name of a verdict's state."""
        return self.text(f"state.{state.name.lower()}")

    def month(self, month: Month, manner: Manner = "") -> str:
        """A month of a year, or (``name``) its name alone."""
        return spell_month(month, self.language, manner)

    def tick(self, month: Month) -> str:
        """A month's name for the axis of a chart."""
        return spell_short_name(month, self.language)

    def day(self, day: dt.date) -> str:
        """A date."""
        return spell_day(day, self.language)

    def join(self, items: Sequence[str]) -> str:
        """A list inside a sentence."""
        return join(items, self.language)
