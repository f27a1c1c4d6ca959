"""The sentence over the segment map: its numbers are the customers', its words follow their direction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nenrin.customers import Customers, Group, Stage
from nenrin.report.customers_message import customers_message, move_message, value_message
from nenrin.vocabulary import Format, Month, Sentence
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
        "1,234 customers bought in May, 184 more than a month earlier: 200 new, 900 retained, 134 reactivated",
        "5月の購入者は1,234人で前月より184人増え、内訳は新規200人、継続900人、復帰134人でした",
    ),
    (
        ((1, 2), (3, 4), (5, 6)),
        "9 customers bought in May, 3 fewer than a month earlier: 1 new, 3 retained, 5 reactivated",
        "5月の購入者は9人で前月より3人減り、内訳は新規1人、継続3人、復帰5人でした",
    ),
    (
        ((2, 3), (3, 2), (5, 5)),
        "10 customers bought in May, as many as a month earlier: 2 new, 3 retained, 5 reactivated",
        "5月の購入者は10人で前月と同数、内訳は新規2人、継続3人、復帰5人でした",
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
    ((120.0, 100.0), "purchases rose most among retained customers, by £20 to £120"),
    ((90.0, 100.0), "purchases fell most among retained customers, by £10 to £90"),
])
def test_whose_purchases_changed_most(values: tuple[float, float], english: str) -> None:
    sentence = value_message(looked((1, 1), (9, 7), values=values), Format(style="currency"), "GBP")
    assert sentence is not None
    assert say(sentence, "en") == f"Since the month before, {english}; they went from 7 to 9."


@pytest.mark.parametrize("values", [(None, 100.0), (100.0, 100.0)])
def test_level_or_untold_purchases_are_not_spoken_of(values: tuple[float | None, float | None]) -> None:
    assert value_message(looked((1, 1), (9, 9), values=values)) is None


def test_the_largest_move_is_told_but_not_who_stayed_or_joined() -> None:
    moves = {
        (None, Stage.NEW): 90, (Stage.RETAINED, Stage.RETAINED): 80, (Stage.RETAINED, Stage.RESTING): 41,
        (Stage.LOST, Stage.REACTIVATED): 7,
    }
    sentence = move_message(replace(looked(), migration=moves))
    assert sentence is not None
    assert say(sentence, "en") == "The largest move: 41 customers who were retained the month before are resting now."
    assert say(sentence, "ja") == "最も多かったのは「継続」から「休止」への移動で、41人でした。"
    assert move_message(looked()) is None
