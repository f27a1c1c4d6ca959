"""What is read from a sound configuration; each docstring is one, its other parts are sound."""

# ruff: noqa: D200, D205, D212, D400, D415 (a docstring is the input here)

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nenrin.explanations import Cause
from nenrin.settings import Loaded, load
from nenrin.vocabulary import Month, Place, Problems
from yaml_cases import BASE, reads, said, written

SAMPLE = Path(__file__).parents[2] / "config" / "online-retail" / "client.yaml"


def test_the_sample_client_is_read_without_a_word() -> None:
    loaded = load(SAMPLE)
    assert loaded.warnings == ()
    assert loaded.folder == SAMPLE.parent
    assert loaded.settings.root == "net_revenue"
    assert loaded.settings.default_month() == Month(2011, 11)
    assert sum(kpi.strategic for kpi in loaded.settings.kpis.values()) in {3, 4, 5}
    assert {"giant-order-january", "partial-december"} <= {cause.id for cause in loaded.causes}


def test_its_fingerprint_is_that_of_the_two_files_one_after_the_other() -> None:
    both = SAMPLE.read_bytes() + (SAMPLE.parent / "causes.yaml").read_bytes()
    assert load(SAMPLE).sha256 == hashlib.sha256(both).hexdigest()


def test_every_part_of_the_sample_knows_where_it_was_written() -> None:
    loaded = load(SAMPLE)
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    for name, kpi in loaded.settings.kpis.items():
        place = kpi.place()
        assert place.line is not None
        assert lines[place.line - 1] == f"  {name}:"
        assert kpi.place("better").line != place.line
        assert kpi.measure is None or kpi.measure.place("agg").file == str(SAMPLE)
    register = (SAMPLE.parent / "causes.yaml").read_text(encoding="utf-8").splitlines()
    for cause in loaded.causes:
        place = cause.place("id")
        assert place.line is not None
        assert register[place.line - 1] == f"  - id: {cause.id}"


@reads
def test_a_name_that_looks_like_a_number_is_the_name(loaded: Loaded) -> None:
    """
    client: {id: acme, name: 2011}
    dimensions:
      score: {label: Score, source: orders, of: country, groups: {Promoters: [9, 10], Others: [0, 1.10, no, 007, true]}}
    """
    assert loaded.settings.client.name.text("en") == "2011"
    assert loaded.settings.dimensions["score"].groups == {
        "Promoters": ("9", "10"), "Others": ("0", "1.10", "no", "007", "true"),
    }


@reads
def test_yes_and_no_are_truths_where_a_truth_is_meant(loaded: Loaded) -> None:
    """
    sources:
      orders:
        path: o.csv
        time: day
        columns:
          day: {type: date, required: yes}
          customer: {type: id, required: No, personal: true}
          amount: {type: integer}
    """
    columns = loaded.settings.sources["orders"].columns
    assert [column.required for column in columns.values()] == [True, False, True]


@reads
def test_spellings_of_countries_and_months_are_no_surprise(loaded: Loaded) -> None:
    """
    report: {month: 2026-10}
    sources:
      orders:
        path: "{month}.csv"
        time: day
        columns:
          day: {type: date, values: [12:30, 2011-02-03, 0123]}
          amount: {type: integer}
        clean:
          - {column: day, map: {no: Norway, 0123: Oslo, on: Ontario}}
    """
    source = loaded.settings.sources["orders"]
    assert loaded.settings.default_month() == Month(2026, 10)
    assert source.columns["day"].values == ("12:30", "2011-02-03", "0123")
    assert source.clean[0].map == {"no": "Norway", "0123": "Oslo", "on": "Ontario"}


