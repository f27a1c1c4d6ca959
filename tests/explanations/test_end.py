"""A lasting cause with a last month: the opposite step after it is known, explained, and learnt in its turn."""

from __future__ import annotations

import pytest

from entries import cause
from forest import FIRST, grow
from nenrin.expectations import Expectation, expect
from nenrin.explanations import Cause, explain, one_offs, shifts, with_ends
from nenrin.tree import Tree
from nenrin.vocabulary import Label, Month

NOISE = (0.0, 3.0, -2.0, 1.0, -3.0, 2.0, -1.0, 4.0, -4.0, 1.0, 2.0, -2.0)
RISE, LAST = FIRST + 20, FIRST + 27
BACK = LAST + 1


def ended(**said: object) -> tuple[Cause, ...]:
    """The register with one lasting cause from RISE to LAST, and what follows from it."""
    return with_ends([cause("a", RISE, LAST, lasting=True, **said)])


def test_what_it_brought_goes_again_from_the_month_after_its_last() -> None:
    first, end = ended(size=[55, 65], label={"en": "Price", "ja": "価格"}, author="Ann", evidence="list")
    assert (first.id, end.id) == ("mail", "mail-end")
    assert (end.kpi, end.direction, end.size, end.months.from_, end.months.to) == ("a", "down", (55, 65), BACK, None)
    assert end.label == Label({"en": "Price (ended)", "ja": "価格（終了）"})
    assert (end.author, end.evidence, end.kind, end.lasts) == (first.author, first.evidence, first.kind, True)


def test_a_percentage_is_one_of_the_level_that_it_goes_back_from() -> None:
    """From 100 up by 25 % and back is a fall by a fifth of 125; down by a fifth and back, a rise by a quarter."""
    assert ended(size=["25%", "100%"])[1].size == ("20.000000%", "50.000000%")
    assert ended(size=["20%", "50%"], direction="down")[1].size == ("25.000000%", "100.000000%")
    assert ended(size=["20%", "100%"], direction="down")[1].size is None, "nothing goes back from nothing in percent"


@pytest.mark.parametrize("entry", [
    cause("a", RISE, size=[1, 2], lasting=True),
    cause("a", RISE, LAST, size=[1, 2]),
    cause("a", RISE, LAST, lasting=True),
])
def test_what_has_no_end_does_not_last_or_has_no_size_leaves_nothing_behind(entry: Cause) -> None:
    assert with_ends([entry]) == (entry,)


def test_the_registers_own_word_on_the_end_stands() -> None:
    own = [cause("a", RISE, LAST, size=[1, 2], lasting=True), cause("a", BACK, id="mail-end", size=[9, 9])]
    assert with_ends(own) == tuple(own)


def line(factor: float, step: float, months: int = 45) -> list[float]:
    """A year and more of 100, then another level for eight months, then 100 again."""
    return [
        (100.0 + NOISE[month % 12]) * (factor if 20 <= month < 28 else 1) + (step if 20 <= month < 28 else 0)
        for month in range(months)
    ]


def tree(factor: float = 1.0, step: float = 0.0) -> Tree:
    a = line(factor, step)
    return grow({"root": [10 * one for one in a], "a": a, "b": [10.0] * len(a)}, {"root": {"split": "a * b"}})


@pytest.mark.parametrize("months", range(-8, 14))
@pytest.mark.parametrize(("size", "grown"), [
    ([55, 65], tree(step=60.0)), (["55%", "65%"], tree(factor=1.6)), (["35%", "45%"], tree(factor=0.6)),
])
def test_before_and_after_its_end_nothing_is_ever_unexplained(size: list[object], grown: Tree, months: int) -> None:
    """The way back is claimed for three months, of its KPI and of all that is made of it, and then expected."""
    direction = "down" if size == ["35%", "45%"] else "up"
    entries, month = ended(size=size, direction=direction), BACK + months
    expected = expect(grown, month, shifts=shifts(grown, entries, month), one_offs=one_offs(grown, entries))
    for kpi, scale in (("a", 1), ("root", 10)):
        found = explain(grown, entries, expected, month)[kpi]
        assert found.unexplained is not None
        assert found.spread is not None
        assert abs(found.unexplained) <= found.spread
        sized = [claim for claim in found.claims if claim.sized]
        if 0 <= months < 3:
            assert [claim.cause for claim in sized] == ["mail-end"]
            came = (-60 if direction == "up" else 40) * scale
            assert sized[0].effect == pytest.approx(came, rel=0.06)
        elif months >= 3:
            assert not sized


def test_of_a_kpi_that_had_not_learnt_the_level_nothing_goes_back() -> None:
    """One expected by its plan, say: the plan knows the end."""
    grown, entries = tree(step=60.0), ended(size=[55, 65])

    def claims(rebased: Month | None) -> list[str]:
        expected = {kpi: {BACK: Expectation(90.0, 100.0, 110.0, rebased=rebased)} for kpi in ("root", "a", "b")}
        return [claim.cause for claim in explain(grown, entries, expected, BACK)["a"].claims]

    assert claims(RISE) == ["mail-end"]
    assert claims(None) == []
    assert claims(RISE + -4) == [], "an earlier level is another one"
