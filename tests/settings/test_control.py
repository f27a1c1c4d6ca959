"""The control of a cause; each docstring is a register beside a sound configuration."""

# ruff: noqa: D205, D212, D400, D415 (a docstring is the input here)

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from nenrin.settings import load
from yaml_cases import said, tells_of_register, written

HEAD = "{id: mail, label: Mail, kpi: revenue, direction: up, kind: initiative, months: {from: 2026-06}, control: "


def told(folder: Path, control: str) -> list[str]:
    """What is wrong with one control, without its place."""
    path = written(folder, "causes: causes.yaml", f"causes:\n  - {HEAD}{control}}}")
    return [problem.partition(": ")[2] for problem in said(path.relative_to(folder))]


@pytest.fixture(autouse=True)
def _in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


WHERE = "say one of  source: (a held-out group),  by: (an untouched segment),  series: (an untouched KPI)"
GROUPS = "source: orders, group: country, treated: [A], control: B"


@pytest.mark.parametrize("control", [
    f"{{{GROUPS}, outcome: amount > 0}}",
    f"{{{GROUPS}, entity: customer, of: amount, pre: amount, shares: {{A: 1, B: 2.5}}, value: 2}}",
    f"{{{GROUPS}, of: amount, per: amount, where: \"day >= '2026-06-02'\", value: revenue}}",
])
def test_a_sound_control_is_read(tmp_path: Path, control: str) -> None:
    path = written(tmp_path, "causes: causes.yaml", f"causes:\n  - {HEAD}{control}}}")
    (cause,) = load(path).causes
    assert cause.control is not None
    assert cause.control.arms == ("A", "B")


@pytest.mark.parametrize(("control", "problems"), [
    ("{treated: [A]}", [
        f"the control does not say where it stands; {WHERE}",
    ]),
    ("{source: orders, series: revenue}", [
        f"the control names source and series; {WHERE}",
        "series: 'revenue' is what the cause works on; name a KPI that it does not touch",
    ]),
    ("{source: order, group: country, treated: [A], control: B, outcome: amount > 0}", [
        "unknown source 'order'; did you mean 'orders'?",
    ]),
    ("{source: orders, outcome: amount > 0}", [
        "the control lacks the key 'group'; add  group: <…>", "the control lacks the key 'treated'; add  treated: [A]",
        "the control lacks the key 'control'; add  control: <…>",
    ]),
    (f"{{{GROUPS}}}", [
        "the control lacks an outcome; say  outcome: <condition>  for a rate, or  of: <column>  for a mean",
    ]),
    (f"{{{GROUPS}, outcome: amount > 0, of: amount}}", [
        "the control has two outcomes; say  outcome: <condition>  for a rate, or  of: <column>  for a mean",
    ]),
    (f"{{{GROUPS}, outcome: amount}}".replace("country", "contry"), [
        "unknown column 'contry' in group; did you mean 'country'?",
    ]),
    (f"{{{GROUPS}, outcome: amount}}", ["outcome: no condition; write one as  amount > 0"]),
    (f"{{{GROUPS}, outcome: amount + 1}}", ["outcome: no condition; write one as  amount > 0"]),
    (f"{{{GROUPS}, outcome: amont > 0}}", ["unknown column 'amont' in outcome; did you mean 'amount'?"]),
    (f"{{{GROUPS}, outcome: amount == 'x'}}", [
        "outcome: 'amount' is number, “x” is text; compare like with like; text stands in quotes",
    ]),
    (f"{{{GROUPS}, of: country}}", ["of: the column 'country' has type category; name a number column"]),
    (f"{{{GROUPS}, outcome: amount > 0, pre: amount}}", [
        "pre: goes with  of: <column>; say  of: <column>, or delete it",
    ]),
    (f"{{{GROUPS}, of: amount, per: amount, pre: amount}}", ["pre: says nothing beside per; delete one of them"]),
    (f"{{{GROUPS}, of: amount, shares: {{A: 1, C: 2}}}}", [
        "shares: nothing is said of B; give every arm its share", "shares: 'C' is no arm; the arms are: A, B",
    ]),
    (f"{{{GROUPS}, of: amount, value: revenu}}", ["unknown KPI 'revenu' in value; did you mean 'revenue'?"]),
    (f"{{{GROUPS}, of: amount, by: country}}", [
        f"the control names source and by; {WHERE}", "unknown dimension 'country'; add it to the dimensions",
    ]),
    ("{source: orders, group: customer, treated: [A, A], control: A, of: amount}", [
        "group: the personal values of 'customer' would be printed; name a column that holds the arms",
        "the arm 'A' stands twice; delete one",
    ]),
    ("{series: revenues}", ["unknown KPI 'revenues' in series; did you mean 'revenue'?"]),
    ("{series: revenues, treated: [A]}", [
        "unknown KPI 'revenues' in series; did you mean 'revenue'?", "treated: says nothing beside series; delete it",
    ]),
])
def test_what_is_wrong_with_a_control_is_told(tmp_path: Path, control: str, problems: list[str]) -> None:
    assert set(problems) <= set(told(tmp_path, control))
    assert len(told(tmp_path, control)) <= len(problems) + 1


@tells_of_register("causes.yaml:10:31: shares: 'C' is no arm; the arms are: A, B",
                   "causes.yaml:11:14: unknown KPI 'revenu' in value; did you mean 'revenue'?")
def test_problems_stand_where_they_were_written() -> None:
    """
    causes:
      - id: mail
        label: Mail
        kpi: revenue
        direction: up
        months: {from: 2026-06}
        kind: initiative
        control:
          {source: orders, group: country, treated: [A], control: B, of: amount,
          shares: {A: 1, B: 1, C: 2},
          value: revenu}
    """


def test_a_register_in_a_spreadsheet_has_no_control(tmp_path: Path) -> None:
    text = inspect.cleandoc("""
        id,label,kpi,direction,kind,from,control
        mail,Mail,revenue,up,initiative,2026-06,B
    """)
    (tmp_path / "causes.csv").write_text(text + "\n", encoding="utf-8")
    path = written(tmp_path, "causes: causes.csv")
    assert "unknown column 'control' in the register" in said(path.relative_to(tmp_path))[0]
