"""What paper does not need is taken out of the page; what it says and how it looks stay."""

from __future__ import annotations

import pytest

from nenrin.outputs.paper import lean, settled


@pytest.mark.parametrize(("before", "after"), [
    ("<time>May</time> <span data-name>Shop 7</span>", "May Shop 7"),
    ('<td><span class="num" data-figure="a">1</span></td>', '<td class="num" data-figure="a">1</td>'),
    ('<td class="plan"><span class="num">2</span></td>', '<td class="plan num">2</td>'),
    ('<td><span class="num good">1</span></td>', '<td class="num good">1</td>'),
    ('<td class="plan"><span class="num good">1</span></td>', '<td class="plan"><span class="num good">1</span></td>'),
    ('<span class="at" style="left:1%"><span class="num bad" data-figure="a">−1</span></span>',
     '<span class="at num bad" style="left:1%" data-figure="a">−1</span>'),
    ('<span class="value"><span class="num">1</span></span>', '<span class="value"><span class="num">1</span></span>'),
    ('<td><span class="num">2</span> of 3</td>', '<td><span class="num">2</span> of 3</td>'),
])
def test_a_cell_or_mark_that_is_nothing_but_a_number_is_that_number(before: str, after: str) -> None:
    assert lean(before) == after


def test_a_reason_fills_its_lines_and_no_sign_is_left_by_its_money() -> None:
    """The layout engine breaks a line before a blank that ends a text, and between a plus and a pound."""
    said = '<p class="reason">of <span class="fig" data-figure="a">+¥5</span> to <span class="fig">−9</span></p>'
    assert lean(said) == said.replace(" <span class", "<span class").replace(">+¥", "> +\u2060¥").replace(">−9", "> −9")
    assert lean(said.replace("reason", "body")) == said.replace("reason", "body")


def test_variables_are_replaced_by_what_the_root_says_in_the_language() -> None:
    rules = (
        "/* of :root { --a: no } */\n:root { --a: red; --b: var(--c); }\n:root { --c: 'x', serif }\n"
        "html:lang(ja) { --c: 'y'; }\np { color: var(--a); font: 1pt var(--b) }\n"
    )
    assert settled(rules, "en").endswith("p { color: red; font: 1pt 'x', serif }\n")
    assert settled(rules, "ja").endswith("p { color: red; font: 1pt 'y' }\n")


def test_a_variable_that_nobody_set_is_an_error() -> None:
    with pytest.raises(KeyError):
        settled("p { color: var(--nowhere) }", "en")
