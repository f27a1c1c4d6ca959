"""The notation of every chart: colours by meaning, sizes in points."""

from __future__ import annotations

from nenrin.findings import State

INK = "#1b1f24"
MUTE = "#59626c"
RULE = "#c6cbd1"
ACTUAL = "#3b4148"
PRIOR = "#8b939b"
PAPER = "#ffffff"
BAND = "#e4e8ec"
GOOD = "#0b7a53"
BAD = "#b3261e"
WARN = "#a55f00"
STILL = "#9aa1a9"

SIZE = 6.6
SMALL = 6.0
VALUE = 7.6
LINE = 0.5


STATES: dict[State, str] = {
    State.ON_PLAN: GOOD,
    State.BEHIND_PLAN: BAD,
    State.STABLE: STILL,
    State.EXPLAINED: ACTUAL,
    State.PARTLY_EXPLAINED: WARN,
    State.UNEXPLAINED: WARN,
    State.FAILED_TO_MOVE: WARN,
    State.MASKED: WARN,
    State.NOT_JUDGED: RULE,
}
"""The colour of a verdict: amber wherever something is not known."""


def by_effect(favourable: bool | None) -> str:  # noqa: FBT001 (a fact about the figure, not a switch)
    """Green helps the goal, red harms it, whatever the sign; grey where neither can be said."""
    return MUTE if favourable is None else GOOD if favourable else BAD
