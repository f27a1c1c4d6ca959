"""Definitions: what the configuration says of KPIs, sources and segments can be looked up, nothing personal with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nenrin import sheets
from nenrin.report import Report
from nenrin.sheets import Cell, compose
from nenrin.sources import Source
from nenrin.tree import Kpi
from nenrin.words.catalogue import texts
from sample_report import sample_report

PERSON = "Ms Personal"


def report() -> Report:
    """A source that is kept up, with a cleaned column, a personal one, and rows that undo one another."""
    source = Source.model_validate({
        "path": "data/{month}.csv", "time": "day", "entity": "who", "keys": ["who", "day"], "on_duplicate": "keep_last",
        "update": {"method": "copied by hand", "frequency": "on Mondays", "complete_after_days": 7},
        "columns": {
            "day": {"type": "date"}, "amount": {"type": "integer", "label": "Amount due"},
            "who": {"type": "text", "personal": True, "values": [PERSON]},
            "land": {"type": "category", "values": ["Ireland", "Spain"]},
        },
        "clean": [
            {"column": "land", "map": {"EIRE": "Ireland"}}, {"column": "amount", "strip": "円"},
            {"column": "who", "map": {PERSON: "x"}},
        ],
        "pairs": {"undoes": {"same": ["who"], "opposite": "amount"}},
    })
    return replace(sample_report(), sources={"bills": source})


def lines(made: Report) -> list[list[str]]:
    """The texts of every row."""
    found: dict[int, list[Cell]] = {}
    for cell in compose(made, "en").sheets[-1].cells:
        found.setdefault(cell.row, []).append(cell)
    return [[str(cell.value) for cell in found[row] if cell.value is not None] for row in sorted(found)]


def line(made: Report, *begins: str) -> list[str]:
    return next(one for one in lines(made) if one[:len(begins)] == list(begins))


def test_how_a_source_is_kept_up_is_told() -> None:
    told = line(report(), "bills", "bills")
    assert told[2:] == [
        "day", "who", "last kept", "7 days", "data/{month}.csv", "who, day", "copied by hand", "on Mondays",
    ]


@pytest.mark.parametrize(("column", "wanted"), [
    ("amount", ["Amount due", "“円” cut off"]), ("land", ["Ireland, Spain", "EIRE → Ireland"]),
    ("undoes", ["marks rows of a month that undo one another: same who, opposite Amount due"]),
])
def test_what_a_column_may_hold_and_what_is_cleaned_is_told(column: str, wanted: list[str]) -> None:
    assert set(wanted) <= set(line(report(), "bills", column))


def test_nothing_of_a_personal_column_but_its_name_is_told() -> None:
    assert line(report(), "bills", "who")[3] == "yes"
    assert not any(PERSON in text for one in lines(report()) for text in one)


@pytest.mark.parametrize(("key", "value", "wanted"), [
    ("expectation", "seasonal_naive", "the same month of last year"), ("per", "trading_day", "per trading day"),
    ("expectation", {"plan": {"tolerance": "5%"}}, "the plan, within 5%"),
    ("smallest_group", 10, "not below 10 customers"), ("owner", "Sales", "Sales"),
])
def test_how_a_kpi_is_judged_and_who_answers_for_it_is_told(key: str, value: object, wanted: str) -> None:
    base = sample_report()
    root = base.tree.kpis[base.root]
    changed = Kpi.model_validate({**root.model_dump(by_alias=True, exclude_unset=True), key: value})
    kpis = {**base.tree.kpis, base.root: changed}
    told = line(replace(base, tree=replace(base.tree, kpis=kpis)), changed.label.text("en"), base.root)
    assert any(wanted in text for text in told)




@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_text_of_definitions_has_its_place_in_the_program(language: str) -> None:
    """Most depend on the configuration, so that no one report needs them all; some keys are put together."""
    said = "".join(file.read_text("utf-8") for file in Path(sheets.__file__).parent.glob("definitions*.py"))
    keys = [key.removeprefix("sheet.definitions.") for key in texts(language) if key.startswith("sheet.definitions.")]
    assert len(keys) > 50
    built = ("judged", "duplicates", "subtitle", "purpose")
    assert [key for key in keys if key.split(".")[-1] not in said and key.split(".")[0] not in built] == []
