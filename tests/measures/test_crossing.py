"""Every combination of the segments of one source, counted; bounded in number, and in one SELECT more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlglot
from sqlglot import exp

from nenrin.measures import Dimension, Measure, Measures
from nenrin.measures.crossing import MOST_COMBINATIONS, crossings
from nenrin.measures.dialect import DuckDB
from nenrin.measures.query import Renderer, queries
from nenrin.sources import Source
from shop import COLUMNS, ORDERS, count, counted, told

SOURCE: dict[str, Any] = {
    "columns": {**COLUMNS, "channel": {"type": "category"}}, "path": "orders.csv", "time": "day", "entity": "who",
}
REGION = {"label": "Region", "source": "orders", "of": "region"}
CHANNEL = {"label": "Channel", "source": "orders", "of": "channel"}
BOTH = {"region": REGION, "channel": CHANNEL}
MEASURES: dict[str, Any] = {
    "revenue": {"agg": "sum", "of": "amount"},
    "buyers": {"agg": "count_distinct", "of": "who"},
    "web": {"agg": "count", "where": "channel == 'web'"},
    "largest": {"agg": "max", "of": "amount"},
    "lost": {"agg": "count_distinct", "of": "who", "customers": "churned"},
}


def rows(folder: Path) -> Path:
    lines = (
        "2026-01-05,a,UK,10,web", "2026-01-06,a,UK,0.5,web", "2026-01-07,b,UK,5,shop", "2026-01-08,c,FR,1,web",
        "2026-02-05,b,UK,7,shop", "2026-02-06,d,,2,shop", "2026-02-07,a,FR,3,web",
    )
    folder.joinpath("orders.csv").write_text("\n".join(["day,who,region,amount,channel", *lines]), encoding="utf-8")
    return folder


def crossed(folder: Path, dimensions: dict[str, Any]) -> Measures:
    return counted(rows(folder), MEASURES, "2026-02", source=SOURCE, dimensions=dimensions, customer={})


def test_every_combination_that_has_rows_is_counted_in_every_month(tmp_path: Path) -> None:
    found = crossed(tmp_path, BOTH)
    assert found.crossing == ("region", "channel")
    assert {key: told(one["revenue"]) for key, one in found.crossed.items()} == {
        ("(blank)", "shop"): "2026-01 0, 2026-02 2.00",
        ("FR", "web"): "2026-01 1.00, 2026-02 3.00",
        ("UK", "shop"): "2026-01 5.00, 2026-02 7.00",
        ("UK", "web"): "2026-01 10.50, 2026-02 0",
    }
    assert told(found.crossed["UK", "web"]["buyers"]) == "2026-01 1, 2026-02 0"


def test_the_combinations_of_what_adds_up_add_up_to_every_segment(tmp_path: Path) -> None:
    found = crossed(tmp_path, BOTH)
    for kpi in ("revenue", "web"):
        for place, dimension in enumerate(found.crossing):
            for segment, series in found.segments[dimension].items():
                for month, value in series[kpi].items():
                    parts = [one[kpi][month] for key, one in found.crossed.items() if key[place] == segment]
                    assert sum(parts) == value


def test_lost_customers_are_told_where_they_bought_before_and_a_maximum_has_no_parts(tmp_path: Path) -> None:
    found = crossed(tmp_path, BOTH)
    assert {key: told(one["lost"]) for key, one in found.crossed.items()} == {
        ("(blank)", "shop"): "2026-02 0", ("FR", "web"): "2026-02 1", ("UK", "shop"): "2026-02 0",
        ("UK", "web"): "2026-02 0",
    }
    assert all("largest" not in one for one in found.crossed.values())


def test_one_dimension_is_crossed_with_nothing(tmp_path: Path) -> None:
    found = crossed(tmp_path, {"region": REGION})
    assert (found.crossing, found.crossed) == ((), {})
    plain = count(tmp_path, "2026-01-05 a UK 1", {"revenue": MEASURES["revenue"]})
    assert (plain.crossing, plain.crossed) == ((), {})


def dimension(source: str = "orders") -> Dimension:
    return Dimension.model_validate({**REGION, "source": source})


def segments(count: int) -> dict[str, None]:
    return {f"s{one}": None for one in range(count)}


@pytest.mark.parametrize(
    ("sizes", "chosen"),
    [
        ({"a": 3, "b": 4}, ("a", "b")),
        ({"a": 600, "b": 3, "c": 2}, ("b", "c")),
        ({"a": 40, "b": 50}, ("a", "b")),
        ({"a": 41, "b": 50}, ()),
        ({"a": 3, "b": 1}, ()),
        ({"a": 3, "b": 1, "c": 2}, ("a", "c")),
    ],
)
def test_the_smallest_dimensions_are_crossed_as_far_as_two_thousand_combinations_go(
    sizes: dict[str, int], chosen: tuple[str, ...],
) -> None:
    """600 × 3 is more than 2,000 with the 2; 40 × 50 is exactly 2,000."""
    assert MOST_COMBINATIONS == 2_000
    found = crossings({name: dimension() for name in sizes}, {name: segments(size) for name, size in sizes.items()})
    assert found == ({"orders": chosen} if chosen else {})


def test_dimensions_of_two_sources_are_never_crossed_with_each_other() -> None:
    known = {name: segments(3) for name in ("a", "b", "c", "d")}
    places = {"a": "orders", "b": "visits", "c": "orders", "d": "visits"}
    found = crossings({name: dimension(source) for name, source in places.items()}, known)
    assert found == {"orders": ("a", "c"), "visits": ("b", "d")}
    assert crossings({"a": dimension(), "b": dimension("visits")}, known) == {}


def test_crossing_is_one_plain_select_that_groups_by_all_of_them() -> None:
    cuts = {name: Dimension.model_validate(said) for name, said in BOTH.items()}
    renderer = Renderer(DuckDB(), {"orders": Source.model_validate(ORDERS | SOURCE)}, None, cuts)
    measure = Measure.model_validate({"source": "orders", "agg": "count"})
    (query,) = queries({"rows": measure})
    (parsed,) = sqlglot.parse(renderer.render(query, crossing=("region", "channel")), read="duckdb")
    assert isinstance(parsed, exp.Select)
    assert [len(one.expressions) for one in parsed.find_all(exp.Tuple)] == [3]
