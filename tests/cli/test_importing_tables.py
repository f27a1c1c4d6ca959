"""``nenrin import`` where the register is a spreadsheet or CSV: its cells change, and nothing else of the file."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from typer.testing import CliRunner, Result

from nenrin import settings
from nenrin.cli import app
from nenrin.explanations import Cause
from returned_workbook import CAUSE, CONFIG, LAST, Hands, issued

FREIGHT = f"freight@{LAST}"
FUEL = f"freight@{LAST}:fuel"
Line: TypeAlias = dict[str, object]
ROW: Line = {
    "id": "fuel", "label_en": "Fuel", "label_ja": "燃料", "kpi": "freight", "direction": "up", "size_low": 40.0,
    "size_high": 60.0, "from": LAST.first_day, "to": None, "kind": "price", "evidence": "invoice 12", "author": "Ann",
}
MORE: Line = {
    "id": "ads", "label_en": "Ads", "label_ja": "広告", "kpi": "revenue", "direction": "up", "size_low": "1%",
    "size_high": "2%", "from": dt.date(2010, 1, 1), "to": dt.date(2010, 2, 1), "kind": "initiative", "evidence": "plan",
    "author": "Bob",
}


HOSTILE = ["=cmd|' /C calc'!A0", "'", "@SUM(1)", "+1 day", "-5% and more", '"a", b', "#1"]


def nenrin(file: Path, config: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["import", str(file), "--config", str(config), *more])


def client(place: Path, register: str) -> Path:
    text = CONFIG.replace("causes.yaml", register)
    (place / "client.yaml").write_text(text, encoding="utf-8")
    return place / "client.yaml"


def known(config: Path) -> dict[str, Cause]:
    return {cause.id: cause for cause in settings.load(config).causes}


def page_of(book: Any) -> Any:  # noqa: ANN401 (openpyxl says None where a sheet is sure to be)
    return book.worksheets[0]


def workbook(place: Path, rows: tuple[Line, ...] = (ROW, MORE), name: str = "causes.xlsx") -> Any:  # noqa: ANN401
    """A register with a sheet beside it, saved; the book is returned to be decorated and saved again."""
    book = openpyxl.Workbook()
    page = page_of(book)
    page.title = "Causes"
    page.append(list(rows[0]))
    for row in rows:
        page.append(list(row.values()))
    book.create_sheet("Minutes")["B2"] = "talked about fuel"
    book.save(place / name)
    return book


def _above(limit: int) -> Any:  # noqa: ANN401 (openpyxl has no types here)
    return CellIsRule(operator="greaterThan", formula=[str(limit)])  # type: ignore[no-untyped-call]


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def filled(place: Path, **said: object) -> Path:
    return Hands(issued()).fill(FREIGHT, **(said or CAUSE)).save(place / "a.xlsx")


def test_a_new_cause_is_a_new_row_and_reads_as_in_yaml(tmp_path: Path) -> None:
    workbook(tmp_path)
    config = client(tmp_path, "causes.xlsx")
    answer = nenrin(filled(tmp_path, **CAUSE, evidence="mail of 3 May", reviewer="Cy"), config)
    assert answer.exit_code == 0, answer.output
    assert "new cause freight-2012-06: 'Strike at the port' on freight, up [2800, 3200]" in answer.stdout
    found = known(config)[f"freight-{LAST}"]
    assert (found.kpi, found.direction, found.size, found.kind) == ("freight", "up", (2800.0, 3200.0), "price")
    assert (found.months.from_, found.months.to) == (LAST, LAST)
    assert [found.label.text("en"), found.evidence.text("en"), found.author.text("en")] == [
        "Strike at the port", "mail of 3 May", "Cy",
    ]
    page = page_of(openpyxl.load_workbook(tmp_path / "causes.xlsx"))
    assert page["H4"].value == dt.datetime(2012, 6, 1)  # noqa: DTZ001 (a spreadsheet has no time zones)
    assert page["H4"].number_format == page["H2"].number_format
    before = (tmp_path / "causes.xlsx").read_bytes()
    assert "Nothing new" in nenrin(tmp_path / "a.xlsx", config).stdout
    assert (tmp_path / "causes.xlsx").read_bytes() == before


def test_every_part_but_the_sheet_stays_as_it_was_byte_by_byte(tmp_path: Path) -> None:
    book = workbook(tmp_path)
    page = page_of(book)
    page["A2"].font, page["A2"].fill = Font(bold=True), PatternFill("solid", "FFCC00")
    page["A2"].comment = Comment("ask Ann", "Ann")
    page.column_dimensions["B"].width = 44
    page.freeze_panes = "B2"
    rule = DataValidation(type="list", formula1='"price,data"')
    page.add_data_validation(rule)
    rule.add("J2:J99")
    page.conditional_formatting.add("F2:F99", _above(50))
    chart = BarChart()
    chart.add_data(Reference(page, min_col=6, min_row=1, max_row=3))
    page.add_chart(chart, "P2")
    book.save(tmp_path / "causes.xlsx")
    before, config = parts(tmp_path / "causes.xlsx"), client(tmp_path, "causes.xlsx")
    answer = nenrin(filled(tmp_path), config)
    assert answer.exit_code == 0, answer.output
    after = parts(tmp_path / "causes.xlsx")
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet1.xml"}
    again = page_of(openpyxl.load_workbook(tmp_path / "causes.xlsx"))
    assert (again["A2"].font.bold, again["A2"].comment.text, again.freeze_panes) == (True, "ask Ann", "B2")
    assert again.column_dimensions["B"].width == 44
    assert len(again.data_validations.dataValidation) == 1
    assert len(again.conditional_formatting) == 1


def test_a_known_cause_is_changed_in_its_cell_wherever_its_row_stands_now(tmp_path: Path) -> None:
    """Rows sorted, titles above, columns of the client's own between, notes under it, Japanese headers."""
    japanese = {
        "label_en": "何が起きたか（英語）", "label_ja": "何が起きたか（日本語）", "kpi": "KPIのID", "direction": "方向",
        "size_low": "効果（下限）", "size_high": "効果（上限）", "from": "開始月", "to": "終了月", "kind": "種類",
        "evidence": "根拠", "author": "記入者", "id": "要因ID",
    }
    book = openpyxl.Workbook()
    page = page_of(book)
    page.append(["要因台帳　2012年版"])
    page.append([])
    page.append(["社内メモ", *(japanese[name] for name in ROW), "稟議番号"])
    for row in (MORE, ROW):
        spoken = {**row, "direction": "増加", "kind": {"price": "価格", "initiative": "施策"}[str(row["kind"])]}
        page.append(["見た", *spoken.values(), 17])
    page.append(["合計"])
    book.create_sheet("議事録")["A1"] = "燃料について"
    book.save(tmp_path / "causes.xlsx")
    config = client(tmp_path, "causes.xlsx")
    hands = Hands(issued("ja"), "ja").fill(FUEL, low=45, evidence="請求書13", cause="燃料費の高騰", to="2012-12")
    hands.fill(FREIGHT, kind="市場", cause="港のスト", low="△２０", high="△10")
    answer = nenrin(hands.save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    fuel, port = known(config)["fuel"], known(config)[f"freight-{LAST}"]
    assert (fuel.size, fuel.evidence.text("ja"), fuel.label.text("ja")) == ((45.0, 60.0), "請求書13", "燃料費の高騰")
    assert (fuel.label.text("en"), str(fuel.months.to)) == ("Fuel", "2012-12")
    assert (port.direction, port.size, port.kind) == ("down", (10.0, 20.0), "market")
    page = page_of(openpyxl.load_workbook(tmp_path / "causes.xlsx"))
    last = [cell.value for cell in page[7]]
    assert (last[5], last[10]) == ("減少", "市場")
    first = [page.cell(row, 1).value for row in range(1, 7)]
    assert first == ["要因台帳　2012年版", None, "社内メモ", "見た", "見た", "合計"]
    assert page["N5"].value == 17
    assert "Nothing new" in nenrin(tmp_path / "a.xlsx", config).stdout


def test_a_column_that_is_missing_is_added_at_the_right(tmp_path: Path) -> None:
    short = {name: value for name, value in ROW.items() if name not in ("evidence", "to")}
    workbook(tmp_path, (short,))
    config = client(tmp_path, "causes.xlsx")
    answer = nenrin(filled(tmp_path, **CAUSE, evidence="mail"), config)
    assert answer.exit_code == 0, answer.output
    page = page_of(openpyxl.load_workbook(tmp_path / "causes.xlsx"))
    assert [cell.value for cell in page[1]][-2:] == ["to", "evidence"]
    assert known(config)[f"freight-{LAST}"].evidence.text("en") == "mail"


def test_a_table_of_the_spreadsheet_grows_with_its_rows(tmp_path: Path) -> None:
    book = workbook(tmp_path)
    page_of(book).add_table(Table(displayName="Register", ref="A1:L3"))
    book.save(tmp_path / "causes.xlsx")
    config = client(tmp_path, "causes.xlsx")
    assert nenrin(filled(tmp_path), config).exit_code == 0
    page = page_of(openpyxl.load_workbook(tmp_path / "causes.xlsx"))
    assert page.tables["Register"].ref == "A1:L4"
    assert page.tables["Register"].autoFilter.ref == "A1:L4"
    assert page.dimensions == "A1:L4"


def test_what_was_changed_on_both_sides_is_told_and_only_overwritten_when_asked(tmp_path: Path) -> None:
    workbook(tmp_path, ({**ROW, "evidence": "invoice 99"},))
    before, config = (tmp_path / "causes.xlsx").read_bytes(), client(tmp_path, "causes.xlsx")
    file = Hands(issued()).fill(FUEL, evidence="invoice 13").save(tmp_path / "a.xlsx")
    answer = nenrin(file, config)
    assert answer.exit_code == 1
    assert "fuel: evidence was changed since: the files say 'invoice 99'" in answer.stderr
    assert (tmp_path / "causes.xlsx").read_bytes() == before
    assert nenrin(file, config, "--overwrite").exit_code == 0
    assert known(config)["fuel"].evidence.text("en") == "invoice 13"


def test_a_dry_run_leaves_the_register_alone(tmp_path: Path) -> None:
    workbook(tmp_path)
    before, config = (tmp_path / "causes.xlsx").read_bytes(), client(tmp_path, "causes.xlsx")
    answer = nenrin(filled(tmp_path), config, "--dry-run")
    assert "causes.xlsx" in answer.stdout
    assert (tmp_path / "causes.xlsx").read_bytes() == before


def test_cells_that_must_not_be_written_are_told_with_their_address(tmp_path: Path) -> None:
    book = workbook(tmp_path)
    page_of(book)["K2"] = '="invoice"&" 12"'
    book.save(tmp_path / "causes.xlsx")
    config = client(tmp_path, "causes.xlsx")
    calculated(tmp_path / "causes.xlsx", "K2", "invoice 12")
    before = (tmp_path / "causes.xlsx").read_bytes()
    answer = nenrin(Hands(issued()).fill(FUEL, evidence="invoice 13").save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 1
    assert f"{tmp_path}/causes.xlsx:Causes!K2: the cell is to be changed, and holds a formula" in answer.stderr
    assert (tmp_path / "causes.xlsx").read_bytes() == before


def calculated(file: Path, spot: str, result: str) -> None:
    """Give a formula the result that a spreadsheet would have saved."""
    kept, name = parts(file), "xl/worksheets/sheet1.xml"
    kind = ' t="str"' if result.strip("0123456789") else ""
    kept[name] = re.sub(rb"<v\s*/>|<v></v>", f"<v>{result}</v>".encode(), kept[name]).replace(
        f'r="{spot}"'.encode(), f'r="{spot}"{kind}'.encode(),
    )
    kept["xl/workbook.xml"] = kept["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    with zipfile.ZipFile(file, "w") as archive:
        for part, content in kept.items():
            archive.writestr(part, content)


def test_a_merged_cell_is_not_written_into(tmp_path: Path) -> None:
    book = workbook(tmp_path, (ROW, {**MORE, "evidence": "plan"}))
    page_of(book).merge_cells("K2:K3")
    book.save(tmp_path / "causes.xlsx")
    config = client(tmp_path, "causes.xlsx")
    fine = nenrin(Hands(issued()).fill(FUEL, evidence="invoice 13").save(tmp_path / "a.xlsx"), config, "--dry-run")
    assert fine.exit_code == 0, fine.output
    page_of(book).unmerge_cells("K2:K3")
    page_of(book).merge_cells("J2:K2")
    book.save(tmp_path / "causes.xlsx")
    answer = nenrin(tmp_path / "a.xlsx", config, "--overwrite")
    assert "Causes!K2: the cell is to be changed, and is part of a merged one" in answer.stderr


def test_results_that_may_follow_from_a_change_are_not_read_before_they_are_calculated_again(tmp_path: Path) -> None:
    """The upper end is twice the lower one by formula: the old result beside the new cause would be a lie."""
    book = workbook(tmp_path, (ROW, {**MORE, "size_low": 10.0, "size_high": 20.0}))
    page_of(book)["G3"] = "=F3*2"
    book.save(tmp_path / "causes.xlsx")
    calculated(tmp_path / "causes.xlsx", "G3", "20")
    config = client(tmp_path, "causes.xlsx")
    answer = nenrin(filled(tmp_path), config)
    assert answer.exit_code == 0, answer.output
    assert "open it in a spreadsheet and save it before the next run" in answer.stderr
    after = parts(tmp_path / "causes.xlsx")
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]
    assert "G3: the cell holds a formula without a saved result" in nenrin(tmp_path / "a.xlsx", config).stderr


def test_a_register_that_is_open_elsewhere_is_left_alone(tmp_path: Path) -> None:
    workbook(tmp_path)
    (tmp_path / ".~lock.causes.xlsx#").write_text("Ann", encoding="utf-8")
    answer = nenrin(filled(tmp_path), client(tmp_path, "causes.xlsx"))
    assert "the register is open in a spreadsheet; close it there first" in answer.stderr


@pytest.mark.parametrize(("register", "text"), [
    *(("causes.csv", text) for text in HOSTILE), *(("causes.xlsx", text) for text in HOSTILE[:2]),
    *(pytest.param("causes.xlsx", text, marks=pytest.mark.slow) for text in HOSTILE[2:]),
])
def test_hostile_text_arrives_as_text(tmp_path: Path, text: str, register: str) -> None:
    def typed(page: Any) -> None:  # noqa: ANN401 (openpyxl says None where a sheet is sure to be)
        for name in ("cause", "evidence"):
            cell = page.cell(hands.row(FREIGHT), hands.column(name))
            cell.value, cell.data_type = text, "s"

    workbook(tmp_path)
    (tmp_path / "causes.csv").write_text(csv_text(), encoding="utf-8")
    config, hands = client(tmp_path, register), Hands(issued()).fill(FREIGHT, kind="data", low=1, high=2)
    file = hands.do(typed).save(tmp_path / "a.xlsx")
    answer = nenrin(file, config)
    assert answer.exit_code == 0, answer.output
    found = known(config)[f"freight-{LAST}"]
    assert (found.label.text("en"), found.evidence.text("en")) == (text, text)
    if register.endswith(".csv"):
        with (tmp_path / register).open(encoding="utf-8", newline="") as file_:
            assert not any(cell.startswith(("=", "@", "+", "-")) for row in csv.reader(file_) for cell in row)
    assert "Nothing new" in nenrin(file, config).stdout


def csv_text(delimiter: str = ",", end: str = "\n", *, final: bool = True) -> str:
    head = ["id", "memo", *list(ROW)[1:]]
    fuel = ["Fuel", '"燃料"', "freight", "up", "40", "60.0", "2012-06", "", "price", " invoice 12 ", "Ann"]
    ads = ["Ads", "広告", "revenue", "up", "1%", "2%", "2010-01", "2010-02", "initiative", "plan", "Bob"]
    rows = [
        "# kept by Ann", delimiter.join(head), delimiter.join(["fuel", '"seen ""twice"""', *fuel]), "",
        delimiter.join(["ads", "", *ads]),
    ]
    return end.join(rows) + (end if final else "")


@pytest.mark.parametrize(("encoding", "delimiter", "end", "final"), [
    ("utf-8", ",", "\n", True), ("cp932", ";", "\r\n", True), ("utf-8-sig", "\t", "\r\n", False),
    ("utf-16", ",", "\n", False), ("euc_jp", ",", "\r\n", True),
])
def test_a_csv_keeps_its_encoding_delimiter_quotes_and_line_ends(
    tmp_path: Path, encoding: str, delimiter: str, end: str, *, final: bool,
) -> None:
    config, file = client(tmp_path, "causes.csv"), tmp_path / "causes.csv"
    text = csv_text(delimiter, end, final=final)
    file.write_bytes(text.encode(encoding))
    hands = Hands(issued("ja"), "ja").fill(FUEL, evidence="請求書13", low=45)
    hands.fill(FREIGHT, kind="価格", cause="港のスト、続く", low=2800, high=3200)
    answer = nenrin(hands.save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    now = file.read_bytes().decode(encoding)
    said = ["港のスト、続く", "freight", "up", "2800", "3200", "2012-06", "2012-06", "price", "", ""]
    new = ["freight-2012-06", "", "", *said]
    wanted = text.replace(" invoice 12 ", "請求書13").replace(f"{delimiter}40{delimiter}", f"{delimiter}45{delimiter}")
    assert now == wanted + ("" if final else end) + delimiter.join(new) + (end if final else "")
    assert "Nothing new" in nenrin(tmp_path / "a.xlsx", config).stdout


def test_a_letter_that_the_encoding_lacks_is_refused(tmp_path: Path) -> None:
    config, file = client(tmp_path, "causes.csv"), tmp_path / "causes.csv"
    file.write_bytes(csv_text().encode("cp932"))
    before = file.read_bytes()
    answer = nenrin(filled(tmp_path, **{**CAUSE, "cause": "Łódź is closed"}), config)
    assert answer.exit_code == 1
    assert "the file is cp932, which has no 'Ł'; save the register as UTF-8" in answer.stderr
    assert file.read_bytes() == before


def test_the_rights_of_the_file_stay(tmp_path: Path) -> None:
    workbook(tmp_path)
    (tmp_path / "causes.xlsx").chmod(0o640)
    assert nenrin(filled(tmp_path), client(tmp_path, "causes.xlsx")).exit_code == 0
    assert os.stat(tmp_path / "causes.xlsx").st_mode & 0o777 == 0o640  # noqa: PTH116 (the bits themselves)


@pytest.mark.slow
def test_a_real_office_may_save_both_files_in_between(tmp_path: Path) -> None:
    """LibreOffice rewrites every part of the register and of the workbook, and opens what was written."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")

    def saved(file: Path, kind: str = "xlsx") -> Path:
        subprocess.run(
            [office, "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--convert-to", kind,
             "--outdir", str(tmp_path / "saved"), str(file)],
            check=True, capture_output=True, timeout=180,
        )
        return tmp_path / "saved" / f"{file.stem}.{kind}"

    workbook(tmp_path)
    shutil.copy(saved(tmp_path / "causes.xlsx"), tmp_path / "causes.xlsx")
    config = client(tmp_path, "causes.xlsx")
    hands = Hands(issued(), whole=True).fill(FREIGHT, **CAUSE, evidence="mail").fill(FUEL, high=70)
    answer = nenrin(saved(hands.save(tmp_path / "a.xlsx")), config)
    assert answer.exit_code == 0, answer.output
    assert known(config)["fuel"].size == (40.0, 70.0)
    again = saved(tmp_path / "causes.xlsx")
    page = page_of(openpyxl.load_workbook(again))
    assert [page.cell(4, column).value for column in (1, 2, 6, 7, 10, 11)] == [
        f"freight-{LAST}", "Strike at the port", 2800, 3200, "price", "mail",
    ]
    shutil.copy(again, tmp_path / "causes.xlsx")
    assert "Nothing new" in nenrin(tmp_path / "saved" / "a.xlsx", config).stdout
    assert len(known(config)) == 3
