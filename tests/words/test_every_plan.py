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
SECTIONS = sorted({key.partition(".")[0] for key in PLANS})
KNOWN = {language: catalogue.texts(language) for language in LANGUAGES}
COUNTED = re.compile(
    r"\{\w+\} (?:file|row|change|KPI|customer|month|day|check|identitie|attribution|total|initiative|driver|cell)s\b",
)
SEVERAL = re.compile(
    r"_(other|many|some|above|below|all|none|mixed)$|\.(all|some|none|other|mixed)$|^sheet\.omitted\.|left_out$",
)
"""Plans that are chosen for more than one."""
OF_MANY = {
    "callout.basis_calendar",  # trading days are weighted: 23.4 of them
    "coverage.days_missing",  # of a month; likewise what is usual
    "customers.away_span",  # two months or more
    "effect.mismatch",  # the sizes of several groups
    "message.months_before",  # the month before has a plan of its own
    "sheet.segments.untold",  # the least number of customers that is told, which is no count
}
UNJAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龯][,:;!?()]|[,;!?()][ぁ-んァ-ヶ一-龯]|[０-９Ａ-Ｚａ-ｚ％〜]|[ｦ-ﾟ]")
BLANK = re.compile(r"[ぁ-んァ-ヶ一-龯] [ぁ-んァ-ヶ一-龯]")
POLITE = re.compile(r"(?:です|ます|でした|ました|ません|でしょうか)[。）]?")
PLAIN = re.compile(r"(?:である|した|する|ない|れる|いる)。")
PLACEHOLDER = re.compile(r"\{\w+(?::\w+)?\}")
UNITS_ELSEWHERE = {"page.claimed", "page.claimed_to", "page.notes_odds", "funnel.interval"}
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


def left_out(key: str, language: str) -> list[str]:
    """The facts that the plan does not say in full."""
    facts = {name: fact(place, spelled) for place, (name, spelled) in enumerate(sorted(manners(key).items()))}
    told = say(Sentence(key, facts), language)
    found = ["a placeholder unfilled"] if "{" in told else []
    for place, name in enumerate(sorted(facts)):
        one = facts[name]
        if isinstance(one, Figure):
            said = f"{1_000 + place:,}" in told
        elif isinstance(one, int):
            said = f"{2_000 + place:,}" in told
        else:
            said = not isinstance(one, Label) or one.text(language).lower() in told.lower()
        found += [] if said else [name]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_plan_says_all_its_facts(section: str, language: str) -> None:
    """Every plan is said, with facts of the kinds that it spells; all that leave one out are named together."""
    lacking = {key: left_out(key, language) for key in PLANS if key.startswith(f"{section}.")}
    assert lacking
    assert {key: facts for key, facts in lacking.items() if facts} == {}


def test_a_plan_that_drops_a_fact_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"en": {"sample.one": "{name} rose by {amount:size}"}, "ja": {"sample.one": "{name}が増えました"}}
    monkeypatch.setattr(catalogue, "texts", lambda language, _: {**KNOWN[language], **texts[language]})
    assert left_out("sample.one", "en") == []
    assert left_out("sample.one", "ja") == ["amount"]


def test_in_japanese_no_figure_is_said_without_its_counter() -> None:
    """3,813人となり, never 3,813となり: only the lower end of a range may leave it out."""
    plain = re.compile(r"\{\w+:(?:bare|number)\}")
    left = {key: IN_A_RANGE.sub("", catalogue.text("ja", key)) for key in PLANS if key not in UNITS_ELSEWHERE}
    assert {key: text for key, text in left.items() if plain.search(text)} == {}


def test_in_english_a_count_takes_the_noun_that_fits() -> None:
    """1 file, never 1 files: the plan says {files:file/files}, unless it is chosen for several only."""
    told = {key: found for key in PLANS if (found := COUNTED.findall(catalogue.text("en", key)))}
    assert {key: found for key, found in told.items() if not SEVERAL.search(key) and key not in OF_MANY} == {}


def test_japanese_is_spelled_in_one_manner() -> None:
    """Full-width punctuation, half-width digits, Latin and %, ～ between numbers, no blank inside a sentence."""
    found: dict[str, list[str]] = {}
    for key in PLANS:
        told = catalogue.text("ja", key)
        found[key] = UNJAPANESE.findall(PLACEHOLDER.sub("人", told)) + BLANK.findall(told)
    assert {key: marks for key, marks in found.items() if marks} == {}


def test_no_japanese_text_changes_its_manner_of_speech() -> None:
    """です・ます for the reader, である for tables: never both in one text."""
    told = {key: catalogue.text("ja", key) for key in PLANS}
    assert [key for key, text in told.items() if POLITE.search(text) and PLAIN.search(POLITE.sub("", text))] == []


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
