"""A problem says its place, what is wrong and what would be right."""

from __future__ import annotations

from nenrin.vocabulary import Place, Problem, Problems, nearest


def test_a_place_in_a_text_file_is_file_line_column() -> None:
    assert str(Place("config/acme/client.yaml", 41, 15)) == "config/acme/client.yaml:41:15"


def test_a_place_in_a_spreadsheet_is_file_sheet_cell() -> None:
    assert str(Place("data/2026-10.xlsx", sheet="Orders", cell="G1204")) == "data/2026-10.xlsx:Orders!G1204"


def test_problems_are_told_all_at_once_and_each_once() -> None:
    one = Problem(Place("a.yaml", 1, 1), "unknown key 'kpi'", nearest("kpi", ["kpis", "root"]))
    two = Problem(Place("a.yaml", 2, 1), "no root")
    assert str(Problems([one, two, one])).splitlines() == [
        "a.yaml:1:1: unknown key 'kpi'; did you mean 'kpis'?", "a.yaml:2:1: no root",
    ]


def test_nothing_is_offered_when_nothing_resembles_the_word() -> None:
    assert not nearest("revenue", ["orders", "customers"])
