"""What customers do is said in one word for it throughout: those who visit are never said to buy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from nenrin.vocabulary import Activity, Label, Month, Sentence
from nenrin.words import Words, catalogue, say

LANGUAGES = ("en", "ja")
ACTIVITIES: tuple[Activity, ...] = get_args(Activity)
EACH = [(language, activity) for language in LANGUAGES for activity in ACTIVITIES]
STEMS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "buys": r"bought|buyer|purchas", "subscribes": r"subscri|contract", "visits": r"visit",
        "uses": r"used the service|\buses?\b|\busers?\b",
    },
    "ja": {"buys": r"購入|購買|買", "subscribes": r"契約", "visits": r"来店", "uses": r"利用(?!額)"},
}
"""By what each is known. 利用額 is also what those who visit have paid."""


def words(language: str) -> dict[str, dict[str, str]]:
    """Every activity's words, as the catalogue has them."""
    file = catalogue.folder() / "texts" / language / "activity.toml"
    found: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def texts(language: str, activity: Activity) -> dict[str, str]:
    """Every text but the words themselves."""
    found = catalogue.texts(language, activity)
    return {key: text for key, text in found.items() if not key.startswith("activity.")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_activity_has_every_word(language: str) -> None:
    known = words(language)
    assert set(known) == set(ACTIVITIES)
    assert len({frozenset(one) for one in known.values()}) == 1
    assert all(word.strip() for one in known.values() for word in one.values())


def test_every_word_is_taken_by_a_text() -> None:
    files = [file for language in LANGUAGES for file in (catalogue.folder() / "texts" / language).glob("*.toml")]
    taken = {word for file in files for word in re.findall(r"\{activity\.(\w+)", file.read_text(encoding="utf-8"))}
    assert set(words("en")["buys"]) == taken


@pytest.mark.parametrize(("language", "activity"), EACH)
def test_no_text_says_what_other_customers_do(language: str, activity: Activity) -> None:
    others = [stem for one, stem in STEMS[language].items() if one != activity]
    strange = re.compile("|".join(others), re.IGNORECASE)
    assert {key: text for key, text in texts(language, activity).items() if strange.search(text)} == {}
    own = re.compile(STEMS[language][activity], re.IGNORECASE)
    assert sum(bool(own.search(text)) for text in texts(language, activity).values()) > 15


@pytest.mark.parametrize(("language", "activity"), EACH)
def test_the_texts_that_take_a_word_say_none_of_another_activity(language: str, activity: Activity) -> None:
    """Orders and products too, which are other words elsewhere."""
    own = set(words(language)[activity].values())
    foreign = {
        word for one in words(language).values() for word in one.values() if not any(word in mine for mine in own)
    }
    assert len(foreign) > 10
    edge = r"\b" if language == "en" else ""
    strange = re.compile("|".join(f"{edge}{re.escape(word)}{edge}" for word in foreign), re.IGNORECASE)
    plain = texts(language, "subscribes" if activity == "buys" else "buys")
    takes = {key: text for key, text in texts(language, activity).items() if text != plain[key]}
    assert {key: text for key, text in takes.items() if strange.search(text)} == {}


@pytest.mark.parametrize(("language", "activity"), EACH)
def test_a_text_is_the_same_for_all_but_for_the_words_it_takes(language: str, activity: Activity) -> None:
    files = sorted((catalogue.folder() / "texts" / language).glob("*.toml"))
    written = {key: text for file in files for key, text in catalogue.read(file)}
    takes = {key for key, text in written.items() if "{activity." in text}
    assert len(takes) > 30
    assert all(text == written[key] for key, text in texts(language, activity).items() if key not in takes)


@pytest.mark.parametrize(("activity", "english", "japanese"), [
    ("buys", "had last bought longer ago", "前回の購入がそれより前"),
    ("subscribes", "had last held a subscription longer ago", "前回の契約がそれより前"),
    ("visits", "had last visited longer ago", "前回の来店がそれより前"),
    ("uses", "had last used the service longer ago", "前回の利用がそれより前"),
])
def test_a_sentence_within_a_sentence_speaks_likewise(activity: Activity, english: str, japanese: str) -> None:
    """Within a list, too."""
    inner = Sentence("customers.source_stages", {"gap": 2})
    outer = Sentence("explain.not_judged", {"reason": (inner, Label("x"))})
    assert english in say(outer, "en", activity)
    assert japanese in say(outer, "ja", activity)
    assert english in Words("en", activity).say(outer)


def test_a_capital_is_raised_where_the_text_asks_for_one() -> None:
    assert Words("en", "visits").text("customers.axis_often").startswith("Visits in the last twelve months")
    assert Words("en", "subscribes").text("customers.axis_away") == "Last subscribed"


@pytest.mark.parametrize(("activity", "japanese"), [
    ("buys", "2026年5月に購入した顧客がいない。"), ("subscribes", "2026年5月に契約していた顧客がいない。"),
    ("visits", "2026年5月に来店した顧客がいない。"), ("uses", "2026年5月に利用した顧客がいない。"),
])
def test_each_japanese_clause_is_inflected(activity: Activity, japanese: str) -> None:
    assert Words("ja", activity).text("customers.nobody", month=Month(2026, 5)) == japanese


def test_a_word_that_nobody_wrote_down_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "texts" / "xx").mkdir(parents=True)
    file = tmp_path / "texts" / "xx" / "sample.toml"
    file.write_text('one = "they {activity.sang}"\n', encoding="utf-8")
    monkeypatch.setattr(catalogue, "folder", lambda: tmp_path)
    with pytest.raises(KeyError, match=r"activity\.buys\.sang"):
        catalogue.texts("xx")
