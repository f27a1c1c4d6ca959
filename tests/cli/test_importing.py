"""``nenrin import``: what reviewers wrote comes back by key and header, and nothing that was there is lost."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl.utils import get_column_letter
from typer.testing import CliRunner, Result

from nenrin import settings
from nenrin.cli import app
from returned_workbook import CAUSE, LAST, REGISTER, Hands, answered, folder, issued

FREIGHT = f"freight@{LAST}"


def nenrin(file: Path, config: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["import", str(file), "--config", str(config), *more])


def register(config: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load((config.parent / "causes.yaml").read_text(encoding="utf-8"))["causes"])


def work(config: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load((config.parent / "investigations.yaml").read_text(encoding="utf-8"))["investigations"])


def test_an_untouched_workbook_changes_nothing(tmp_path: Path) -> None:
    config = folder(tmp_path)
    for language in ("en", "ja"):
        (tmp_path / "book.xlsx").write_bytes(issued(language))
        answer = nenrin(tmp_path / "book.xlsx", config)
        assert (answer.exit_code, answer.stdout) == (0, "Nothing new. Nothing was written.\n")
    assert (tmp_path / "causes.yaml").read_text(encoding="utf-8") == REGISTER


def test_a_cause_with_an_effect_joins_the_register_and_every_letter_of_it_stays(tmp_path: Path) -> None:
    config = folder(tmp_path)
    hands = Hands(issued(), whole=True).fill(FREIGHT, **CAUSE, evidence="mail of 3 May", reviewer="Cy")
    file = hands.save(tmp_path / "a.xlsx")
    answer = nenrin(file, config)
    assert answer.exit_code == 0, answer.output
    text = (tmp_path / "causes.yaml").read_text(encoding="utf-8")
    body, end = REGISTER.split("# the end")
    assert text.startswith(body)
    assert text.endswith(f"# the end{end}")
    assert register(config)[1] == {
        "id": f"freight-{LAST}", "label": "Strike at the port", "kpi": "freight", "direction": "up",
        "size": [2800, 3200], "months": {"from": str(LAST), "to": str(LAST)}, "kind": "price",
        "evidence": "mail of 3 May", "author": "Cy",
    }
    assert len(settings.load(config).causes) == 2
    again = nenrin(file, config)
    assert "Nothing new" in again.stdout
    assert (tmp_path / "causes.yaml").read_text(encoding="utf-8") == text


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path) -> None:
    config = folder(tmp_path)
    file = Hands(issued()).fill(FREIGHT, **CAUSE).save(tmp_path / "a.xlsx")
    answer = nenrin(file, config, "--dry-run")
    assert f"new cause freight-{LAST}: 'Strike at the port' on freight, up [2800, 3200]" in answer.stdout
    assert "Nothing was written" in answer.stdout
    assert (tmp_path / "causes.yaml").read_text(encoding="utf-8") == REGISTER
    told = json.loads(nenrin(file, config, "--dry-run", "--json").stdout)
    assert (told["written"], len(told["changes"])) == (False, 2)


def test_an_answer_in_words_goes_to_the_work_list_which_the_configuration_then_names(tmp_path: Path) -> None:
    config = folder(tmp_path)
    file = Hands(issued()).fill(
        FREIGHT, cause="carrier asked, no reply yet", owner="Dan", due=dt.date(2012, 8, 1), status="closed",
    ).save(tmp_path / "a.xlsx")
    assert nenrin(file, config).exit_code == 0
    assert work(config) == [{
        "key": FREIGHT, "owner": "Dan", "due": "2012-08", "state": "closed", "answer": "carrier asked, no reply yet",
    }]
    assert config.read_text(encoding="utf-8").endswith("investigations: investigations.yaml\n")
    assert "Nothing new" in nenrin(file, config).stdout


def test_an_earlier_question_is_answered_under_its_own_key_and_its_line_is_kept(tmp_path: Path) -> None:
    """The row of two months ago still stands there; what was said then stands beside this month's number."""
    config = folder(tmp_path)
    old = f"freight@{LAST + -2}"
    (tmp_path / "investigations.yaml").write_text(
        f"investigations:\n  # asked twice\n  - key: {old}\n    owner: Bob   # on leave\n    answer: port strike?\n",
        encoding="utf-8",
    )
    config.write_text(config.read_text(encoding="utf-8") + "investigations: investigations.yaml\n", encoding="utf-8")
    hands = Hands(answered())
    shown = hands.page.cell(hands.row(FREIGHT), hands.column("earlier")).value
    assert shown == "April 2012: port strike?"
    assert nenrin(hands.fill(old, owner="Eve", status="closed").save(tmp_path / "a.xlsx"), config).exit_code == 0
    text = (tmp_path / "investigations.yaml").read_text(encoding="utf-8")
    assert "# asked twice" in text
    assert "owner: Eve   # on leave" in text
    assert work(config)[0]["state"] == "closed"


