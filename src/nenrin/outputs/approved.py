"""What the client's copy may say of causes: one that is not approved keeps its effect and loses its name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from nenrin.findings import Callout, Findings
from nenrin.report import Report
from nenrin.vocabulary import UNSAID, Fact, Label, Sentence
from nenrin.words import Words

_NEUTRAL = "common.unapproved"


def approved(report: Report) -> Report:
    """The report with a neutral label in place of every cause that is not approved, wherever it is named.

    Not a figure changes. The report itself where all causes are approved.
    """
    hidden = {cause.id: cause.label for cause in report.causes if not cause.approved}
    if not hidden:
        return report
    neutral = Label({"en": Words("en").text(_NEUTRAL), "ja": Words("ja").text(_NEUTRAL)})
    veil = _Veil(frozenset(str(label.root) for label in hidden.values()), neutral)
    causes = tuple(
        cause.model_copy(update={"label": neutral, "evidence": UNSAID, "author": UNSAID, "date": None})
        if cause.id in hidden else cause for cause in report.causes
    )
    return replace(
        report, causes=causes, findings=_findings(report.findings, veil),
        effects=tuple(
            replace(one, label=neutral, stopped=None if one.stopped is None else veil.sentence(one.stopped))
            if one.cause in hidden else one for one in report.effects
        ),
        standings=tuple(
            replace(one, label=neutral, notes=veil.all(one.notes)) if one.cause in hidden else one
            for one in report.standings
        ),
        explanations={
            kpi: replace(one, claims=tuple(
                replace(claim, label=neutral) if claim.cause in hidden else claim for claim in one.claims
            )) for kpi, one in report.explanations.items()
        },
    )


def _findings(found: Findings, veil: _Veil) -> Findings:
    return replace(
        found,
        verdicts={kpi: replace(one, reason=veil.sentence(one.reason)) for kpi, one in found.verdicts.items()},
        callouts=tuple(_callout(one, veil) for one in found.callouts),
    )


def _callout(one: Callout, veil: _Veil) -> Callout:
    return replace(
        one, headline=veil.sentence(one.headline), question=veil.sentence(one.question), basis=veil.all(one.basis),
        ruled_out=veil.all(one.ruled_out),
    )


class _Veil:
    """Exchanges labels inside sentences."""

    def __init__(self, hidden: Collection[str], neutral: Label) -> None:
        self._hidden, self._neutral = hidden, neutral

    def sentence(self, sentence: Sentence) -> Sentence:
        """The sentence with no hidden label among its facts."""
        return replace(sentence, facts={name: self._fact(fact) for name, fact in sentence.facts.items()})

    def all(self, sentences: Collection[Sentence]) -> tuple[Sentence, ...]:
        """Several of them."""
        return tuple(self.sentence(one) for one in sentences)

    def _fact(self, fact: Fact) -> Fact:
        if isinstance(fact, Label):
            return self._neutral if str(fact.root) in self._hidden else fact
        if isinstance(fact, Sentence):
            return self.sentence(fact)
        return tuple(self._fact(part) for part in fact) if isinstance(fact, tuple) else fact
