"""The root's change shared out among the nodes: what is absent and what cannot be shared out is said, never guessed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from by_hand import JANUARY, Columns, kpi, measures
from nenrin.attribution import attribute, attribute_all, working
from nenrin.comparisons import Plan
from nenrin.tree import Kpi, Tree, grow
from nenrin.vocabulary import Label, Month, Sentence

FEBRUARY = JANUARY + 1


def shop(columns: Columns) -> Tree:
    kpis = {
        "net": kpi("gross - refunds", "gross - refunds", label="Net"), "refunds": kpi(label="Refunds"),
        "gross": kpi("customers * spend", "customers * spend", label="Gross"), "spend": kpi(label="Spend"),
        "customers": kpi(split="new + kept", label="Customers"), "new": kpi(label="New"),
        "kept": kpi("coalesce(prev(customers) * retention, started)", "prev(customers) * retention", label="Kept"),
        "retention": kpi(label="Retention"), "started": kpi(label="Started"),
    }
    kpis["customers"] = kpi("new + kept", "new + kept", label="Customers")
    return grow(kpis, "net", measures(columns))


SHOP: Columns = {
    "new": [10, 20, 30], "started": [90, 90, 90], "retention": [None, 0.5, 0.6], "spend": [2, 3, 4],
    "refunds": [5, 10, 40],
}
"""Customers: 100, then 20 + 100 × 0.5 = 70, then 30 + 70 × 0.6 = 72. Net: 195, 200, 248."""


def flat(*values: Sequence[float | None], split: str, names: str = "ab") -> Tree:
    kpis: dict[str, Kpi] = {name: kpi(label=name.upper()) for name in names}
    kpis["root"] = kpi(split, split, label="Root")
    return grow(kpis, "root", measures(dict(zip(names, values, strict=True))))


def test_a_nodes_contribution_is_the_sum_of_its_leaves() -> None:
    """From February to March, by hand: spend 1 × 71, new 10 × 3.5; last month's customers −30 × ∫ retention × spend."""
    found = attribute(shop(SHOP), JANUARY + 2, "prior_month", Plan())
    effects = found.contributions
    kept = "net/gross/customers/kept"
    assert effects["net/refunds"] == pytest.approx(-30)
    assert effects["net/gross/customers/new"] == pytest.approx(35)
    assert effects[f"{kept}/customers"] == pytest.approx(-30 * (0.55 * 3.5 + 0.1 / 12), rel=1e-12)
    assert effects[f"{kept}/retention"] == pytest.approx(0.1 * (85 * 3.5 - 30 / 12), rel=1e-12)
    assert effects[kept] == pytest.approx(effects[f"{kept}/customers"] + effects[f"{kept}/retention"])
    assert effects["net/gross/customers"] == pytest.approx(effects[kept] + 35)
    assert effects["net"] == pytest.approx(48, abs=1e-12)
    assert (found.start, found.end, found.change) == (200, 248, 48)
    assert abs(found.residual) < 1e-10


def test_a_node_read_a_month_back_starts_and_ends_a_month_earlier() -> None:
    found = attribute(shop(SHOP), JANUARY + 2, "prior_month", Plan())
    leaf = "net/gross/customers/kept/customers"
    assert (found.start_values[leaf], found.end_values[leaf]) == (100, 70)


def test_an_absent_leaf_is_named_with_its_month_and_never_counted_as_0() -> None:
    found = attribute(shop(SHOP), FEBRUARY, "prior_month", Plan())
    said = Sentence("attribution.absent", {"kpis": (Label("Customers"),), "month": Month(2010, 12)})
    assert found.failure == said
    assert not found.contributions
    assert found.change is None
    last_year = attribute(shop(SHOP), FEBRUARY, "prior_year", Plan())
    assert last_year.failure is not None
    assert last_year.failure.facts["month"] == Month(2010, 2)
    assert last_year.failure.facts["kpis"] == (Label("New"), Label("Retention"), Label("Spend"), Label("Refunds"))


def test_a_leaf_that_vanishes_counts_as_the_0_that_its_source_says() -> None:
    found = attribute(flat([8, 0], [3, 3], split="a + b"), FEBRUARY, "prior_month", Plan())
    assert found.contributions == {"root": -8, "root/a": -8, "root/b": 0}