@reads
def test_definitions_and_splits_may_run_against_each_other(loaded: Loaded) -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: sum, of: amount}, split: orders * value, better: up}
      orders: {label: O, measure: {source: orders, agg: count}, better: up}
      value: {label: V, formula: revenue / orders, better: up}
    """
    assert loaded.settings.kpis["value"].formula is not None


@reads
def test_the_month_before_makes_no_circle(loaded: Loaded) -> None:
    """
    kpis:
      revenue: {label: R, formula: growth + prev(revenue), split: prev(revenue) + growth, better: up}
      growth: {label: G, measure: {source: orders, agg: sum, of: amount}, split: growth_rate * prev(growth), better: up}
      growth_rate: {label: G, formula: growth / prev(growth), better: up}
    """
    assert list(loaded.settings.kpis) == ["revenue", "growth", "growth_rate"]


@reads
def test_rates_of_money_and_counts_multiply_to_money(loaded: Loaded) -> None:
    """
    kpis:
      revenue: {label: R, formula: customers * value + 2 * fees, better: up, format: {style: currency}}
      customers: {label: C, measure: {source: orders, agg: count_distinct, of: customer}, better: up}
      value: {label: V, formula: sales / customers, better: up, format: {style: currency, digits: 1}}
      sales: {label: S, measure: {source: orders, agg: sum, of: amount}, better: up, format: {style: currency}}
      fees: {label: F, formula: sales * share, better: up, format: {style: currency}}
      share: {label: H, formula: 1 - customers / prev(customers), better: up, format: {style: percent}}
    """
    assert loaded.settings.kpis["share"].format.style == "percent"


@reads
def test_a_kpi_may_move_with_a_cause_or_a_kpi_however_that_is_written(loaded: Loaded) -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: sum, of: amount}, better: up}
      orders: {label: O, measure: {source: orders, agg: count}, better: up, stance: {moves_with: revenue}}
      other: {label: O, measure: {source: orders, agg: count}, better: up, stance: "moves_with: orders"}
    """
    stances = [kpi.stance for kpi in loaded.settings.kpis.values()]
    assert stances == ["still", "moves_with: revenue", "moves_with: orders"]


@reads
def test_lists_and_mappings_of_plain_words_know_the_place_of_each(loaded: Loaded) -> None:
    """
    sources:
      orders:
        path: o.csv
        time: day
        keys: [amount, day]
        columns:
          day: {type: date, from: [Day, Date]}
          amount: {type: integer}
        clean:
          - {column: day, map: {a: b}}
    kpis:
      revenue: {label: R, formula: "1", better: up}
    """
    source = loaded.settings.sources["orders"]
    assert source.place() == Place("client.yaml", 2, 3)
    assert source.place("keys.1") == Place("client.yaml", 5, 20)
    assert source.columns["day"].place() == Place("client.yaml", 7, 7)
    assert source.columns["day"].place("from.0") == Place("client.yaml", 7, 32)
    assert source.clean[0].place("column") == Place("client.yaml", 10, 18)


@reads
def test_what_the_file_does_not_say_has_no_place(loaded: Loaded) -> None:
    """
    client: {id: acme, name: Acme}
    """
    assert loaded.settings.report.place("month").line is None
    assert loaded.settings.sources["orders"].update.place().line is None


def test_a_register_is_read_with_it(tmp_path: Path) -> None:
    path = written(tmp_path, "causes: causes.yaml", """
        causes:
          - id: storm
            label: Storm
            kpi: revenue
            direction: down
            size: [5%, 10%]
            months: {from: 2011-01}
            kind: calendar
            lasting: yes
            date: 2011-02-03
        """)
    (cause,) = load(path).causes
    assert isinstance(cause, Cause)
    assert (cause.size, cause.lasting, cause.date) == (("5%", "10%"), True, dt.date(2011, 2, 3))
    assert cause.months.place("from") == Place(str(tmp_path / "causes.yaml"), 7, 20)


def test_a_register_may_be_empty_for_now(tmp_path: Path) -> None:
    assert load(written(tmp_path, "causes: causes.yaml", "causes: []")).causes == ()


