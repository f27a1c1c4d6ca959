"""Where there is room for a few parts, the largest stand by themselves and the rest closes the change."""

from __future__ import annotations

import math

import pytest

from grown_report import shop, wide
from nenrin.report.drivers import beside, drivers, main_reference, node_names
from nenrin.report.parts import MOST, month_parts, year_parts


def test_of_twelve_leaves_five_stand_by_themselves_and_the_rest_closes_the_change() -> None:
    report = wide()
    reference = main_reference(report) or ""
    found, attribution = month_parts(report, reference), report.attributions[reference]
    effects = attribution.contributions
    assert len(found.nodes) == MOST - 1
    assert math.fsum(effects[node.path] for node in found.nodes) + found.rest == pytest.approx(attribution.change)
    called = {one.kpi for one in report.findings.callouts}
    left = [node for node in report.tree.nodes if node.leaf and node not in found.nodes]
    assert {node.kpi for node in found.nodes} >= called
    least = min(abs(effects[node.path]) for node in found.nodes if node.kpi not in called)
    assert max(abs(effects[node.path]) for node in left) <= least


def test_a_year_that_is_not_shared_out_has_no_parts() -> None:
    with pytest.raises(ValueError, match="not shared out"):
        year_parts(shop())


def test_beside_the_plan_stands_last_year_and_beside_last_year_nothing_unless_it_was_expected() -> None:
    assert (main_reference(shop()), beside(shop())) == ("plan", ("prior_year",))
    assert (main_reference(wide()), beside(wide())) == ("prior_year", ())


def test_every_driver_is_named_where_the_figures_hold_its_node() -> None:
    report, names = shop(), node_names(shop(), "plan")
    listed = [node.path for node in report.tree.nodes if node.path in report.attributions["plan"].contributions]
    for one in drivers(report, "plan"):
        place = names[one.node.path]
        assert listed[int(place.rpartition(".")[2])] == one.node.path
        assert [figure.id for figure in (one.effect, one.before, one.after)] == [
            f"{place}.{part}" for part in ("contribution", "start", "end")
        ]
