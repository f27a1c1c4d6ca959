"""The sentence over the segment map: its numbers are the customers', its words follow their direction."""

from __future__ import annotations

import pytest

from nenrin.customers import Customers, Group, Stage
from nenrin.report.customers_message import customers_message, value_message
from nenrin.vocabulary import Month, Sentence
from nenrin.words import say

MAY = Month(2026, 5)


def looked(*sizes: tuple[int, int], values: tuple[float | None, float | None] = (None, None)) -> Customers:
    """Customers whose stages have these sizes now and before; the retained ones bought for ``values``."""
    groups = tuple(
        Group(stage, now, before, *(values if stage is Stage.RETAINED else (None, None)))
        for stage, (now, before) in zip(Stage, [*sizes, *[(0, 0)] * (6 - len(sizes))], strict=True)
    )
    return Customers(MAY, groups)


@pytest.mark.parametrize(("sizes", "english", "japanese"), [
    (
        ((200, 150), (900, 800), (134, 100)),
        "1,234 customers bought in May, 184 more than the month before: 200 new, 900 who stayed and 134 who came back",
        "購入者は1,234人で前月より184人増え、内訳は新規200人、継続900人、復活134人でした",
    ),
    (
        ((1, 2), (3, 4), (5, 6)),
        "9 customers bought in May, 3 fewer than the month before: 1 new, 3 who stayed and 5 who came back",
        "購入者は9人で前月より3人減り、内訳は新規1人、継続3人、復活5人でした",
    ),
    (
        ((2, 3), (3, 2), (5, 5)),
        "10 customers bought in May, as many as the month before: 2 new, 3 who stayed and 5 who came back",
        "購入者は10人で前月と同数、内訳は新規2人、継続3人、復活5人でした",
    ),
])
def test_how_many_bought_and_who_they_were(
    sizes: tuple[tuple[int, int], ...], english: str, japanese: str,
) -> None:
    sentence = customers_message(looked(*sizes))
    assert say(sentence, "en") == english
    assert say(sentence, "ja") == japanese


def test_where_nothing_can_be_said_the_reason_is() -> None:
    reason = Sentence("customers.nobody", {"month": MAY})
    assert customers_message(Customers(MAY, reason=reason)) is reason
    assert say(customers_message(None), "en") == "The configuration does not say when a customer is active."


@pytest.mark.parametrize(("values", "english"), [
    ((120.0, 100.0), "Against the month before, purchases rose most among retained customers."),
    ((90.0, 100.0), "Against the month before, purchases fell most among retained customers."),
])
def test_whose_purchases_changed_most(values: tuple[float, float], english: str) -> None:
    sentence = value_message(looked((1, 1), (9, 9), values=values))
    assert sentence is not None
    assert say(sentence, "en") == english


@pytest.mark.parametrize("values", [(None, 100.0), (100.0, 100.0)])
def test_level_or_untold_purchases_are_not_spoken_of(values: tuple[float | None, float | None]) -> None:
    assert value_message(looked((1, 1), (9, 9), values=values)) is None