def test_a_known_cause_is_changed_in_place(tmp_path: Path) -> None:
    config = folder(tmp_path)
    hands = Hands(issued()).fill(f"freight@{LAST}:fuel", low=45, evidence="invoice 13", to="2012-12")
    answer = nenrin(hands.save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    text = (tmp_path / "causes.yaml").read_text(encoding="utf-8")
    assert "size: [45, 60]              # by contract" in text
    assert "evidence: invoice 13" in text.replace('"', "")
    assert "fuel: size [40, 60] → [45, 60]" in answer.stdout
    assert register(config)[0]["months"] == {"from": str(LAST), "to": "2012-12"}
    assert register(config)[0]["label"] == {"en": "Fuel", "ja": "燃料"}


def test_the_japanese_edition_changes_the_japanese_label(tmp_path: Path) -> None:
    config = folder(tmp_path)
    hands = Hands(issued("ja"), "ja").fill(f"freight@{LAST}:fuel", cause="燃料費の高騰", kind="市場")
    said = {"kpi_id": "goods", "kind": "価格", "cause": "値上げ", "low": "△２０", "high": "△10", "from_": "2012年5月"}
    hands.fill(f"new-1@{LAST}", **said)
    answer = nenrin(hands.save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    first, second = register(config)
    assert (first["label"], first["kind"]) == ({"en": "Fuel", "ja": "燃料費の高騰"}, "market")
    assert (second["kpi"], second["direction"], second["size"]) == ("goods", "down", [10, 20])
    assert second["months"] == {"from": "2012-05"}


def test_what_was_changed_on_both_sides_is_told_and_only_overwritten_when_asked(tmp_path: Path) -> None:
    config = folder(tmp_path)
    text = REGISTER.replace("invoice 12", "invoice 99")
    (tmp_path / "causes.yaml").write_text(text, encoding="utf-8")
    file = Hands(issued()).fill(f"freight@{LAST}:fuel", evidence="invoice 13").save(tmp_path / "a.xlsx")
    answer = nenrin(file, config)
    assert answer.exit_code == 1
    assert "fuel: evidence was changed since: the files say 'invoice 99'" in answer.stderr
    assert (tmp_path / "causes.yaml").read_text(encoding="utf-8") == text
    assert nenrin(file, config, "--overwrite").exit_code == 0
    assert register(config)[0]["evidence"] == "invoice 13"


BAD: list[tuple[dict[str, object], str, str]] = [
    ({**CAUSE, "kind": "prise"}, "kind", "did you mean 'price'?"),
    ({**CAUSE, "low": "a lot"}, "low", "is no number"),
    ({**CAUSE, "low": "12%"}, "low", "is a percentage"),
    ({**CAUSE, "low": -5}, "high", "runs from negative to positive"),
    ({**CAUSE, "high": None}, "high", "one end"),
    ({**CAUSE, "from_": "soon"}, "from", "is no month"),
    ({**CAUSE, "from_": "2012-06", "to": "2012-05"}, "to", "before they begin"),
    ({**CAUSE, "cause": "x" * 3000}, "cause", "3,000 characters"),
    ({**CAUSE, "cause": "x" * 201}, "cause", "201 characters"),
    ({**CAUSE, "cause": "two\nlines"}, "cause", "more than one line"),
    ({**CAUSE, "reviewer": "A\nB"}, "reviewer", "more than one line"),
    ({**CAUSE, "cause": None}, "cause", "say what happened"),
    ({"kind": "price", "cause": "words"}, "low", "without its effect"),
    ({"low": 4, "high": 5}, "kind", "no kind of cause"),
    ({"owner": "#REF!", "status": "half done"}, "status", "is not in the list"),
    ({**CAUSE, "low": "=1/0"}, "low", "formula"),
]


@pytest.mark.parametrize(("said", "column", "wrong"), BAD)
def test_every_bad_cell_is_told_with_its_address_and_nothing_is_written(
    tmp_path: Path, said: dict[str, object], column: str, wrong: str,
) -> None:
    config, hands = folder(tmp_path), Hands(issued()).fill(FREIGHT, **said)
    answer = nenrin(hands.save(tmp_path / "a.xlsx"), config)
    spot = f"{get_column_letter(hands.column(column))}{hands.row(FREIGHT)}"
    assert answer.exit_code == 1
    line = next(line for line in answer.stderr.splitlines() if f"a.xlsx:Explanations!{spot}:" in line)
    assert wrong in line
    assert (tmp_path / "causes.yaml").read_text(encoding="utf-8") == REGISTER
    assert not (tmp_path / "investigations.yaml").exists()


def test_sorted_rows_moved_sheets_inserted_columns_and_junk_do_not_matter(tmp_path: Path) -> None:
    def stir(page: Any) -> None:  # noqa: ANN401 (openpyxl says None where a sheet is sure to be)
        rows = [[cell.value for cell in row] for row in page.iter_rows(6, page.max_row)]
        for at, row in enumerate(sorted(rows, key=lambda row: str(row[1]), reverse=True), 6):
            for column, value in enumerate(row, 1):
                page.cell(at, column).value = value
        page.insert_cols(3)
        page.cell(5, 3).value = "My notes"
        page.cell(9, 3).value = "=SUM(A1:A3)"
        page.insert_rows(2, 3)
        page.cell(page.max_row + 5, 2).value = "Total"
        page.cell(page.max_row + 1, 1).value = "see mail"
        page.title = "Filled in (final)"

    config, hands = folder(tmp_path), Hands(issued()).fill(FREIGHT, **CAUSE)
    hands.do(stir).book.move_sheet("Filled in (final)", -4)
    answer = nenrin(hands.save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    assert [one["id"] for one in register(config)] == ["fuel", f"freight-{LAST}"]


def test_a_row_sorted_apart_from_its_key_is_refused(tmp_path: Path) -> None:
    config, hands = folder(tmp_path), Hands(issued()).fill(FREIGHT, **CAUSE)
    hands.page.cell(hands.row(FREIGHT), hands.column("key")).value = f"goods@{LAST}"
    answer = nenrin(hands.save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 1
    assert "belongs to another row; sort whole rows only" in answer.stderr


def test_a_missing_column_another_client_and_a_foreign_file_are_refused(tmp_path: Path) -> None:
    config, hands = folder(tmp_path), Hands(issued())
    hands.page.delete_cols(hands.column("owner"))
    assert "the column 'Owner' is missing" in nenrin(hands.save(tmp_path / "a.xlsx"), config).stderr
    config.write_text(config.read_text(encoding="utf-8").replace("id: acme", "id: other"), encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(issued())
    assert "the workbook is that of 'acme'" in nenrin(tmp_path / "b.xlsx", config).stderr
    (tmp_path / "c.csv").write_text("a,b\n", encoding="utf-8")
    assert "this is no .xlsx workbook" in nenrin(tmp_path / "c.csv", config).stderr


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "- id: evil", '": {x: 1}', "# no", "null", "a: b", "2011-11-01", "'", "\\"],
)
def test_hostile_text_arrives_as_text(tmp_path: Path, text: str) -> None:
    def typed(page: Any) -> None:  # noqa: ANN401 (openpyxl says None where a sheet is sure to be)
        for name in ("cause", "evidence"):
            cell = page.cell(hands.row(FREIGHT), hands.column(name))
            cell.value, cell.data_type = text, "s"

    config, hands = folder(tmp_path), Hands(issued()).fill(FREIGHT, kind="data", low=1, high=2)
    answer = nenrin(hands.do(typed).save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    found = settings.load(config).causes[1]
    assert (found.label.text("en"), found.evidence.text("en")) == (text, text)


@pytest.mark.slow
def test_a_real_office_may_save_the_file_in_between(tmp_path: Path) -> None:
    """LibreOffice recalculates, rewrites every part and loses what it does not know."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    config = folder(tmp_path)
    hands = Hands(issued(), whole=True).fill(FREIGHT, **{**CAUSE, "low": "=2000+800"}, due="2012-08", owner="Dan")
    file = hands.save(tmp_path / "a.xlsx")
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--convert-to", "xlsx",
         "--outdir", str(tmp_path / "saved"), str(file)],
        check=True, capture_output=True, timeout=180,
    )
    answer = nenrin(tmp_path / "saved" / "a.xlsx", config)
    assert answer.exit_code == 0, answer.output
    assert register(config)[1]["size"] == [2800, 3200]
    line = {"key": FREIGHT, "owner": "Dan", "due": "2012-08", "state": "open", "cause": f"freight-{LAST}"}
    assert work(config) == [line]
    shutil.copy(tmp_path / "saved" / "a.xlsx", tmp_path / "b.xlsx")
    assert "Nothing new" in nenrin(tmp_path / "b.xlsx", config).stdout
