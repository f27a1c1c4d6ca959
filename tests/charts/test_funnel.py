"""The funnel drawn: bars from zero in one scale, every number under its name, the same bytes twice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from nenrin.charts import funnel, style
from nenrin.report import Flow, Report
from nenrin.report.funnel import Step
from nenrin.vocabulary import Label
from sample_report import sample_report

STEPS = (
    Step("customers", 400.0, 300.0), Step("new_customers", 100.0, 150.0, 0.25, 0.21, 0.29, 0.5, -0.25, -0.3, -0.2),
    Step("retained_customers", 0.0, None, 0.0, 0.0, 0.04),
)
LABEL = Label({"en": "Mail magazine", "ja": "メールマガジン"})


def report(*steps: Step) -> Report:
    return replace(sample_report(), flows=(Flow(LABEL, steps),))


def bars(svg: str, colour: str) -> list[float]:
    """The lengths of the bars of one colour, top to bottom."""
    (path,) = re.findall(rf'<path d="([^"]+)" fill="{colour}"', svg)
    found = []
    for one in path.split("M")[1:]:
        across = [float(x) for x, _ in re.findall(r"([\d.]+) ([\d.]+)", one)]
        found.append(max(across) - min(across))
    return found


def test_a_bar_is_as_long_as_its_count() -> None:
    svg = funnel(report(*STEPS), 0, "en")
    whole, quarter, nothing = bars(svg, style.ACTUAL)
    assert quarter == pytest.approx(whole / 4, abs=0.02)
    assert 0 < nothing < 1.5, "nobody at all is still a bar that is seen"
    before, half = bars(svg, style.PRIOR)
    assert (before, half) == pytest.approx((whole * 3 / 4, whole * 3 / 8), abs=0.02)


@pytest.mark.parametrize(("language", "count"), [("en", "400 customers"), ("ja", "400人")])
def test_every_number_stands_under_its_name_and_with_its_unit(language: str, count: str) -> None:
    svg = funnel(report(*STEPS), 0, language)
    told = dict(re.findall(r'data-figure="([^"]+)">([^<]+)<', svg))
    assert told["funnels.0.steps.0.count"] == count
    assert told["funnels.0.steps.1.rate"] == "25.0%"
    assert (told["funnels.0.steps.1.low"], told["funnels.0.steps.1.high"]) == ("21.0", "29.0")


def test_the_sentence_for_those_who_cannot_see_it_says_from_what_to_what() -> None:
    svg = funnel(report(*STEPS[:2]), 0, "en")
    (told,) = re.findall(r"<title>([^<]+)</title>", svg)
    assert told == (
        "Bars of mail magazine, from customers (400 customers) to new customers (100 customers), "
        "actual in front of prior year: new customers came to 25.0% of customers."
    )
    gone = funnel(report(STEPS[0], Step("new_customers", None, None)), 0, "ja")
    assert "<title>メールマガジンの横棒グラフ（2011年11月）。値のない段階がある。</title>" in gone


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_same_funnel_gives_the_same_bytes(language: str) -> None:
    assert funnel(report(*STEPS), 0, language) == funnel(report(*STEPS), 0, language)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_text_leaves_the_picture(language: str) -> None:
    svg = funnel(report(*STEPS), 0, language)
    assert all(0 <= float(x) < 493 for x in re.findall(r'<text x="([-\d.]+)"', svg))
