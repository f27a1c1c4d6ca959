"""From month to month: what was sent is remembered, restated, asked again, and answered."""

from __future__ import annotations

import datetime as dt
import math
import shutil
from pathlib import Path

import pytest

from nenrin import ledger
from nenrin.outputs import shelf
from nenrin.report import Report
from nenrin.run import Studied, study
from nenrin.vocabulary import Label, Month, Problems
from nenrin.words import say

FIRST, FALL = Month(2025, 1), Month(2026, 3)
CONFIG = """\
version: 1
client: {id: acme, name: Acme}
report: {materiality: {absolute: 20000, relative: 0.02}, timezone: Asia/Tokyo, currency: JPY}
sources:
  orders:
    path: "{month}.csv"
    time: day
    columns: {day: {type: date}, units: {type: integer}, amount: {type: integer}}
causes: causes.yaml
investigations: investigations.yaml
root: sales
kpis:
  sales: {label: Sales, better: up, measure: {source: orders, agg: sum, of: amount}, split: orders * value}
  orders: {label: Orders, better: up, measure: {source: orders, agg: count}}
  value: {label: Order value, better: up, formula: sales / orders, split: size * price, owner: Shop}
  size: {label: Units per order, better: up, formula: units / orders}
  units: {label: Units, better: up, measure: {source: orders, agg: sum, of: units}}
  price: {label: Price, better: none, formula: sales / units, owner: Buying}
"""
STRIKE = """\
causes:
  - {id: sale, label: Clearance sale, kpi: price, direction: down, size: [37%, 43%],
     months: {from: 2026-03, to: 2026-03}, kind: price}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen months of a shop whose prices fall by two fifths in March 2026, for that month."""
    folder = tmp_path_factory.mktemp("made") / "client"
    folder.mkdir()
    for number in range(16):
        write(folder, FIRST + number)
    (folder / "client.yaml").write_text(CONFIG, encoding="utf-8")
    (folder / "causes.yaml").write_text("causes: []\n", encoding="utf-8")
    (folder / "investigations.yaml").write_text("investigations: []\n", encoding="utf-8")
    return folder


@pytest.fixture
def client(made: Path, tmp_path: Path) -> Path:
    """A copy of the client of whom nothing was sent."""
    return Path(shutil.copytree(made, tmp_path / "client"))