def test_files_are_named_as_the_user_named_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "acme").mkdir()
    written(tmp_path / "acme", "root: revenu")
    monkeypatch.chdir(tmp_path)
    assert said(Path("acme/client.yaml"))[0].startswith("acme/client.yaml:1:7: ")
    assert said(tmp_path / "acme" / "client.yaml")[0].startswith(f"{tmp_path}/acme/client.yaml:1:7: ")


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "orders.csv").write_text("secret")
    (tmp_path / "acme" / "data").mkdir(parents=True)
    (tmp_path / "acme" / "data" / "2011-01.csv").symlink_to(tmp_path / "other" / "orders.csv")
    (tmp_path / "acme" / "plan.csv").symlink_to("../other/orders.csv")
    (lines, plan) = said(written(tmp_path / "acme", "plan: plan.csv"))[::-1]
    assert "path: 'data/{month}.csv' leads, by a link, out of the client's folder" in lines
    assert "plan: 'plan.csv' leads, by a link, out of the client's folder" in plan


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "raw.csv").write_text("x")
    (tmp_path / "data" / "2011-01.csv").symlink_to("../raw.csv")
    assert load(written(tmp_path, "")).warnings == ()


def test_a_device_or_a_link_in_a_circle_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.csv")
    (line,) = said(written(tmp_path, "plan: plan.csv"))
    assert "plan: 'plan.csv' is no ordinary file" in line
    (tmp_path / "round.csv").symlink_to("round.csv")
    (line,) = said(written(tmp_path, "plan: round.csv"))
    assert "plan: 'round.csv' cannot be followed" in line


def test_a_secret_is_never_repeated(tmp_path: Path) -> None:
    text = BASE["sources"].replace("data/{month}.csv", "https://me:hunter2@host/x.csv") + "token: hunter2\n"
    lines = said(written(tmp_path, text))
    assert len(lines) == 2
    assert "hunter2" not in "".join(lines)
    assert all("a secret is written in the file" in line for line in lines)


def test_an_environment_variable_is_no_secret(tmp_path: Path) -> None:
    (line,) = said(written(tmp_path, "password: ${WAREHOUSE}"))
    assert "unknown key 'password' in the file" in line


def test_what_one_client_says_is_not_remembered_for_the_next(tmp_path: Path) -> None:
    said(written(tmp_path, "report: {timezone: Asia/Tokyo, currency: yen}"))
    brief = load(written(tmp_path, "")).settings.report
    assert brief.timezone == "UTC"
    assert brief.place().line is None


def test_problems_and_warnings_are_told_together(tmp_path: Path) -> None:
    path = written(tmp_path, """
        root: revenu
        kpis:
          revenue: {label: R, better: up, formula: gross + gross}
          gross: {label: G, measure: {source: orders, agg: sum, of: amount}, better: up, format: {style: currency}}
        """)
    with pytest.raises(Problems) as raised:
        load(path)
    assert [problem.warning for problem in raised.value.problems] == [False, True]


@pytest.mark.parametrize("count", [1200, pytest.param(3000, marks=pytest.mark.slow)])
def test_a_chain_of_more_kpis_than_python_would_call_functions_is_read(tmp_path: Path, count: int) -> None:
    assert count > sys.getrecursionlimit()
    kpis = "".join(f"  k{n}: {{label: K{n}, formula: k{n + 1} + 1, better: up}}\n" for n in range(count))
    path = written(tmp_path, f"root: k0\nkpis:\n{kpis}  k{count}: {{label: K, formula: '1', better: up}}\n")
    assert len(load(path).settings.kpis) == count + 1


def test_yaml_is_imported_only_when_something_is_read() -> None:
    program = "import sys, nenrin.settings; sys.exit('yaml' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


CORPUS = Path(__file__).parents[2].parent / "shared" / "data" / "badinputs" / "files" / "yaml"
NONE = pytest.param(None, marks=pytest.mark.skip(reason="the corpus is not here"))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.yaml")) or [NONE])
def test_no_file_of_the_corpus_is_taken_for_a_configuration(path: Path) -> None:
    """They follow another grammar: none is read, each is told with places, in our words, without its secrets."""
    with pytest.raises(Problems) as raised:
        load(path)
    for problem in raised.value.problems:
        assert problem.place.line is not None
        assert problem.right
    told = str(raised.value)
    assert not any(word in told for word in ("hunter2", "pydantic", "Error", "Input should", "Traceback"))
