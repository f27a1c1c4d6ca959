"""How an entry of the register stands: its phase, what its claims came to, what is to be asked about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from nenrin.explanations import Score, Standing
from nenrin.outputs.pages.context import Context
from nenrin.vocabulary import Sentence

_MOST = 3
"""Months whose scores are printed, the latest; the JSON holds all of them."""


def phase(context: Context, cause: str) -> Markup:
    """Ahead, in force, learnt or expired, in a word; nothing for a cause whose standing is not known."""
    found = next((one for one in context.report.standings if one.cause == cause), None)
    if found is None:
        return Markup("")
    told = context.write(found.told)
    if found.expired is None:
        return told
    return context.told("phase_expired", phase=found.told, month=Sentence("page.short_month", {"month": found.expired}))


def told(context: Context, cause: str) -> tuple[Markup, ...]:
    """A line for each month that was scored, and for whatever is to be asked."""
    for place, found in enumerate(context.report.standings):
        if found.cause == cause:
            notes = (context.owned(note, cause) for note in found.notes)
            return (*_scores(context, found, place), *notes)
    return ()


def _scores(context: Context, found: Standing, place: int) -> Iterator[Markup]:
    if found.kpi not in context.report.tree.kpis:
        return
    for at, score in list(enumerate(found.scores))[-_MOST:]:
        yield _score(context, score, f"standings.{place}.scores.{at}")


def _score(context: Context, score: Score, path: str) -> Markup:
    """What was claimed, what came, and how that is judged; what came outside the claim may still fit it."""
    low, high, observed = (
        replace(context.report.figure(score.kpi, value, "change"), id=f"{path}.{name}")
        for name, value in (("low", score.low), ("high", score.high), ("observed", score.observed))
    )
    key = "score_measured" if score.measured else "score"
    outside = not score.low <= score.observed <= score.high
    near = score.outcome == "hit" and score.clear and outside
    return context.told(
        key, path, month=score.month, low=low, high=high, observed=observed,
        outcome=Sentence("page.score_near") if near else score.told,
    )