def test_a_divisor_that_changes_its_sign_is_named_in_every_language() -> None:
    tree = flat([1, 1], [2, -3], [1, 1], split="a / (b * c)", names="abc")
    found = attribute(tree, FEBRUARY, "prior_month", Plan())
    assert found.failure == Sentence("attribution.zero", {"divisor": Label({"en": "B × C", "ja": "B × C"})})


def test_a_divisor_that_dips_below_0_between_two_good_ends_is_noticed() -> None:
    """The product b × c is 1 × 1 at the start, −1 × −1 at the end, 0 half-way."""
    tree = flat([1, 1], [1, -1], [1, -1], split="a / (b * c + 0.0001)", names="abc")
    assert attribute(tree, FEBRUARY, "prior_month", Plan()).failure is None
    tree = flat([1, 1], [1, -1], [1, -1], split="a / (b * c - 0.1)", names="abc")
    found = attribute(tree, FEBRUARY, "prior_month", Plan())
    assert found.failure is not None
    assert found.failure.plan == "attribution.zero"


def test_a_divisor_that_touches_0_without_crossing_it_is_not_shared_out() -> None:
    found = attribute(flat([1, 2], [-1, 2], split="a / (b * b)"), FEBRUARY, "prior_month", Plan())
    assert found.failure == Sentence("attribution.jump")


def test_a_jump_is_not_shared_out() -> None:
    found = attribute(flat([0, 4], [0, 2], split="coalesce(a / b, 0)"), FEBRUARY, "prior_month", Plan())
    assert found.failure is not None
    assert found.failure.plan == "attribution.zero"
    with pytest.raises(ValueError, match="zero"):
        working(flat([1, 2], [1, 2], split="a + b"), found)


def test_a_part_that_is_not_in_use_contributes_nothing() -> None:
    found = attribute(flat([1, 2], [10, 20], split="min(a, b)"), FEBRUARY, "prior_month", Plan())
    assert found.contributions == {"root": 1, "root/a": 1, "root/b": 0}


def test_a_root_without_a_split_is_its_own_leaf() -> None:
    tree = grow({"root": kpi()}, "root", measures({"root": [3, 5]}))
    assert attribute(tree, FEBRUARY, "prior_month", Plan()).contributions == {"root": 2}


def test_against_the_plan_the_change_is_actual_less_plan() -> None:
    tree = flat([100, 110], [5, 6], split="a * b")
    plan = Plan({"a": {FEBRUARY: 100.0}, "b": {FEBRUARY: 7.0}, "root": {FEBRUARY: 700.0}})
    found = attribute(tree, FEBRUARY, "plan", plan)
    assert (found.start, found.end, found.change) == (700, 660, -40)
    assert found.contributions == pytest.approx({"root": -40, "root/a": 65, "root/b": -105})


def test_the_plan_starts_from_what_happened_before_it_began() -> None:
    """Planned for March: last month's customers are the 70 that there were, for the plan says nothing of February."""
    tree = shop(SHOP)
    plan = Plan({name: {JANUARY + 2: value} for name, value in {
        "new": 30.0, "retention": 0.6, "spend": 4.0, "refunds": 40.0}.items()})
    found = attribute(tree, JANUARY + 2, "plan", plan)
    assert found.start_values["net/gross/customers/kept/customers"] == 70
    assert found.change == 0
    later = Plan({name: {FEBRUARY: 1.0, **months} for name, months in plan.series.items()})
    missing = attribute(tree, JANUARY + 2, "plan", later)
    assert missing.failure == Sentence("attribution.unplanned", {"kpis": (Label("Customers"),), "month": FEBRUARY})


def test_without_a_plan_or_without_a_planned_leaf_it_says_so() -> None:
    tree = flat([1, 2], [3, 4], split="a + b")
    found = attribute_all(tree, Plan(), FEBRUARY)
    assert list(found) == ["prior_month", "prior_year", "plan"]
    assert found["prior_month"].failure is None
    assert found["plan"].failure == Sentence("attribution.no_plan")
    half = attribute(tree, FEBRUARY, "plan", Plan({"a": {FEBRUARY: 1.0}}))
    assert half.failure == Sentence("attribution.unplanned", {"kpis": (Label("B"),), "month": FEBRUARY})
