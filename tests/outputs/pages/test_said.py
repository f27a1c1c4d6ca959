"""What a call-out's card says of the month, and what is said of a source: each reader is told why and from where."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from enriched import enriched
from nenrin.findings.finding import Kind
from nenrin.outputs.pages.callout_card import callout_card
from nenrin.outputs.pages.callouts import callouts
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.quality import quality
from nenrin.report import Report
from nenrin.sources import Update
from nenrin.vocabulary import Label, Month, Sentence
from nenrin.words import Words
from sample_report import sample_report


def context(report: Report, language: str = "en") -> Context:
    return Context(report, Words(language), "html", drawn=False)


def bare(text: object) -> str:
    return re.sub("<[^>]+>", "", str(text))


def card(kind: Kind, actual: float, language: str = "en") -> str:
    """What the sample's card says, had retained customers come to ``actual`` (expected: 300 to 344)."""
    report = sample_report()
    callout = report.findings.callouts[0]
    since = Sentence(callout.headline.plan, {**callout.headline.facts, "since": Month(2011, 9)})
    series = {**report.tree.series, callout.kpi: {**report.tree.series[callout.kpi], report.month: actual}}
    changed = replace(report, tree=replace(report.tree, series=series))
    return bare(callout_card(context(changed, language), replace(callout, kind=kind, headline=since)).say)


def test_a_month_outside_its_range_says_how_far_and_what_was_expected_of_the_change() -> None:
    """Two numbers beside each other: a change of −55 of which −4 "was expected" would be no part of it."""
    assert card("month", 271.0) == (
        "271 customers against an expected 300 to 344. Change since last month: −55 customers; expected: −4 customers."
    )


@pytest.mark.parametrize(("language", "why"), [
    ("en", ("320 customers, for this month inside the expected 300 to 344; it is called out because the months since "
           "September 2011, taken together, lie too far to one side to be chance. ")),
    ("ja", ("当月の実績320人は想定範囲（300～344人）に収まりますが、2011年9月以降を通して見ると、"
           "偶然とは考えにくい偏りがあるため挙げています。")),
])
def test_a_new_level_inside_the_range_of_the_month_says_why_it_is_called_out(language: str, why: str) -> None:
    assert card("shift", 320.0, language).startswith(why)


def test_what_cancels_out_is_said_to_lie_inside() -> None:
    assert card("offset", 344.0).startswith("344 customers, inside the expected 300 to 344. ")
    assert card("offset", 345.0).startswith("345 customers against an expected 300 to 344. ")


def updated(report: Report, update: Update, language: str) -> list[str]:
    source = report.sources["orders"].model_copy(update={"update": update})
    changed = replace(report, sources={**report.sources, "orders": source})
    return [bare(line.update) for line in quality(context(changed, language)).lines]


def test_how_and_how_often_a_source_is_updated_stands_with_the_sum_of_its_files() -> None:
    monthly = Label({"en": "monthly", "ja": "毎月"})
    update = Update(method=Label({"en": "export of shop 2", "ja": "店舗2から出力"}), frequency=monthly)
    assert updated(sample_report(), update, "en")[0] == "Updated: monthly – export of shop 2"
    assert updated(sample_report(), update, "ja")[0] == "更新：毎月 – 店舗2から出力"
    assert updated(sample_report(), Update(frequency=monthly), "en")[0] == "Updated: monthly"
    assert not any(updated(sample_report(), Update(), "en"))
    assert not any(updated(sample_report(), update, "en")[1:]), "once for each source, not for each file"


def test_watched_kpis_are_a_list_in_a_sentence() -> None:
    report = enriched()
    watch = ("customers", "refund_rate")
    page = callouts(context(replace(report, findings=replace(report.findings, watch=watch))))
    assert bare(page.watch) == "Not called out, but watched next month: customers and refund rate."
