"""What became of every row and cell is said in the reader's language, and never with a person's value in it."""

from __future__ import annotations

import re
from pathlib import Path

from nenrin.sources import Intake
from orders import noted, read_one, repaired, rewrite, set_aside, source, write_csv, write_xlsx

ENGLISH = re.compile("[A-Za-z]{2,} [A-Za-z]{2,}")
HEAD = "order,day,customer,region,amount,memo\n"
LINES = (
    "1,2026-08-05,\u200b00012,EIRE,5円,x\n", "1,2026-08-05,12,UK,6,x\n", "2,2026-10-05,12.0,UK,7,x\n",
    "3,2026-11-05,0012,UK,7,x\n",
)
RULES = [{"column": "region", "map": {"EIRE": "Ireland"}}, {"column": "amount", "strip": "円"}]


def busy(folder: Path) -> Intake:
    """A text file in which a lot happens."""
    write_csv(folder, "Orders\n\n" + HEAD + "".join(LINES))
    return read_one(folder, source(clean=RULES, on_duplicate="keep_last")).intakes[0]


def spoken(intake: Intake, language: str) -> list[str]:
    return [*set_aside(intake, language), *repaired(intake, language), *noted(intake, language)]


def test_a_japanese_reader_reads_no_english(tmp_path: Path) -> None:
    said = spoken(busy(tmp_path), "ja")
    assert not [text for text in said if ENGLISH.search(text)]
    assert "2026年10月より後の行" in said
    assert "列「amount」：「円」を整形ルールで除去" in said
    assert "2026年9月の行がない（ゼロではなく欠測として扱う）" in said


def test_every_reason_is_said_once_in_each_language(tmp_path: Path) -> None:
    intake = busy(tmp_path)
    assert len(set(spoken(intake, "ja"))) == len(set(spoken(intake, "en"))) == 9


def test_what_a_workbook_hides_is_said_in_japanese(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["order", "day", "amount"], ["1", "2026-10-05", 5]])
    rewrite(path, "xl/worksheets/sheet1.xml", "<v>5</v>", "<v>113.28999999999999</v>")
    rewrite(path, "xl/worksheets/sheet1.xml", '<row r="2"', '<row r="2" hidden="1"')
    said = spoken(read_one(tmp_path, source("orders.xlsx")).intakes[0], "ja")
    assert "非表示の行が1行あり、他の行と同様に読み込んだ" in said
    assert "列「amount」：表計算ソフトの有効桁数を超える端数を切り捨て" in said
    assert not [text for text in said if ENGLISH.search(text)]


def test_no_fact_is_a_cell_of_a_personal_column(tmp_path: Path) -> None:
    intake = busy(tmp_path)
    for language in ("en", "ja"):
        assert not [text for text in spoken(intake, language) if "00012" in text or "12.0" in text]


def test_many_columns_without_a_name_are_counted_not_listed(tmp_path: Path) -> None:
    more = ",".join(f"x{number}" for number in range(300))
    write_csv(tmp_path, f"order,day,amount,{more}\n1,2026-10-01,5,{',' * 299}\n")
    intake = read_one(tmp_path, source()).intakes[0]
    assert noted(intake)[0].endswith(": x0, x1, x2, x3, x4, x5, x6, x7 and 292 more")
    assert noted(intake, "ja")[0].endswith("x7、ほか292列")
