"""Significance among many KPIs: Benjamini–Hochberg, families, gates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forest import grow
from nenrin.findings.families import benjamini_hochberg, expected_false, significant
from nenrin.tree import Tree

PAPER = (
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
)
EXAMPLES = Path(__file__).parents[2].parent / "shared" / "data" / "science" / "worked_examples" / "worked_examples.json"


def test_the_example_of_the_paper_rejects_the_first_four() -> None:
    """Benjamini & Hochberg (1995), section 4.1: fifteen comparisons at 5 %."""
    assert benjamini_hochberg(PAPER, 0.05) == (True,) * 4 + (False,) * 11
    assert benjamini_hochberg(PAPER[::-1], 0.05) == (False,) * 11 + (True,) * 4


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the worked examples are not beside the repository")
def test_it_is_the_worked_example() -> None:
    example = json.loads(EXAMPLES.read_text(encoding="utf-8"))["fdr_bh1995"]
    assert sum(benjamini_hochberg(example["p"], example["alpha"])) == example["reject_bh"]


def test_a_larger_p_is_rejected_with_the_smaller_ones_below_the_line() -> None:
    """0.08 ≤ 2/2·0.1 carries 0.06 > 1/2·0.1 with it."""
    assert benjamini_hochberg([0.06, 0.08], 0.1) == (True, True)
    assert benjamini_hochberg([0.06, 0.11], 0.1) == (False, False)
    assert benjamini_hochberg([], 0.1) == ()


def two_branches() -> Tree:
    names = ("root", "left", "right", "l1", "l2", "l3", "r1", "r2", "r3", "side")
    said = {
        "root": {"split": "left + right"}, "left": {"split": "l1 + l2 + l3"}, "right": {"split": "r1 + r2 + prev(r3)"},
    }
    return grow({name: [1.0, 1.0] for name in names}, said)


QUIET = {"root": 0.5, "left": 0.6, "right": 0.7, "l1": 0.5, "l2": 0.4, "l3": 0.9, "r1": 0.5, "r2": 0.6, "side": 0.5}


def found(**p_values: float) -> set[str]:
    return set(significant(two_branches(), {**QUIET, **p_values}))


def test_in_a_quiet_month_nothing_is_significant() -> None:
    assert found() == set()


def test_children_are_looked_at_when_their_parent_was_rejected() -> None:
    """0.03 ≤ 1/3·0.1, but not 1/8·0.1 among all."""
    assert found(l1=0.03) == set()
    assert found(root=0.04, left=0.04) == {"root", "left"}
    assert found(root=0.04, left=0.04, l1=0.03) == {"root", "left", "l1"}
    assert found(left=0.04, l1=0.03) == set()


def test_a_parent_that_is_not_judged_does_not_shield_its_children() -> None:
    judged = {kpi: p for kpi, p in QUIET.items() if kpi != "left"} | {"l1": 0.03}
    assert significant(two_branches(), judged) == {"l1"}


def test_what_a_quiet_parent_hides_is_found_among_all_and_what_is_beyond_doubt_by_itself() -> None:
    """Offsetting leaves: 0.012 ≤ 1/8·0.1 among the eight of the tree; 0.0009 always."""
    assert found(l1=0.012) == {"l1"}
    assert found(r1=0.0009) == {"r1"}


@pytest.mark.parametrize("split", ["", "c0 + c1"])
def test_what_is_beyond_doubt_stays_so_when_it_is_cut_further(split: str) -> None:
    """Among 211 nodes the edge is 0.15/211 = 0.0007; one at 0.0009 is significant as a leaf and as a parent."""
    families = {f"f{one}": [f"a{one}x{place}" for place in range(20)] for one in range(10)}
    rows = {name: [1.0, 1.0] for family in families.values() for name in family} | {"c0": [0.5, 0.5], "c1": [0.5, 0.5]}
    spec = {name: {"split": " + ".join(family)} for name, family in families.items()}
    spec |= {"root": {"split": " + ".join(families)}} | ({"a3x7": {"split": split}} if split else {})
    tree = grow({"root": [200.0, 200.0], **{name: [20.0, 20.0] for name in families}, **rows}, spec)
    judged = {**dict.fromkeys([node.kpi for node in tree.nodes], 0.5), "a3x7": 0.0009}
    assert significant(tree, judged) == {"a3x7"}


def test_one_change_that_shows_in_all_its_parents_opens_no_door_among_all() -> None:
    """l1, left and root are one discovery: 1/8·0.15 = 0.019, not 3/8·0.15 = 0.056, is the edge for r1."""
    assert found(root=0.001, left=0.001, l1=0.001, r1=0.04, right=0.2) == {"root", "left", "l1"}
    assert found(root=0.001, left=0.001, l1=0.001, r1=0.03, right=0.2) == {"root", "left", "l1", "r1"}


def test_what_lies_inside_its_band_is_never_significant() -> None:
    assert found(root=0.06) == set()
    assert found(root=0.04, left=0.06, right=0.06) == {"root"}


def test_kpis_beside_the_tree_and_of_earlier_months_are_not_its_members() -> None:
    judged = {**QUIET, "side": 1e-9, "r3": 1e-9}
    assert significant(two_branches(), judged) == frozenset()


def test_the_false_ones_to_be_expected_grow_with_the_tree_and_stay_few() -> None:
    alone = grow({"root": [1.0, 1.0]})
    assert expected_false(alone, {"root": 0.5}) == pytest.approx(0.05 + 0.001 + 0.01)
    assert 0.05 < expected_false(two_branches(), QUIET) < 0.3
    assert expected_false(two_branches(), {}) == 0.0
