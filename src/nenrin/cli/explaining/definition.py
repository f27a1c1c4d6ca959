"""What a KPI is: its definition and its place in the tree, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nenrin.cli.explaining.account import Account

if TYPE_CHECKING:
    from nenrin.words import Words


def definition(account: Account, words: Words) -> Iterator[str]:
    """What it is counted or computed from, what it splits into, and the way to it from the root."""
    from nenrin.words import spell_measure

    report, said = account.report, account.report.kpi(account.kpi)

    def label(name: str) -> str:
        return words.label(report.label(name))

    if said.measure is not None:
        told = spell_measure(said.measure, report.measures.names, words)
        yield words.text("explain.measure", label=account.label, measure=told)
    if said.formula is not None:
        yield words.text("explain.formula", label=account.label, formula=said.formula.words(label, words.language))
    if said.split is not None and said.split != said.formula:
        yield words.text("explain.split", formula=said.split.words(label, words.language))
    if said.note is not None:
        yield words.label(said.note)
    way = " › ".join(map(label, account.path))
    yield words.text("explain.path", path=way) if way else words.text("explain.aside")
