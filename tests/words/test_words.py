"""One object per language for templates, sheets and charts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nenrin.findings import State
from nenrin.vocabulary import Figure, Format, Label, Sentence
from nenrin.words import Words
from sample_report import sample_report


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_name(state: State, language: str) -> None:
    assert Words(language).state(state)


def test_states_have_different_names() -> None:
    for language in ("en", "ja"):
        names = [Words(language).state(state) for state in State]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(("language", "planned", "aimed"), [
    ("en", "Behind plan", "Behind target"), ("ja", "計画未達", "目標未達"),
])
def test_a_kpi_without_a_plan_is_behind_its_target(language: str, planned: str, aimed: str) -> None:
    """New customers are behind a plan of 46; without it they are held against the target of 50."""
    report = sample_report()
    assert Words(language).verdict(report, "new_customers") == planned
    compared = report.compared["new_customers"]
    alone = replace(report, compared={
        **report.compared, "new_customers": replace(compared, plan=replace(compared.plan, value=None)),
    })
    assert Words(language).verdict(alone, "new_customers") == aimed
    assert Words(language).verdict(alone, "retained_customers") == Words(language).verdict(report, "retained_customers")


def test_everything_is_said_in_the_one_language() -> None:
    words = Words("ja")
    figure = Figure(-21_600.0, "change", Format(style="currency", scale="thousand"), "GBP")
    assert (words.show(figure), words.unit(figure.format, "GBP")) == ("△22", "千ポンド")
    assert words.amount(figure) == "△22千ポンド"
    assert words.amount(figure, signed=False) == "22千ポンド"
    assert words.text("report.checks_of", passed=40, count=42) == "42件中40件合格"
    assert words.say(Sentence("common.plain", {"text": Label({"en": "yes", "ja": "はい"})})) == "はい"
    assert words.label(Label({"en": "Revenue", "ja": "売上高"})) == "売上高"
    assert words.join(["海外", "国内"]) == "海外、国内"
