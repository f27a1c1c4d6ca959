"""The segment map as a page: every number under its name, the tree's beside it, nothing where nothing is known."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from enriched import enriched
from looked_at import DEFINITION, MOVES, looked, tied
from nenrin.customers import Customers, Stage
from nenrin.outputs import figures, html
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.customers import Segments, no_segments, segments
from nenrin.outputs.pages.document import compose
from nenrin.report import Report
from nenrin.vocabulary import Month, Sentence
from nenrin.words import Words
from printed_numbers import NUMBER, agrees, read, scales_of, value_of
from sample_report import sample_report


def page(report: Report, language: str = "en", edition: str = "client") -> Segments:
    found = segments(Context(report, Words(language), "html", edition=edition))  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_all_its_numbers_are_those_of_the_json(language: str) -> None:
    """Stages and their sums, thirteen moves, twice twenty-five of the map, deciles, classes, cohorts."""
    report = enriched()
    known = json.loads(figures.render(report))
    told = [(name, text) for name, text in read(html.render(report, language)).named if name.startswith("customers.")]
    assert {name for name, text in told if NUMBER.search(text) and not agrees(
        text, value_of(known, name), scales_of(report, name))} == set()
    assert len({name for name, _ in told}) > 120
    moves = {f"customers.migration.{start.value if start else 'not_yet'}.{end.value}" for start, end in MOVES}
    assert moves <= {name for name, _ in told}


def test_the_rows_of_the_moves_end_in_the_stages_of_the_month_before() -> None:
    found = page(enriched())
    totals = [row.total.text for row in found.moves.rows]
    assert totals == [str(sum(n for (start, _), n in MOVES.items() if start is one)) for one in (None, *Stage)]
    assert [one.text for one in found.moves.totals] == ["40", "271", "17", "117", "200", "320"]


def test_those_who_did_not_buy_have_no_purchases_and_the_sums_stand_out() -> None:
    rows = page(enriched()).stages.rows
    assert [bool(row.bought) for row in rows] == [True] * 4 + [False] * 3 + [True]
    assert [row.leading for row in rows] == [False] * 3 + [True] + [False] * 3 + [True]
    assert rows[3].counts[0].text == "328"


def test_the_same_number_in_the_tree_is_named_and_a_different_one_too() -> None:
    report = tied(sample_report())
    kpis = {**report.tree.kpis}
    measure = kpis["new_customers"].measure
    assert measure is not None
    kpis["customers"] = kpis["customers"].model_copy(update={"measure": measure.model_copy(update={"customers": None})})
    counted = replace(report, tree=replace(report.tree, kpis=kpis))
    assert "not the same number as Customers in the KPI tree" in page(counted).stages.tied
    assert 'data-figure="kpis.customers.value">311<' in page(counted).stages.tied
    assert page(report).stages.tied == ""


def test_without_values_there_are_no_deciles_and_only_the_working_copy_says_why() -> None:
    report = replace(sample_report(), customers=looked(worth=False))
    found = page(report)
    assert (found.deciles, found.classes, found.stages.valued, found.no_values) == ((), (), False, False)
    assert page(report, edition="working").no_values


@pytest.mark.parametrize("found", [None, Customers(Month(2011, 11), reason=Sentence("customers.undefined"))])
def test_without_customers_nothing_is_printed(found: Customers | None) -> None:
    report = replace(sample_report(), customers=found)
    text = html.render(report, "en")
    assert "s-customers" not in text
    assert [name for name, _ in compose(report, "en", "html").contents if name == "s-customers"] == []


def test_a_declared_customer_of_whom_nothing_can_be_said_gets_one_sentence() -> None:
    reason = Sentence("customers.nobody", {"month": Month(2011, 11)})
    report = replace(sample_report(), customers=Customers(Month(2011, 11), reason=reason, definition=DEFINITION))
    assert segments(Context(report, Words("en"), "html")) is None
    assert "No customer was active in" in no_segments(Context(report, Words("en"), "html"))
    assert "No customer was active in" in html.render(report, "en")


def test_the_page_stands_in_the_contents_before_the_method() -> None:
    names = [name for name, _ in compose(enriched(), "ja", "pdf").contents]
    assert names.index("s-customers") == names.index("s-method") - 1
