"""A printed number finds the place where the JSON holds it; what only a sentence says is kept under its origin."""

from __future__ import annotations

from nenrin.outputs.pages.marked import dated, marked, named, pieces
from nenrin.outputs.pages.printed import Printed, index
from nenrin.vocabulary import Figure, Label, Month, Sentence
from nenrin.words import tell

KNOWN = {"kpis": {"sales": {"low": 2.5, "high": 7.5}, "costs": {"low": 7.5}}, "callouts": [{"low": 2.5}]}


def name(printed: Printed, figure: Figure, origin: str, *scopes: str) -> str:
    return printed.name(figure, origin, scopes)


def test_the_first_scope_that_holds_the_value_names_it() -> None:
    printed = index(KNOWN)  # type: ignore[arg-type]
    assert name(printed, Figure(2.5), "a.low", "callouts.0", "kpis.sales") == "callouts.0.low"
    assert name(printed, Figure(7.5), "a.low", "kpis.sales", "kpis.costs") == "kpis.sales.high"
    assert name(printed, Figure(7.5), "a.low", "kpis") == "kpis.costs.low"


def test_a_name_of_its_own_goes_first_and_an_absent_number_has_none() -> None:
    printed = index(KNOWN)  # type: ignore[arg-type]
    assert name(printed, Figure(2.5, id="materiality"), "a.low", "kpis") == "materiality"
    assert name(printed, Figure(None), "a.low", "kpis") == ""


def test_what_the_json_lacks_is_kept_under_its_origin_and_a_count_always() -> None:
    printed = index(KNOWN)  # type: ignore[arg-type]
    assert name(printed, Figure(3.25), "message.gap.change", "kpis") == "said.message.gap.change"
    assert name(printed, Figure(7.5, "count"), "message.tree.all", "kpis") == "said.message.tree.all"
    assert name(printed, Figure(3.25), "message.gap.change") == "said.message.gap.change"
    assert name(printed, Figure(4.25), "message.gap.change") == "said.message.gap.change.2"
    assert printed.said == {"message.gap.change": 3.25, "message.tree.all": 7.5, "message.gap.change.2": 4.25}


def test_a_share_is_looked_for_among_shares_and_an_ordinal_is_no_figure() -> None:
    """All of a call-out is unexplained: 1.0 is neither its number nor the KPI's value of 1."""
    known = {"callouts": [{"number": 1, "unexplained": 1.0, "where": [{"share": 0.5}], "share_covered": 0.25}]}
    printed = index(known)  # type: ignore[arg-type]
    assert name(printed, Figure(1.0, "share"), "page.bar_unexplained.sales", "callouts.0") == (
        "said.page.bar_unexplained.sales"
    )
    assert name(printed, Figure(1.0), "page.number", "callouts.0") == "callouts.0.unexplained"
    assert name(printed, Figure(0.5, "share"), "ask.share", "callouts.0") == "callouts.0.where.0.share"
    assert name(printed, Figure(0.25, "share"), "ask.share", "callouts.0") == "callouts.0.share_covered"


def test_an_effect_is_a_contribution_where_a_change_has_the_same_value() -> None:
    known = {"kpis": {"sales": {"prior_month": {"change": 5.0}, "contribution": {"plan": 5.0}}}}
    printed = index(known)  # type: ignore[arg-type]
    assert name(printed, Figure(5.0, "change"), "point.effect", "kpis.sales") == "kpis.sales.contribution.plan"
    assert name(printed, Figure(5.0, "change"), "point.gap", "kpis.sales") == "kpis.sales.prior_month.change"


def test_a_sentence_becomes_markup_that_tells_figures_dates_and_names_apart() -> None:
    facts = {"text": (Label("Shop <7>"), Month(2011, 11), 3)}
    found = marked(tell(Sentence("common.plain", facts), "en"), index({}), ())
    assert str(found) == (
        "<span data-name>Shop &lt;7&gt;</span>, <time>November 2011</time> and "
        '<span class="fig" data-figure="said.common.plain.text.2">3</span>'
    )


def test_pieces_follow_the_breaks_of_a_headline_and_lose_no_letter() -> None:
    runs = tell(Sentence("common.plain", {"text": ("Sales came to", 12, "at last")}), "en")
    broken = pieces((("Sales ", "came ", "to, "), ("12 and ", "at ", "last")), runs, index({}), ())
    text = "".join(str(piece) for line in broken for piece in line)
    assert text == 'Sales came to, <span class="fig" data-figure="said.common.plain.text.1">12</span> and at last'


def test_words_without_digits_and_finished_markup_are_left_alone() -> None:
    assert str(named("Shop")) == "Shop"
    assert str(named(named("Shop 7"))) == "<span data-name>Shop 7</span>"
    assert (str(dated("Nov 2011")), str(dated(""))) == ("<time>Nov 2011</time>", "")
