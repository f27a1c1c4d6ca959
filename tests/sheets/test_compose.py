"""Laws of the workbook: every formula of every sheet, in both languages, on trees of different shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

import pytest

from enriched import charted, enriched, marked
from grown_goal import crowded, grown
from grown_memory import remembered
from grown_past import gap, past
from grown_report import shop, wide
from looked_at import tied
from moved_report import moved
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.sheets import Book, Cell, Reported, Sheet, compose
from nenrin.sheets.address import letters, spot
from nenrin.sheets.layout import BEFORE, FIRST
from nenrin.words.catalogue import texts
from read_report import read_report
from sample_report import sample_report
from studied import studied

ORDER = {
    "en": (
        "Cover Summary Tree Bridge Goal Unexplained Coverage Explanations Segments Initiatives Checks Settings "
        "Verdicts Calc Data Feeds Reported Definitions"
    ),
    "ja": (
        "表紙 サマリー ツリー ブリッジ 目標 要因不明 変化の内訳 要因登録 セグメント 施策効果 チェック 設定 判定 計算 "
        "データ グラフ用 掲載数値 定義"
    ),
}
ALLOWED = {
    "SUM", "SUMIFS", "INDEX", "MATCH", "IF", "IFERROR", "ABS", "ROUND", "MIN", "MAX", "AND", "OR", "NOT",
    "COUNT", "COUNTIF", "COUNTIFS", "COUNTBLANK", "SUMPRODUCT", "SUMXMY2", "LN", "EXP", "SQRT", "RANK", "N",
    "LEN", "TRIM", "EXACT", "EDATE", "FIXED", "SIGN", "ISNUMBER", "ISERROR", "NORMSDIST", "NORMSINV", "CHIDIST",
}
"""Functions that Excel 2010, LibreOffice 7.4 and Google Sheets have and agree on."""
LONGEST = 120
_AREA = re.compile(r"((?:'[^']+'|[A-Za-z]+)!)?\$?[A-Z]{1,3}\$?(\d+)(?!\w|\()(?::\$?[A-Z]{1,3}\$?(\d+))?")
_REFERENCE = re.compile(r"(?<![A-Za-z_.])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\w(])")


@cache
def book(which: str, language: str) -> Book:
    if which == "whole":
        report = studied("aozora-tsuhan", "2026-01")
        return compose(report, language, reported(report, language))
    reports: dict[str, Callable[[], Report]] = {
        "sample": sample_report, "shop": shop, "wide": wide,
        "bare": partial(sample_report, plan=False, last_year=False, judged=False), "past": past,
    }
    return compose(reports[which](), language)


every = pytest.mark.parametrize(
    "made", [("sample", "en"), ("sample", "ja"), ("shop", "en"), ("shop", "ja"), ("bare", "en"), ("wide", "en"),
             ("past", "en"), ("past", "ja"), pytest.param(("whole", "ja"), marks=pytest.mark.slow)],
    ids=" ".join,
)


def formulas(made: Book) -> Iterator[tuple[Sheet, Cell, str]]:
    for sheet in made.sheets:
        for cell in sheet.cells:
            if cell.formula is not None:
                yield sheet, cell, cell.formula


def plain(formula: str) -> str:
    """Without the texts in it and the names of sheets."""
    return re.sub(r"'[^']*'!", "Sheet!", re.sub(r'"[^"]*"', '""', formula))


@every
def test_only_functions_that_every_spreadsheet_knows(made: tuple[str, str]) -> None:
    spelled = "\n".join(plain(formula) for *_, formula in formulas(book(*made)))
    used = set(re.findall(r"([A-Z][A-Z0-9.]*)\(", spelled))
    assert used <= ALLOWED
    assert {"INDEX", "MATCH", "SUMPRODUCT", "IFERROR"} <= used


@every
def test_no_formula_asks_more_than_two_questions_inside_each_other(made: tuple[str, str]) -> None:
    assert max(depth(formula) for *_, formula in formulas(book(*made))) <= 2


def depth(formula: str) -> int:
    """The deepest nesting of IF."""
    deepest, stack = 0, []
    for opened, _ in re.findall(r"(\w*)\(|(\))", plain(formula)):
        if opened or not _:
            stack.append(opened)
            deepest = max(deepest, stack.count("IF"))
        else:
            stack.pop()
    return deepest


@every
def test_no_formula_is_longer_than_a_thumb_but_for_sentences(made: tuple[str, str]) -> None:
    """The status on the cover and the message of the summary are sentences; Checks may take more room."""
    spoken = {made_sheet.name for made_sheet in (*book(*made).sheets[:2], book(*made).sheets[10])}
    long = [
        (sheet.name, spot(cell.row, cell.column), len(formula))
        for sheet, cell, formula in formulas(book(*made)) if len(formula) + 1 > LONGEST and sheet.name not in spoken
    ]
    assert not long


@every
def test_no_text_in_a_formula_is_longer_than_excel_takes(made: tuple[str, str]) -> None:
    """255 characters; one more and the whole file is offered for repair."""
    spoken = [text for *_, formula in formulas(book(*made)) for text in re.findall(r'"((?:[^"]|"")*)"', formula)]
    assert max(map(len, spoken)) <= 255


@every
def test_no_result_is_an_error_and_none_is_missing(made: tuple[str, str]) -> None:
    for sheet, cell, formula in formulas(book(*made)):
        assert cell.value is not None, (sheet.name, formula)
        assert not str(cell.value).startswith("#"), (sheet.name, formula)


@every
def test_every_row_of_months_has_one_formula(made: tuple[str, str]) -> None:
    """Read relative to its own cell, the formula of every month of a row of Calc and of every trend is the same.

    But for months that look back before the first: they read the column before it.
    """
    for number, first in ((13, FIRST), (15, 1)):
        sheet = book(*made).sheets[number]
        rows: dict[int, set[str]] = {}
        for cell in sheet.cells:
            monthly = cell.row > 4 and cell.column >= first and (number == 13 or is_trend(sheet, cell))
            early = number == 13 and re.search(rf"\b{letters(BEFORE)}\d", cell.formula or "")
            if cell.formula is not None and monthly and not early:
                rows.setdefault(cell.row, set()).add(relative(cell))
        assert len(rows) > 5
        assert {row: found for row, found in rows.items() if len(found) > 1} == {}


def is_trend(sheet: Sheet, cell: Cell) -> bool:
    """Feeds holds the trends above its other tables."""
    return cell.row < min(one.row for one in sheet.cells if one.role == "section" and one.row > 5)


def relative(cell: Cell) -> str:
    """The formula with every address as a distance from its own cell."""

    def distance(found: re.Match[str]) -> str:
        fixed_column, column, fixed_row, row = found.groups()
        number = 0
        for letter in column:
            number = number * 26 + ord(letter) - 64
        across = column if fixed_column else f"C[{number - 1 - cell.column}]"
        down = row if fixed_row else f"R[{int(row) - 1 - cell.row}]"
        return f"{down}{across}"

    return _REFERENCE.sub(distance, cell.formula or "")


@every
def test_every_address_in_a_formula_is_a_cell_that_is_there(made: tuple[str, str]) -> None:
    """Both corners of every area lie within the sheet it names."""
    rows = {sheet.name: max(cell.row for cell in sheet.cells) + 1 for sheet in book(*made).sheets}
    for sheet, cell, formula in formulas(book(*made)):
        spoken = re.sub(r'"[^"]*"', "", formula)
        for other, corner, opposite in _AREA.findall(spoken):
            for row in filter(None, (corner, opposite)):
                there = other.strip("'!") or sheet.name
                assert 1 <= int(row) <= rows[there], (sheet.name, spot(cell.row, cell.column), formula)


@every
def test_every_link_leads_to_a_cell(made: tuple[str, str]) -> None:
    names = {sheet.name: {(cell.row, cell.column) for cell in sheet.cells} for sheet in book(*made).sheets}
    links = [cell.link for sheet in book(*made).sheets for cell in sheet.cells if cell.link]
    assert len(links) > 20
    for link in links:
        name, _, address = link.rpartition("!")
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", address.replace("$", "")).groups()  # type: ignore[union-attr]
        places = {letters(place): place for place in range(60)}
        assert (int(row) - 1, places[column]) in names[name.strip("'")], link


@every
def test_every_name_in_a_formula_is_defined_and_none_looks_like_a_cell(made: tuple[str, str]) -> None:
    defined = {name for name, _ in book(*made).names if "!" not in name}
    assert not [name for name in defined if re.fullmatch(r"[A-Za-z]{1,3}\d+", name)]
    used = {
        name for *_, formula in formulas(book(*made))
        for name in re.findall(r"\b[a-z][a-z0-9_]{2,}\b", re.sub(r"(?:'[^']*'|\w+)!", "", plain(formula)))
    }
    assert used <= defined
    assert {"pos_ac", "pos_py", "report_month", "bridge_ok", "tol"} <= used


@every
def test_every_sheet_shows_month_integrity_and_status_in_its_head(made: tuple[str, str]) -> None:
    for sheet in book(*made).sheets:
        head = {cell.formula for cell in sheet.cells if cell.row == 2}
        assert {"report_month", "check_integrity", "check_as_issued"} <= head, sheet.name
        assert next(cell for cell in sheet.cells if (cell.row, cell.column) == (0, 0)).role == "title"
        assert sheet.freeze is None or sheet.freeze[0] == 5


@every
def test_constants_stand_only_where_they_are_put_in(made: tuple[str, str]) -> None:
    """On Tree, Bridge, Verdicts and Calc a number without a formula is a mark of structure, never a figure."""
    marks = {"number_grey", "grey_centre", "over_number"}
    for number in (2, 3, 12, 13):
        sheet = book(*made).sheets[number]
        wrong = [
            spot(cell.row, cell.column) for cell in sheet.cells
            if isinstance(cell.value, float) and cell.formula is None and cell.role not in marks
        ]
        assert not wrong, sheet.name


@every
def test_the_sheets_stand_in_reading_order(made: tuple[str, str]) -> None:
    assert [sheet.name for sheet in book(*made).sheets] == ORDER[made[1]].split()


def test_both_languages_have_the_same_texts() -> None:
    keys = {language: {key for key in texts(language) if key.startswith("sheet.")} for language in ("en", "ja")}
    assert keys["en"] == keys["ja"]
    assert len(keys["en"]) > 300


def test_every_text_of_the_workbook_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for words of which a report may need any: measures, causes, directions, omissions, rules."""
    known, asked = texts("en"), set()

    class Listening(dict[str, str]):
        def __getitem__(self, key: str) -> str:
            asked.add(key)
            return super().__getitem__(key)

    listening = Listening(known)
    monkeypatch.setattr("nenrin.words.catalogue.texts", lambda *_: listening)
    usual = (sample_report(), sample_report(calm=True), shop(), wide(), grown(), remembered(), past(), gap())
    for report in (*usual, enriched(), marked("offset"), charted(), read_report()):
        compose(report, "en")
    compose(crowded(), "en")
    compose(tied(sample_report()), "en")
    offset, printed = moved()
    compose(offset, "en", printed)
    odd = Reported("kpis.revenue.expected.p", 0.01, "0.01", "notes")
    compose(sample_report(), "en", (Reported("materiality", 1.0, "1", "cover"), odd))
    choices = ("better", "stance", "answer", "omitted", "definitions")
    unused = {key for key in known if key.startswith("sheet.") and key.split(".")[1] not in choices} - asked
    assert unused == set()


def test_the_words_that_formulas_compare_are_different_words() -> None:
    for language in ("en", "ja"):
        for group in ("result", "mark", "band", "reference"):
            words = [text for key, text in texts(language).items() if key.startswith(f"sheet.{group}.")]
            assert len(set(words)) == len(words), (language, group)


def test_nothing_personal_reaches_the_workbook() -> None:
    """The data dictionary names the personal column; no value of it is anywhere."""
    shown = [cell.value for sheet in book("sample", "en").sheets for cell in sheet.cells if isinstance(cell.value, str)]
    assert "customer_id" in shown
    assert not [text for text in shown if re.fullmatch(r"1[2-8]\d{3}", text)]


def test_inputs_look_like_inputs_and_have_their_copy_as_issued() -> None:
    data = book("shop", "en").sheets[14]
    live = {(cell.row, cell.column): cell.value for cell in data.cells if cell.role == "input" and cell.column >= FIRST}
    months = len({column for _, column in live})
    issued = {(cell.row, cell.column - months - 1): cell.value for cell in data.cells if cell.role == "issued"}
    assert issued
    assert issued == {spot: value for spot, value in live.items() if spot in issued}
