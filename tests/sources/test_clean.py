"""Cleaning rules change cells before they are read, and every hit is counted."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from orders import read_one, repaired, source, write_csv

HEAD = "order,day,customer,region,amount\n"


def test_spellings_are_mapped_and_units_stripped_and_each_hit_is_counted(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + '1,2026-10-01,7,EIRE,"１，５００円"\n2,2026-10-02,7, EIRE ,7\n3,2026-10-03,7,UK,￥8\n')
    rules = [
        {"column": "region", "map": {"EIRE": "Ireland"}},
        {"column": "amount", "strip": "円"}, {"column": "amount", "strip": "¥"}, {"column": "amount", "strip": "￥"},
    ]
    table = read_one(tmp_path, source(clean=rules))
    assert list(table.frame["region"]) == ["Ireland", "Ireland", "UK"]
    assert list(table.frame["amount"]) == [Decimal(1500), Decimal(7), Decimal(8)]
    assert repaired(table.intakes[0]) == {
        "region: spellings mapped by a cleaning rule": 2,
        "amount: '円' stripped by a cleaning rule": 1, "amount: '￥' stripped by a cleaning rule": 1,
    }


def test_a_spelling_may_be_mapped_to_nothing(tmp_path: Path) -> None:
    write_csv(tmp_path, HEAD + "1,2026-10-01,7,不明,5\n")
    table = read_one(tmp_path, source(clean=[{"column": "region", "map": {"不明": ""}}]))
    assert list(table.frame["region"]) == [None]
    assert table.intakes[0].columns[3].blanks == 1


@pytest.mark.parametrize("strip", ["億", "千円", "M", "0", ",", "-", "."])
def test_a_rule_that_would_change_a_number_is_refused(strip: str) -> None:
    with pytest.raises(ValueError, match="would change numbers"):
        source(clean=[{"column": "amount", "strip": strip}])


def test_a_rule_needs_something_to_do() -> None:
    with pytest.raises(ValueError, match="map or strip"):
        source(clean=[{"column": "amount"}])
