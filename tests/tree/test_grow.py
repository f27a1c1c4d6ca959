"""What a tree is grown into, from measures made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from by_hand import JANUARY, Columns, kpi, measures
from nenrin.measures import Measures
from nenrin.tree import Kpi, Node, Tree, deviations, grow
from nenrin.vocabulary import Problems


def column(tree: Tree, name: str) -> list[float | None]:
    return [tree.value(name, month) for month in tree.months]


def told(kpis: Mapping[str, Kpi], root: str, measured: Measures) -> list[str]:
    with pytest.raises(Problems) as caught:
        grow(kpis, root, measured)
    return [str(problem) for problem in caught.value.problems]


def test_a_formula_reads_other_formulas_in_whatever_order_the_file_has_them() -> None:
    kpis = {"margin": kpi("profit / revenue"), "profit": kpi("revenue - cost"), "revenue": kpi(), "cost": kpi()}
    tree = grow(kpis, "profit", measures({"revenue": [100, 200], "cost": [60, 50]}))
    assert column(tree, "margin") == [0.4, 0.75]
    assert list(tree.series) == ["margin", "profit", "revenue", "cost"]


def test_prev_avg_and_ytd_see_earlier_months_and_are_absent_where_those_are() -> None:
    kpis = {"x": kpi(), "p": kpi("x / prev(x)"), "a": kpi("avg(x, 2)"), "y": kpi("ytd(x)"), "pp": kpi("prev(p)")}
    tree = grow(kpis, "x", measures({"x": [2, 4, 8]}), year_starts=2)
    assert column(tree, "p") == [None, 2, 2]
    assert column(tree, "a") == [None, 3, 6]
    assert column(tree, "y") == [None, 4, 12]
    assert column(tree, "pp") == [None, None, 2]


def test_a_formula_may_read_its_own_past() -> None:
    kpis = {"stock": kpi("coalesce(prev(stock), 0) + bought"), "bought": kpi()}
    assert column(grow(kpis, "stock", measures({"bought": [3, 4, 5]})), "stock") == [3, 7, 12]


def test_an_absent_month_stays_absent_and_is_never_nought() -> None:
    kpis = {"x": kpi(), "y": kpi(), "z": kpi("x + y")}
    tree = grow(kpis, "z", measures({"x": [1, None, 3], "y": [1, 1, None]}))
    assert column(tree, "z") == [2, None, None]
    assert tree.series["z"] == {JANUARY: 2.0}


def test_a_split_may_run_against_the_definitions() -> None:
    """Order value is defined as revenue ÷ orders, while revenue is explained as orders × order value."""
    kpis = {"revenue": kpi(split="orders * order_value", style="currency"), "orders": kpi(),
            "order_value": kpi("revenue / orders")}
    tree = grow(kpis, "revenue", measures({"revenue": ["100.10", "333.33"], "orders": [3, 7]}))
    assert tree.value("order_value", JANUARY) == pytest.approx(33.36666667)
    assert max(deviations(tree)) < 1e-15
    assert len(deviations(tree)) == 2


def test_the_nodes_follow_the_splits_with_their_signs() -> None:
    kpis = {
        "net": kpi("gross - refunds", "gross - refunds"), "gross": kpi(split="customers * spend"), "refunds": kpi(),
        "customers": kpi(split="new + kept"), "new": kpi(), "kept": kpi(split="prev(customers) * retention"),
        "retention": kpi("kept / prev(customers)"), "spend": kpi("gross / customers"), "aside": kpi("refunds / gross"),
    }
    columns: Columns = {"gross": [60, 90], "refunds": [1, 2], "customers": [2, 3], "new": [2, 2], "kept": [0, 1]}
    tree = grow(kpis, "net", measures(columns))
    assert [(node.path, node.operator, node.depth, node.back) for node in tree.nodes] == [
        ("net", "", 0, 0), ("net/gross", "", 1, 0), ("net/gross/customers", "", 2, 0),
        ("net/gross/customers/new", "", 3, 0), ("net/gross/customers/kept", "+", 3, 0),
        ("net/gross/customers/kept/customers", "", 4, 1), ("net/gross/customers/kept/retention", "×", 4, 0),
        ("net/gross/spend", "×", 2, 0), ("net/refunds", "−", 1, 0),
    ]
    assert [node.kpi for node in tree.nodes if node.leaf] == ["new", "customers", "retention", "spend", "refunds"]
    assert tree.aside == ("aside",)


def test_a_split_that_is_no_plain_chain_says_so_and_paths_stay_unique() -> None:
    kpis = {"y": kpi("a * b + prev(a) - a", "a * b + prev(a) - a"), "a": kpi(), "b": kpi()}
    root = grow(kpis, "y", measures({"a": [1, 2], "b": [3, 4]})).root
    assert root.children == (Node("a", "y/a", 1, 0, "ƒ"), Node("b", "y/b", 1, 0, "ƒ"), Node("a", "y/a~2", 1, 1, "ƒ"))


def test_a_segments_rate_is_recomputed_from_its_own_parts() -> None:
    kpis = {"revenue": kpi(also="region"), "orders": kpi(), "value": kpi("revenue / orders"), "visits": kpi(),
            "conversion": kpi("coalesce(orders / visits, 0)"), "growth": kpi("revenue / prev(revenue)")}
    tree = grow(kpis, "revenue", measures(
        {"revenue": [90, 130], "orders": [5, 5], "visits": [50, 50]},
        {"UK": {"revenue": [60, 100], "orders": [2, 4]}, "Abroad": {"revenue": [30, 30], "orders": [3, 1]}},
    ))
    region = tree.segments["region"]
    assert region["UK"]["value"] == {JANUARY: 30.0, JANUARY + 1: 25.0}
    assert region["Abroad"]["growth"] == {JANUARY + 1: 1.0}
    assert "conversion" not in region["UK"], "visits are not counted by region, so nothing is known of conversion"
    assert "visits" not in region["UK"]


def test_a_small_segment_without_orders_has_no_order_value() -> None:
    kpis = {"revenue": kpi(), "orders": kpi(), "value": kpi("revenue / orders")}
    tree = grow(kpis, "revenue", measures(
        {"revenue": [90, 90], "orders": [3, 3]}, {"UK": {"revenue": [90, 60], "orders": [3, 2]},
                                                  "Abroad": {"revenue": [0, 30], "orders": [0, 1]}},
    ))
    assert tree.segments["region"]["Abroad"]["value"] == {JANUARY + 1: 30.0}


def test_the_year_so_far_recomputes_rates_and_leaves_out_what_has_no_meaning() -> None:
    """Conversion over the year is all orders ÷ all visits: 30 ÷ 300, not the average of 20 % and 5 %."""
    formulas = {
        "conversion": "orders / visits", "lost": "1 - conversion", "per_cent": "100 * conversion",
        "net": "orders - visits", "guarded": "coalesce(orders / visits, 0)",
        "growth": "orders / prev(orders)", "smooth": "avg(orders, 2)", "so_far": "ytd(orders)", "top": "max(orders, 9)",
        "fixed": "orders - 5", "square": "orders * visits", "filled": "coalesce(orders, visits)", "size": "abs(net)",
        "after": "fixed / visits", "unknown": "orders / clicks", "bought": "conversion * visits",
        "bought_too": "visits * guarded", "needed": "orders / conversion", "of_peak": "peak / 10",
        "both": "guarded + lost", "per_peak": "orders / peak", "strange": "orders / (visits * clicks_too)",
    }
    kpis = {"orders": kpi(agg="count"), "visits": kpi(), "clicks": kpi(), "peak": kpi(agg="max"), "low": kpi(agg="min"),
            "clicks_too": kpi(agg="count_distinct")} | {name: kpi(text) for name, text in formulas.items()}
    tree = grow(kpis, "orders", measures(
        {"orders": [20, 10], "visits": [100, 200], "clicks": [1, 1], "peak": [60, 120], "low": [1, 1],
         "clicks_too": [1, 1]}, None,
        {"orders": [20, 30], "visits": [100, 300], "peak": [60, 120], "low": [1, 1], "clicks_too": [1, 2]},
    ))
    february = {name: column[JANUARY + 1] for name, column in tree.year_to_date.items() if column}
    assert february == pytest.approx({
        "orders": 30, "visits": 300, "conversion": 0.1, "lost": 0.9, "per_cent": 10, "net": -270, "guarded": 0.1,
        "bought": 30, "bought_too": 30, "needed": 300, "peak": 120, "low": 1, "of_peak": 12, "both": 1,
        "per_peak": 0.25, "clicks_too": 2,
    })


def test_only_sums_of_what_adds_up_add_up() -> None:
    formulas = {"a": "x + y", "b": "-a * 2", "c": "a / 4", "d": "x - 1", "e": "x / y", "f": "x * y", "g": "prev(x)",
                "h": "z + x"}
    kpis = {"x": kpi(), "y": kpi(), "z": kpi(agg="count_distinct")} | {name: kpi(one) for name, one in formulas.items()}
    tree = grow(kpis, "x", measures({"x": [1], "y": [1], "z": [1]}, additive=["x", "y"]))
    assert tree.additive == {"x", "y", "a", "b", "c"}


def test_a_split_that_does_not_tie_is_told_with_its_month_and_both_values() -> None:
    kpis = {"revenue": kpi(split="shop + web", style="currency", line=41), "shop": kpi(), "web": kpi()}
    columns: Columns = {"revenue": ["1000.10", "2000.00", 5], "shop": [400, 1500, 2], "web": ["600.10", 499, 2]}
    assert "\n".join(told(kpis, "revenue", measures(columns))) == (
        "client.yaml:41:5: kpi 'revenue' does not tie in 2011-02: it is 2,000.00, its split 'shop + web' "
        "gives 1,999.00, a difference of -1.00, and so in 1 other month; "
        "mend the split, or the measure or formula of one of the KPIs in it"
    )


def test_money_ties_to_the_cent_however_large() -> None:
    """A cent in ten thousand million is 1e-12 of it, and still a cent."""
    columns: Columns = {"revenue": ["10000000000.01"], "shop": ["10000000000.00"]}
    assert told({"revenue": kpi(split="shop", style="currency"), "shop": kpi()}, "revenue", measures(columns))
    grow({"revenue": kpi(split="shop"), "shop": kpi()}, "revenue", measures(columns))


def test_a_number_ties_to_a_thousand_millionth() -> None:
    kpis = {"x": kpi(split="y"), "y": kpi()}
    grow(kpis, "x", measures({"x": ["1.0000000001"], "y": [1]}))
    assert told(kpis, "x", measures({"x": ["1.00000001"], "y": [1]}))


def test_a_split_is_not_asked_about_months_in_which_a_part_is_absent() -> None:
    kpis = {"x": kpi(split="y + z"), "y": kpi(), "z": kpi()}
    tree = grow(kpis, "x", measures({"x": [5, 6], "y": [1, 2], "z": [None, 4]}))
    assert deviations(tree) == (0.0,)


def test_segments_of_what_adds_up_must_add_up() -> None:
    kpis = {"revenue": kpi(also="region", line=7)}
    wrong = measures({"revenue": [10, 12]}, {"UK": {"revenue": [6, 6]}, "Abroad": {"revenue": [4, 5]}})
    assert "\n".join(told(kpis, "revenue", wrong)) == (
        "client.yaml:7:5: kpi 'revenue' does not tie in 2011-02: it is 12, its segments by 'region' add up to 11, "
        "a difference of -1; see that every row falls into exactly one segment"
    )
    absent = measures({"revenue": [10, 6]}, {"UK": {"revenue": [6, 6]}, "Abroad": {"revenue": [4]}})
    assert grow(kpis, "revenue", absent).series["revenue"][JANUARY + 1] == 6


def test_a_customer_may_be_in_two_segments() -> None:
    kpis = {"customers": kpi(agg="count_distinct", also="region"), "revenue": kpi()}
    columns: Columns = {"customers": [3], "revenue": [9]}
    segments: Mapping[str, Columns] = {"UK": {"customers": [2]}, "Abroad": {"customers": [2]}}
    grow(kpis, "revenue", measures(columns, segments, additive=["revenue"]))


def test_a_division_by_zero_is_told_with_its_month_and_divisor() -> None:
    kpis = {"x": kpi(), "y": kpi(), "r": kpi("x / (y - prev(y))", line=9), "s": kpi("r + 1")}
    assert "\n".join(told(kpis, "x", measures({"x": [1, 1, 1, 1], "y": [4, 4, 4, 4]}))) == (
        "client.yaml:9:5: kpi 'r' divides by zero in 2011-02: y − last month's y is 0, and so in 2 other months; "
        "say what it is then: coalesce(x / (y - prev(y)), 0)"
    )
    kpis["r"] = kpi("coalesce(x / (y - prev(y)), 0)")
    assert column(grow(kpis, "x", measures({"x": [1, 1], "y": [4, 4]})), "s") == [1, 1]


def test_a_split_that_divides_by_zero_does_not_tie() -> None:
    kpis = {"x": kpi(split="y / z", line=3), "y": kpi(), "z": kpi()}
    assert "in 2011-01: its split 'y / z' gives nothing, for it divides by zero" in told(
        kpis, "x", measures({"x": [1], "y": [1], "z": [0]}),
    )[0]


def test_a_split_cannot_hold_the_year_so_far() -> None:
    kpis = {"x": kpi("ytd(y)", "ytd(y)", line=5), "y": kpi()}
    assert told(kpis, "x", measures({"y": [1]}))[0].startswith("client.yaml:5:5: the split of kpi 'x' holds ytd(…)")


def test_numbers_beyond_all_bounds_are_refused() -> None:
    kpis = {"x": kpi(), "y": kpi("x * x * x", line=4)}
    assert "'y' is too large for a number in 2011-01" in told(kpis, "x", measures({"x": ["1e150"]}))[0]


def test_everything_that_does_not_tie_is_told_at_once() -> None:
    kpis = {"x": kpi(split="y"), "y": kpi(split="z"), "z": kpi()}
    assert len(told(kpis, "x", measures({"x": [1], "y": [2], "z": [3]}))) == 2
