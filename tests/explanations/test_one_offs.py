"""Which months the register sets aside: those of one-offs with a size, for their KPI and all that it reaches."""

from __future__ import annotations

from forest import FIRST, grow, monthly
from nenrin.expectations import expect
from nenrin.explanations import Cause, explain, one_offs
from nenrin.tree import Tree

VALUES = [100.0, 104.0, 98.0, 101.0, 97.0, 103.0, 99.0, 102.0, 100.0, 98.0, 101.0, 100.0, 102.0, 99.0]
MONTH = FIRST + 13
MONTHS = frozenset([FIRST + 8, FIRST + 9])


def tree() -> Tree:
    """A root of a × b; ``rate`` is made of a beside the tree, ``side`` of nothing."""
    b = [10.0] * len(VALUES)
    series = {"root": [value * 10 for value in VALUES], "a": VALUES, "b": b, "rate": VALUES, "side": VALUES}
    said: dict[str, dict[str, object]] = {"root": {"split": "a * b"}, "rate": {"formula": "a / 1"}}
    segments = {"region": {"UK": {"a": monthly(VALUES), "rate": monthly(VALUES)}}}
    return grow(series, said, segments=segments)


def cause(**said: object) -> Cause:
    return Cause.model_validate({
        "id": "order", "label": "Order", "kpi": "a", "direction": "up", "size": [20, 30],
        "months": {"from": str(FIRST + 8), "to": str(FIRST + 9)}, "kind": "data", **said,
    })


def test_it_sets_aside_the_months_of_its_kpi_and_of_all_that_is_made_of_it() -> None:
    assert one_offs(tree(), [cause()]) == {"a": MONTHS, "root": MONTHS, "rate": MONTHS}


def test_a_declared_calendar_is_one_like_any_other() -> None:
    assert "root" in one_offs(tree(), [cause(kind="calendar")])


def test_what_lasts_has_no_size_or_no_end_is_learnt_like_any_other_month() -> None:
    open_end = {"from": str(FIRST + 8)}
    for other in (cause(lasting=True), cause(size=None), cause(months=open_end), cause(kpi="nobody")):
        assert one_offs(tree(), [other]) == {}


def test_a_segment_sets_aside_months_only_of_a_kpi_whose_segments_add_up() -> None:
    assert set(one_offs(tree(), [cause(segment="UK")])) == {"a", "root", "rate"}
    assert one_offs(tree(), [cause(kpi="rate", segment="UK")]) == {}


def test_several_causes_add_their_months() -> None:
    later = cause(id="second", kpi="root", months={"from": str(FIRST + 11), "to": str(FIRST + 11)})
    found = one_offs(tree(), [cause(), later])
    assert found["root"] == MONTHS | {FIRST + 11}
    assert found["a"] == MONTHS


def test_after_a_registered_giant_order_the_next_months_are_expected_as_if_it_had_not_been() -> None:
    spoilt = [*VALUES[:8], 125.0, 126.0, *VALUES[10:]]
    quiet, giant = tree(), grow({"root": spoilt})
    known = one_offs(giant, [cause(kpi="root")])
    mid = expect(giant, MONTH, one_offs=known)["root"][MONTH].mid
    naive = expect(giant, MONTH)["root"][MONTH].mid
    clean = expect(quiet, MONTH)["a"][MONTH].mid
    assert mid is not None
    assert naive is not None
    assert clean is not None
    assert abs(mid - clean) < abs(naive - clean)


def test_the_month_itself_is_still_explained_by_its_cause() -> None:
    spoilt = [*VALUES[:8], 125.0, 126.0, *VALUES[10:]]
    giant, month = grow({"root": spoilt}), FIRST + 9
    causes = [cause(kpi="root")]
    found = explain(giant, causes, expect(giant, month, one_offs=one_offs(giant, causes)), month)["root"]
    assert found.explained == 25.0
    assert found.share_covered is not None
    assert found.share_covered > 0.9
