"""How the register's entries stand, as JSON."""

from __future__ import annotations

from nenrin.explanations import Score, Standing
from nenrin.outputs.figures_kpi import Json, number
from nenrin.words import say


def standing_figures(one: Standing, language: str) -> Json:
    """One entry: its phase, its scores, what is to be asked about it."""
    return {
        "cause": one.cause, "kpi": one.kpi, "phase": one.phase,
        "expired": None if one.expired is None else str(one.expired),
        "scores": [_score(score) for score in one.scores],
        "notes": [say(note, language) for note in one.notes],
    }


def _score(score: Score) -> Json:
    return {
        "month": str(score.month), "low": number(score.low), "high": number(score.high),
        "observed": number(score.observed), "outcome": score.outcome, "clear": score.clear,
        "measured": score.measured, "reopened": score.reopened,
    }
