"""Headlines keep to two lines where a slightly smaller size allows it."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from nenrin.charts.fonts import width
from nenrin.outputs.pages.context import MEASURE, Context
from nenrin.outputs.pages.shapes import Headline
from nenrin.vocabulary import Fact, Sentence
from nenrin.words import Words
from sample_report import sample_report

WORDS = "revenue against plan falls most in retained customers "


def headline(length: int) -> Headline:
    context = Context(sample_report(), Words("en"), "pdf", drawn=False)
    text = (WORDS * 9)[:length].strip()
    return context.head("tree", Sentence("common.plain", {"text": text}), Markup("")).headline


@pytest.mark.parametrize("length", range(20, 300, 7))
def test_a_third_line_is_spared_by_a_tenth_smaller_type_where_that_helps(length: int) -> None:
    found = headline(length)
    size = 17.5 * (0.9 if found.small else 1.0)
    assert all(width("".join(line), size, "en", 600, "serif") <= MEASURE + 1 for line in found.lines)
    if found.small:
        assert len(found.lines) == 2
        assert sum(width("".join(line), 17.5, "en", 600, "serif") for line in found.lines) > 1.7 * MEASURE


def test_some_headlines_need_it_short_ones_do_not_and_very_long_ones_keep_their_size() -> None:
    assert not headline(40).small
    assert any(headline(length).small for length in range(80, 160))
    assert not headline(400).small
    assert len(headline(400).lines) > 2


def test_where_smaller_type_does_not_spare_the_third_line_fewer_words_do() -> None:
    """A plan may have a short form: the bridge's names the drivers alone, for the line below says from what to what."""
    context = Context(sample_report(), Words("en"), "pdf", drawn=False)

    def said(up: str) -> Headline:
        facts: dict[str, Fact] = {
            "kpi": "Net revenue", "reference": Sentence("message.reference.prior_month"), "down": "Units per order",
            "down_effect": "−£112k", "up": up, "up_effect": "+£169k",
        }
        return context.head("tree", Sentence("message.bridge.down_up", facts), Markup("")).headline

    assert said("Price").text("en").startswith("Against last month, net revenue lost most in units per order")
    long = said("Revenue without any customer id")
    assert long.text("en") == (
        "Net revenue lost most in units per order (−£112k) and gained most in revenue without any customer id (+£169k)"
    )
    longer = said("Revenue without any customer id in one of its many shops")
    assert longer.text("en") == (
        "Most lost in units per order (−£112k), most gained in "
        "revenue without any customer id in one of its many shops (+£169k)"
    )
    assert [len(one.lines) for one in (long, longer)] == [2, 2]


def test_a_headline_is_announced_without_its_marks() -> None:
    english = Headline(((Markup("sales of "), Markup('<span data-figure="x">3</span>')), (Markup("fell"),)))
    assert english.text("en") == "sales of 3 fell"
    assert Headline(((Markup("売上"),), (Markup("減少"),))).text("ja") == "売上減少"
