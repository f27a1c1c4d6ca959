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

pytestmark = pytest.mark.usefixtures("fontless")


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
    assert "this number differs from Customers in the KPI tree" in page(counted).stages.tied
    assert 'data-figure="kpis.customers.value">311<' in page(counted).stages.tied
    assert page(report).stages.tied == ""


@pytest.mark.parametrize(("since", "told"), [
    (Month(2011, 12), "The data begin in <time>December 2011</time>."), (Month(2011, 11), ""), (None, ""),
])
def test_a_record_of_less_than_a_year_says_what_it_cannot_tell(since: Month | None, told: str) -> None:
    """Up to November 2012: thirteen months begin in November 2011."""
    found = replace(looked(), month=Month(2012, 11), since=since)
    assert str(page(replace(enriched(), customers=found)).young).startswith(told)
    assert bool(page(replace(enriched(), customers=found)).young) == bool(told)


def test_cohorts_that_are_all_too_small_are_told_in_one_sentence() -> None:
    found = looked()
    small = replace(found, cohorts=tuple(replace(cohort, customers=29) for cohort in found.cohorts))
    shown = page(replace(enriched(), customers=small))
    assert (bool(page(enriched()).cohorts), bool(shown.cohorts), shown.small) == (True, False, True)
    assert "No month brought thirty new customers" in html.render(replace(enriched(), customers=small), "en")


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


def test_a_phone_has_the_segment_map_as_a_table_with_the_same_numbers_and_paper_has_none() -> None:
    report = enriched()
    table = page(report).table
    assert table is not None
    cells = report.customers.cells if report.customers else ()
    told = [(one.count.text, one.count.path) for line in table.lines for one in line.spots if one.count.path]
    assert told == [
        (f"{cell.customers:,}", f"customers.cells.{at}.customers") for at, cell in enumerate(cells) if cell.customers
    ]
    assert segments(Context(report, Words("en"), "pdf")).table is None  # type: ignore[union-attr]