@pytest.fixture(scope="module")
def fallen(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in whose book the report of March stands."""
    folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("sent") / "client"))
    send(folder, FALL)
    return folder


@pytest.fixture
def sent(fallen: Path, tmp_path: Path) -> Path:
    """A copy of that, with the folder of the deliverables beside it."""
    shutil.copytree(fallen.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "client"


def write(folder: Path, month: Month, more: int = 0) -> None:
    """A month's file: about twelve orders a day; ``more`` is added to its first amount."""
    lines, ordinal = ["day,units,amount"], month.ordinal
    price = (100 + 2 * math.sin(ordinal * 2.1)) * (0.6 if month == FALL else 1.0)
    for step in range(month.last_day.day):
        for order in range(12 + (ordinal * 7 + step) % 3):
            units = 3 + (ordinal + step + order) % 5
            amount = round(units * price) + (more if step == order == 0 else 0)
            lines.append(f"{month.first_day + dt.timedelta(days=step)},{units},{amount}")
    (folder / f"{month}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def send(client: Path, month: Month) -> Report:
    """Study a month and put it into the book as a run does, without making the deliverables."""
    output = client.parent / "output"
    studied: Studied = study(client / "client.yaml", month, output=output)
    record = f"{month} {studied.report.fingerprint.run}".encode()
    entry = ledger.sent(studied.report, None, {"when": "now", "who": "kaede"})
    page = ledger.Page(output / "acme", entry, record)
    shelf.place_together(output / "acme" / str(month), {"run.json": record}, page.announce, page.conclude)
    return studied.report


def listed(report: Report) -> list[tuple[str, str, int]]:
    return [(one.key, one.state, one.months) for one in report.investigations]


def test_a_call_out_stays_on_the_list_of_later_months(client: Path) -> None:
    assert send(client, FALL + -1).investigations == ()
    assert listed(send(client, FALL)) == [("price@2026-03", "new", 1)]
    later = send(client, FALL + 1)
    assert ("price@2026-03", "open", 2) in listed(later)
    (asked,) = (one for one in later.investigations if one.key == "price@2026-03")
    assert asked.question["en"]
    assert asked.owner == Label("Buying")


def test_an_answer_is_told_in_the_next_report_and_then_no_more(sent: Path) -> None:
    answer = "investigations: [{key: price@2026-03, state: closed, answer: clearance of the winter stock}]\n"
    (sent / "investigations.yaml").write_text(answer, encoding="utf-8")
    report = send(sent, FALL + 1)
    (told,) = (one for one in report.investigations if one.key == "price@2026-03")
    assert (told.state, told.answer, told.closed) == ("answered", Label("clearance of the winter stock"), FALL + 1)
    assert report.warnings == ()


def test_a_cause_that_is_registered_afterwards_answers_the_question(sent: Path) -> None:
    (sent / "causes.yaml").write_text(STRIKE, encoding="utf-8")
    report = send(sent, FALL + 1)
    (told,) = (one for one in report.investigations if one.key == "price@2026-03")
    assert (told.state, told.cause, told.answer) == ("answered", "sale", Label(""))


def test_an_answer_to_a_question_that_nobody_asked_is_warned_of(sent: Path) -> None:
    (sent / "investigations.yaml").write_text("investigations: [{key: value@2026-03, owner: Aya}]\n", "utf-8")
    (warning,) = send(sent, FALL + 1).warnings
    assert str(warning).endswith("no report opened the investigation 'value@2026-03'; did you mean 'price@2026-03'?")
    assert warning.warning


def test_a_number_of_the_past_that_changes_is_restated_wherever_it_counts(client: Path) -> None:
    send(client, FALL + -1)
    was = send(client, FALL).tree
    write(client, FALL + -2, more=500)
    report = send(client, FALL + 1)
    assert {one.kpi for one in report.restatements} == {"sales", "value", "price"}
    assert {one.month for one in report.restatements} == {FALL + -2}
    (sales,) = (one for one in report.restatements if one.kpi == "sales")
    assert (sales.sent, sales.difference) == (was.value("sales", FALL + -2), 500)
    assert send(client, FALL + 1).restatements == report.restatements


def test_a_definition_that_changes_is_a_suspect_with_all_that_is_computed_from_it(sent: Path) -> None:
    text = (sent / "client.yaml").read_text(encoding="utf-8")
    changed = text.replace("agg: sum, of: units}", "agg: sum, of: units, where: amount > 0}")
    assert changed != text
    (sent / "client.yaml").write_text(changed, encoding="utf-8")
    (suspect,) = send(sent, FALL + 1).findings.suspects
    assert (suspect.kind, suspect.kpis) == ("definition", ("size", "units", "price"))
    assert say(suspect.reason, "en").startswith("Units is counted differently than in the report of March 2026")


def test_running_a_month_again_finds_what_it_found_whatever_was_sent_since(sent: Path) -> None:
    last = send(sent, FALL + 1)
    again = send(sent, FALL)
    send(sent, FALL + 1)
    assert study(sent / "client.yaml", FALL, output=sent.parent / "output").report == again
    assert study(sent / "client.yaml", FALL + 1, output=sent.parent / "output").report == last


def test_without_the_folder_of_the_deliverables_nothing_is_remembered(client: Path) -> None:
    remembering = send(client, FALL)
    forgetful = study(client / "client.yaml", FALL).report
    assert forgetful.fingerprint.run == remembering.fingerprint.run
    send(client, FALL + 1)
    knowing = study(client / "client.yaml", FALL + 1, output=client.parent / "output").report
    assert "ledger.json" in knowing.fingerprint.inputs
    assert knowing.fingerprint.run != study(client / "client.yaml", FALL + 1).report.fingerprint.run


def test_a_damaged_book_stops_the_run(sent: Path) -> None:
    book = sent.parent / "output" / "acme" / "ledger.json"
    book.write_text(book.read_text("utf-8").replace('"signed": "draft"', '"signed": "approved"'), encoding="utf-8")
    with pytest.raises(Problems, match=r"ledger\.json: the book of runs is damaged: entry 1 \(2026-03\)"):
        study(sent / "client.yaml", FALL + 1, output=sent.parent / "output")
