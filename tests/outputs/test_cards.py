"""Tables that a phone shows as cards: roles for screen readers, a head for every cell, nothing else touched."""

from __future__ import annotations

import re

import pytest

from nenrin.outputs.cards import carded

TABLE = (
    '<table class="figures compared"><thead><tr><th scope="col" class="text">KPI</th><th scope="col">Sales '
    '<span class="unit"> £k</span></th><th scope="col"><b>A &amp; B</b></th></tr></thead><tbody>'
    '<tr class="leading"><th scope="row">Net sales</th><td>1</td><td class="text">rose</td></tr>'
    '<tr><td colspan="3">why</td></tr></tbody></table>'
)


def heads(html: str) -> list[str]:
    return re.findall(r'data-head="([^"]*)"', html)


def test_every_cell_carries_the_head_of_its_column_without_markup() -> None:
    found = carded(f"<p>before</p>{TABLE}<p>after</p>")
    assert heads(found) == ["Sales £k", "A &amp; B"]
    assert '<td role="cell" data-head="Sales £k">1</td>' in found
    assert '<td role="cell" colspan="3">why</td>' in found, "what spans all columns is told by none of their heads"


def test_every_part_has_the_role_that_its_tag_would_give_it() -> None:
    found = carded(TABLE)
    roles = re.findall(r'<(\w+)[^>]*? role="(\w+)"', found)
    assert roles == [
        ("table", "table"), ("thead", "rowgroup"), ("tr", "row"), *[("th", "columnheader")] * 3, ("tbody", "rowgroup"),
        ("tr", "row"), ("th", "rowheader"), ("td", "cell"), ("td", "cell"), ("tr", "row"), ("td", "cell"),
    ]
    assert re.sub(r' (?:role|data-head)="[^"]*"|cards ', "", found) == TABLE, "nothing else is touched"


@pytest.mark.parametrize(("kept", "cards"), [("bridge ledger", 0), ("moves", 0), ("slices", 0), ("goals", 1)])
def test_tables_whose_shape_says_something_stay_tables(kept: str, cards: int) -> None:
    assert carded(TABLE.replace("compared", kept)).count('class="cards figures') == cards


def test_heads_may_span_columns_and_stand_in_two_lines() -> None:
    two = TABLE.replace("<thead>", '<thead><tr><th scope="col"></th><th scope="col" colspan="2">Month</th></tr>')
    assert heads(carded(two)) == ["Sales £k", "A &amp; B"]
    above = two.replace("<b>A &amp; B</b>", "")
    assert heads(carded(above)) == ["Sales £k", "Month"]


def test_other_tables_and_tables_without_heads_keep_their_cells() -> None:
    other = TABLE.replace('class="figures compared"', 'class="checks"')
    assert carded(other) == other
    bare = re.sub(r"<thead>.*</thead>", "", TABLE)
    assert heads(carded(bare)) == []
