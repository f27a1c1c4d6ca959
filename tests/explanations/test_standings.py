"""How every entry of the register stands."""

from __future__ import annotations

import pytest

from entries import cause
from forest import FIRST, grow
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, Standing, standings
from nenrin.vocabulary import Month, Problems, Sentence

MONTH = FIRST + 3
TREE = grow({"root": [1000.0, 1100.0, 1000.0, 1000.0]})


def standing(entry: Cause, rebased: Month | None = None, restated: dict[str, list[Month]] | None = None) -> Standing:
    expected = {"root": {FIRST + step: Expectation(980.0, 1000.0, 1020.0) for step in range(4)}}
    expected["root"][MONTH] = Expectation(980.0, 1000.0, 1020.0, rebased=rebased)
    (found,) = standings(TREE, [entry], expected, MONTH, (), restated or {})
    return found


@pytest.mark.parametrize(("begins", "ends", "phase", "expired"), [
    (MONTH + 1, None, "ahead", None), (MONTH, MONTH, "in_force", None), (FIRST, None, "in_force", None),
    (FIRST, MONTH + -1, "expired", MONTH + -1),
])
def test_it_is_ahead_in_force_or_expired(begins: Month, ends: Month | None, phase: str, expired: Month | None) -> None:
    found = standing(cause(begins=begins, ends=ends))
    assert (found.phase, found.expired, found.told) == (phase, expired, Sentence(f"claim.phase.{phase}"))


def test_or_learnt_as_long_as_it_works() -> None:
    lasting = cause(begins=FIRST, size=[1, 2], lasting=True)
    assert standing(lasting, rebased=FIRST).phase == "learnt"
    assert standing(lasting).phase == "in_force"
    assert standing(cause(begins=FIRST, ends=FIRST + 2, size=[1, 2], lasting=True), rebased=FIRST).phase == "expired"


def test_it_keeps_its_scores_and_says_in_which_months_it_was_off() -> None:
    """A hundred claimed for two months; it came in the first."""
    found = standing(cause(begins=FIRST + 1, ends=FIRST + 2, size=[100, 100]))
    assert [(score.month, score.outcome) for score in found.scores] == [(FIRST + 1, "hit"), (FIRST + 2, "nothing")]
    assert found.notes == (Sentence("claim.missed", {"count": 1, "of": 2, "months": (FIRST + 2,)}),)


def test_it_is_open_again_where_a_figure_has_changed() -> None:
    found = standing(cause(begins=FIRST + 1, ends=FIRST + 1, size=[100, 100]), restated={"root": [FIRST + 1]})
    assert found.notes == (Sentence("claim.reopened", {"month": FIRST + 1}),)


def test_a_repeated_excuse_stands_among_its_notes() -> None:
    found = standing(cause(begins=FIRST + 1, ends=MONTH, size=["0.1%", "0.1%"]))
    assert Sentence("claim.repeated", {"months": 3}) in found.notes


def test_a_cause_of_an_unknown_kpi_is_a_problem() -> None:
    with pytest.raises(Problems, match="unknown KPI"):
        standing(cause("nobody", begins=FIRST, size=[1, 2]))
