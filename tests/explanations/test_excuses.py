"""The same explanation for three months running is asked about, unless it is said to last."""

from __future__ import annotations

from entries import cause
from forest import FIRST, grow
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, explain
from nenrin.explanations.excuses import repeated
from nenrin.vocabulary import Month, Sentence

JUNE = FIRST + 17
BAND = Expectation(90.0, 100.0, 110.0)
JUDGED: dict[str, dict[Month, Expectation]] = {"root": {JUNE + -back: BAND for back in range(13)}}


def monthly_excuse(months: int) -> list[Cause]:
    """One entry a month, of one name, the last for June."""
    return [
        cause(begins=JUNE + -back, ends=JUNE + -back, id=f"rain-{back}", label="Rain", size=[5, 6])
        for back in range(months)
    ]


def asked(causes: list[Cause], month: Month = JUNE) -> dict[str, tuple[Sentence, ...]]:
    return repeated(causes, JUDGED, month)


def test_one_entry_over_three_months_is_asked_about_in_the_third() -> None:
    entry = cause(begins=JUNE + -2, ends=JUNE, size=[5, 6])
    assert asked([entry]) == {"mail": (Sentence("claim.repeated", {"months": 3}),)}
    assert asked([entry], JUNE + -1) == {}


def test_so_are_three_entries_of_one_name() -> None:
    assert list(asked(monthly_excuse(4))) == ["rain-0"]
    assert asked(monthly_excuse(4))["rain-0"] == (Sentence("claim.repeated", {"months": 4}),)
    assert asked(monthly_excuse(2)) == {}


def test_another_kind_or_another_kpi_is_another_explanation() -> None:
    first, second, third = monthly_excuse(3)
    other = second.model_copy(update={"kind": "market"})
    assert asked([first, other, third]) == {}
    assert asked([first, second.model_copy(update={"kpi": "side"}), third]) == {}


def test_what_lasts_or_explains_nothing_is_no_excuse() -> None:
    assert asked([cause(begins=JUNE + -5, size=[5, 6])]) == {}
    assert asked([cause(begins=JUNE + -5, ends=JUNE + 5, size=[5, 6], lasting=True)]) == {}
    assert asked([cause(begins=JUNE + -5, ends=JUNE)]) == {}


def test_a_month_that_was_not_judged_breaks_the_run() -> None:
    judged = {"root": {**JUDGED["root"], JUNE + -1: Expectation()}}
    assert repeated([cause(begins=JUNE + -5, ends=JUNE, size=[5, 6])], judged, JUNE) == {}


def test_the_claim_carries_the_question() -> None:
    tree = grow({"root": [100.0] * 18})
    found = explain(tree, [cause(begins=JUNE + -2, ends=JUNE, size=[5, 6])], JUDGED, JUNE)["root"].claims[0]
    assert found.notes == (Sentence("claim.repeated", {"months": 3}),)
