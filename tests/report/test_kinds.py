"""A call-out that is no single month's jump says so in the headline: a new level, a masked effect, a failed one."""

from __future__ import annotations

import pytest

from enriched import marked
from nenrin.report.conclusion import conclusion
from nenrin.report.messages import unexplained_message
from nenrin.report.points import key_points
from sample_months import both

HEADLINES = {
    "month": (
        "One change needs an answer: retained customers, worth −£22.5k",
        "回答が必要な変動は、継続顧客数（△22.5千ポンド相当）のみです",
    ),
    "shift": (
        "One change needs an answer: a new level in retained customers, worth −£22.5k",
        "回答が必要な変動は、継続顧客数の水準の変化（△22.5千ポンド相当）のみです",
    ),
    "masked": (
        "One change needs an answer: something unknown, worth −£22.5k, hides a known effect in retained customers",
        "回答が必要な変動は、継続顧客数で既知の要因の効果を打ち消す動き（△22.5千ポンド相当）のみです",
    ),
    "offset": (
        "One change needs an answer: movements worth £18.0k cancel each other out in retained customers",
        "回答が必要な変動は、継続顧客数の中で打ち消し合う動き（18.0千ポンド相当）のみです",
    ),
    "failed": (
        "One change needs an answer: retained customers did not move as claimed, a difference worth −£22.5k",
        "回答が必要な変動は、継続顧客数に見込んだ効果が表れていない点（△22.5千ポンド相当）のみです",
    ),
}
LEADS = {
    "month": "The change in retained customers has no known cause.",
    "shift": "A new level in retained customers still has no known cause.",
    "masked": "Something unknown hides a known effect in retained customers.",
    "offset": "Movements without a known cause cancel each other out in retained customers.",
    "failed": "Retained customers did not move as a known cause claimed.",
}


@pytest.mark.parametrize("kind", HEADLINES)
def test_every_kind_has_its_own_headline(kind: str) -> None:
    """51 customers fewer than expected at £441 each."""
    assert both(unexplained_message(marked(kind))) == HEADLINES[kind]


@pytest.mark.parametrize("kind", LEADS)
def test_every_kind_has_its_own_point_on_the_cover(kind: str) -> None:
    assert both(key_points(marked(kind))[0].lead)[0] == LEADS[kind]


OPEN = {
    "month": "a change worth −£22.5k there is unexplained.",
    "masked": "a known effect in retained customers is hidden by something unknown worth −£22.5k.",
    "offset": "offsetting moves worth £18.0k in retained customers are unexplained.",
    "failed": "a claimed effect worth £22.5k in retained customers has not shown.",
}


@pytest.mark.parametrize("kind", OPEN)
def test_every_kind_says_in_the_conclusion_what_is_open(kind: str) -> None:
    """An effect that did not show is no change without an explanation."""
    assert both(conclusion(marked(kind)))[0].endswith(OPEN[kind])


def test_the_point_on_a_missing_effect_says_what_is_missing() -> None:
    assert "what is missing is worth £22.5k in revenue" in both(key_points(marked("failed"))[0].detail)[0]
