"""Law of the plans: each says every fact in both languages, and in Japanese no count stands without its counter."""

from __future__ import annotations

import re
import string

import pytest

from nenrin.vocabulary import Fact, Figure, Format, Label, Month, Sentence
from nenrin.words import catalogue, say

LANGUAGES = ("en", "ja")
PEOPLE = Format(unit=Label({"en": "customers", "ja": "人"}))
FIGURES, MONTHS = ("size", "bare", "number"), ("short", "name", "issue")
PLANS = sorted(key for key in catalogue.texts("en") if not key.startswith("format."))
IN_A_RANGE = re.compile(r"\{\w+:(?:bare|number)\}(?:～|から)\{\w+(:number)?\}")
"""The lower end of a range leaves its counter to the upper one."""
UNITS_ELSEWHERE = {"page.claimed", "page.notes_odds", "funnel.interval"}
"""Plans of one number: its unit stands beside it, or it has none."""


def manners(key: str) -> dict[str, set[str]]:
    """How each fact is spelled, in any language."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for _, name, manner, _ in string.Formatter().parse(catalogue.text(language, key)):
            if name is not None:
                found.setdefault(name, set()).add(manner or "")
    return found


def fact(place: int, spelled: set[str]) -> Fact:
    """Something of the kind that the plan spells; every number another."""
    if any("/" in manner for manner in spelled):
        return 2_000 + place
    if spelled & set(FIGURES):
        return Figure(-(1_000.0 + place), "change", PEOPLE)
    if spelled & set(MONTHS):
        return Month(2026, 3)
    return Label({"en": f"Word{place}", "ja": f"語{place}"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", PLANS)
def test_every_plan_says_all_its_facts(key: str, language: str) -> None:
    facts = {name: fact(place, spelled) for place, (name, spelled) in enumerate(sorted(manners(key).items()))}
    told = say(Sentence(key, facts), language)
    for place, name in enumerate(sorted(facts)):
        one = facts[name]
        if isinstance(one, Figure):
            assert f"{1_000 + place:,}" in told, name
        elif isinstance(one, int):
            assert f"{2_000 + place:,}" in told, name
        elif isinstance(one, Label):
            assert one.text(language).lower() in told.lower(), name
    assert "{" not in told


@pytest.mark.parametrize("key", [key for key in PLANS if key not in UNITS_ELSEWHERE])
def test_in_japanese_no_figure_is_said_without_its_counter(key: str) -> None:
    """3,813人となり, never 3,813となり: only the lower end of a range may leave it out."""
    left = IN_A_RANGE.sub("", catalogue.text("ja", key))
    assert not re.search(r"\{\w+:(?:bare|number)\}", left)


@pytest.mark.parametrize(("key", "english", "japanese"), [
    ("callout.headline_unexplained_down",
     "Members came to 3,813: 415 customers less than expected, and no cause is known.",
     "会員は3,813人となり、想定を415人下回りました。要因は分かっていません。"),
    ("message.point.own",
     "3,813 customers against an expected 3,985 to 4,471; the unexplained part is −415 customers.",
     "実績3,813人に対し、想定範囲は3,985～4,471人です。未説明分は△415人です。"),
    ("verdict.stable", "3,813 customers, inside the expected range of 3,985 to 4,471 customers.",
     "実績3,813人は想定範囲（3,985～4,471人）に収まる。"),
])
def test_a_count_of_customers_reads_as_one(key: str, english: str, japanese: str) -> None:
    facts: dict[str, Fact] = {
        "kpi": Label({"en": "Members", "ja": "会員"}), "actual": Figure(3_813.0, format=PEOPLE),
        "low": Figure(3_985.0, format=PEOPLE), "high": Figure(4_471.0, format=PEOPLE),
        "unexplained": Figure(-415.0, "change", PEOPLE), "effect": Figure(-415.0, "change", PEOPLE),
    }
    assert (say(Sentence(key, facts), "en"), say(Sentence(key, facts), "ja")) == (english, japanese)
