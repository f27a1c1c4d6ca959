"""Sentences: plan and facts in, language out; what is missing is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nenrin.vocabulary import Fact, Figure, Format, Label, Month, Sentence
from nenrin.words import catalogue, join, say

TEXTS = {
    "en": {
        "first": "{kpi} came to {value} in {month}",
        "size": "down by {change:size}, a change of {change}",
        "months": "{month:short}, {month:name}, {month:issue}",
        "nested": "{inner}; {list}",
        "cases": "{kpi:low}, {other:low}, {inner:cap}",
        "lists": "{list:cap}: {list:low}",
        "count": "{count:change/changes} in {rows} rows",
        "bare": "{low:bare} to {high}",
        "table": "{value:number}",
        "odd": "{kpi:size}",
        "odd_figure": "{value:loud}",
        "odd_count": "{count:loud}",
        "odd_month": "{month:long}",
    },
    "ja": {
        "first": "{month}の{kpi}は{value}",
        "nested": "{inner}。{list}",
        "months": "{month}、{month:issue}、{month:name}",
    },
}


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The real formats and the plans above."""
    real = catalogue.folder()
    for language, plans in TEXTS.items():
        section = tmp_path / "texts" / language
        section.mkdir(parents=True)
        (section / "format.toml").write_text(
            (real / "texts" / language / "format.toml").read_text(encoding="utf-8"), encoding="utf-8",
        )
        lines = [f'{key} = "{text}"' for key, text in plans.items()]
        (section / "plan.toml").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(catalogue, "folder", lambda: tmp_path)
    catalogue.texts.cache_clear()
    yield
    catalogue.texts.cache_clear()


FACTS: dict[str, Fact] = {
    "kpi": Label({"en": "Retained customers", "ja": "継続顧客数"}),
    "other": Label("PR spend"),
    "value": Figure(1_461_756.0, "level", Format(style="currency", scale="thousand"), "GBP"),
    "change": Figure(-21_600.0, "change", Format(style="currency", scale="thousand"), "GBP"),
    "low": Figure(300.0, "level", Format(unit=Label("customers"))),
    "high": Figure(344.0, "level", Format(unit=Label("customers"))),
    "month": Month(2011, 11),
    "list": (Label("a"), "b", Month(2011, 1)),
    "count": 1,
    "rows": 53_628,
}


def spoken(plan: str, language: str = "en", **more: Fact) -> str:
    return say(Sentence(f"plan.{plan}", {**FACTS, **more}), language)


def test_a_sentence_is_said_in_every_language() -> None:
    assert spoken("first") == "Retained customers came to £1.46m in November 2011"
    assert spoken("first", "ja") == "2011年11月の継続顧客数は1,462千ポンド"


def test_a_change_is_said_with_its_sign_or_as_a_size() -> None:
    assert spoken("size") == "down by £22k, a change of −£22k"


def test_months_are_spelled_as_their_place_in_the_text_asks() -> None:
    assert spoken("months") == "Nov 2011, November, November 2011"
    assert spoken("months", "ja") == "2011年11月、2011年11月度、11月"


def test_a_sentence_holds_sentences_and_lists() -> None:
    inner = Sentence("plan.first", FACTS)
    assert spoken("nested", inner=inner).endswith("in November 2011; a, b and January 2011")
    assert spoken("nested", "ja", inner=inner).endswith("1,462千ポンド。a、b、2011年1月")


def test_a_name_inside_a_sentence_loses_its_capital_unless_it_is_an_acronym() -> None:
    assert spoken("cases", inner="a b", other=Label("A plan")) == "retained customers, a plan, A b"
    assert spoken("cases", inner="nothing") == "retained customers, PR spend, Nothing"


def test_in_a_list_only_the_first_name_may_keep_its_capital() -> None:
    names = (Label("Orders"), Label("Items sold"), Label("PR spend"))
    assert spoken("lists", list=names) == "Orders, items sold and PR spend: orders, items sold and PR spend"


def test_a_whole_number_takes_the_fitting_noun_and_separates_thousands() -> None:
    assert spoken("count") == "1 change in 53,628 rows"
    assert spoken("count", count=2) == "2 changes in 53,628 rows"
    assert spoken("count", count=0) == "0 changes in 53,628 rows"


def test_a_range_names_its_unit_once() -> None:
    assert spoken("bare") == "300 to 344 customers"


def test_a_number_may_stand_as_in_a_table() -> None:
    assert spoken("table") == "1,462"


def test_a_missing_plan_is_named() -> None:
    with pytest.raises(KeyError, match=r"no text 'plan\.second' for language 'en'"):
        spoken("second")


def test_a_missing_fact_is_named_with_its_plan() -> None:
    with pytest.raises(KeyError, match=r"'plan\.nested' lacks the fact 'inner'"):
        spoken("nested")


@pytest.mark.parametrize("plan", ["odd", "odd_figure", "odd_count", "odd_month"])
def test_a_manner_that_a_fact_does_not_know_is_refused(plan: str) -> None:
    with pytest.raises(KeyError):
        spoken(plan)


@pytest.mark.parametrize(("items", "english", "japanese"), [
    ([], "", ""), (["a"], "a", "a"), (["a", "b"], "a and b", "a、b"), (["a", "b", "c"], "a, b and c", "a、b、c"),
])
def test_items_are_joined(items: list[str], english: str, japanese: str) -> None:
    assert (join(items, "en"), join(items, "ja")) == (english, japanese)
