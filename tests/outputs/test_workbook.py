"""The writer: the same book gives the same bytes, text stays text, nothing is dropped in silence."""

from __future__ import annotations

import io
import json
import re
import warnings
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import python_calamine

from nenrin.outputs import proof, workbook
from nenrin.outputs.workbook_styles import FONTS, LOOKS, ROLES, SERIES
from nenrin.outputs.workbook_xml import quantise
from nenrin.report import Report
from nenrin.sheets import Book, Cell, Chart, Choice, Rule, Series, Sheet, Sparkline, compose
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.vocabulary import Label
from sample_figures import MONTH
from sample_report import sample_report

PAYLOADS = Path(__file__).parents[2].parent / "shared" / "data" / "badinputs" / "files" / "payloads"


@cache
def sample(language: str = "en") -> tuple[Book, bytes]:
    book = compose(sample_report(), language)
    return book, workbook.write(book)


def book_of(*cells: Cell, name: str = "Sheet", **said: object) -> Book:
    return Book((Sheet(name, cells),), **said)  # type: ignore[arg-type]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def parts(data: bytes, prefix: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.startswith(prefix)}


def opened(data: bytes, *, values: bool = False) -> Any:  # noqa: ANN401 (openpyxl says None where a sheet is sure to be)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")      # openpyxl says that it does not know sparklines
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def test_the_same_book_gives_the_same_bytes() -> None:
    for language in ("en", "ja"):
        assert workbook.write(compose(sample_report(), language)) == sample(language)[1]


def test_the_file_says_when_by_the_month_and_in_what_language() -> None:
    core = part(sample("ja")[1], "docProps/core.xml")
    assert "<dc:language>ja</dc:language>" in core
    assert re.findall(r">(\d{4}-\d\d-\d\d)T", core) == [str(MONTH.last_day)] * 2
    assert "<dc:creator></dc:creator>" in core


def test_custom_properties_carry_run_configuration_and_schema() -> None:
    custom = part(sample()[1], "docProps/custom.xml")
    found = dict(re.findall(r'name="(\w+)"><vt:lpwstr>([^<]*)<', custom))
    report = sample_report()
    assert found["run"] == report.fingerprint.run
    assert found["configuration"] == report.fingerprint.configuration
    assert (found["schema"], found["month"], found["client"]) == ("nenrin/workbook/1", "2011-11", "minato")


def test_constants_keep_fifteen_digits_exactly() -> None:
    """A third of all doubles would change when printed with sixteen; quantised ones come back as they were."""
    values = [quantise(value) for value in (0.1 + 0.2, 9.123456789012345, 1e22 / 3, -1 / 3, 2 / 3 * 1e-7)]
    data = workbook.write(book_of(*(Cell(row, 0, value) for row, value in enumerate(values))))
    page = opened(data).active
    assert [page.cell(row + 1, 1).value for row in range(len(values))] == values
    assert all(float(f"{value:.15g}") == value for value in values)


@pytest.mark.parametrize(("file", "step"), [
    ("formula", 3),
    *(pytest.param(file, 1, marks=pytest.mark.slow) for file in ("formula", "html", "sql", "terminal", "unicode")),
])
def test_hostile_text_stays_text(file: str, step: int) -> None:
    """As a constant, as a result of a formula, in a title, as a link's text: never a formula, an error or a link."""
    if not PAYLOADS.is_dir():
        pytest.skip("the corpus of bad inputs is not beside the repository")
    entries = json.loads((PAYLOADS / f"{file}.json").read_text(encoding="utf-8"))
    texts = [str(entry["text"]) for entry in entries[::step]]
    report = sample_report()
    places = len(report.tree.kpis) + 2
    for start in range(0, len(texts), places):
        book = compose(renamed(report, texts[start:start + places]), "en")
        data = workbook.write(book)
        assert proof.prove(data, book) == (), start
        assert 'TargetMode="External"' not in "".join(parts(data, "xl/worksheets/_rels").values())
        assert {cell.data_type for cell in opened(data)["Definitions"]["A"]} <= {"s", "n"}


def renamed(report: Report, texts: list[str]) -> Report:
    """The report with ``texts`` as the labels of its KPIs, as the client's name and as a cause."""
    labels = [Label({"en": text, "ja": text}) for text in texts]
    kpis = {
        name: kpi.model_copy(update={"label": labels[number % len(labels)]})
        for number, (name, kpi) in enumerate(report.tree.kpis.items())
    }
    client = report.client.model_copy(update={"name": labels[-1]})
    claimed = {"label": labels[-2 % len(labels)], "evidence": labels[0]}
    causes = tuple(cause.model_copy(update=claimed) for cause in report.causes)
    return replace(report, tree=replace(report.tree, kpis=kpis), client=client, causes=causes)


@pytest.mark.parametrize(
    "text", ["{page}", "{0} {x!r}", "x" * 40_000, "a!A1", "='S'!A1: b", "\ud800", "&G&P", "\x00\r\n"],
)
def test_no_text_of_a_client_breaks_titles_feet_or_properties(text: str) -> None:
    report = sample_report()
    book = compose(renamed(report, [text]), "en")
    data = workbook.write(book)
    assert proof.prove(data, book) == ()
    titles = re.findall(r"<c:title>.*?</c:title>", "".join(parts(data, "xl/charts/chart").values()), re.DOTALL)
    assert titles
    assert "<c:f>" not in "".join(titles)


def test_text_that_looks_like_an_error_is_text_even_as_a_result() -> None:
    book = book_of(Cell(0, 0, "#N/A"), Cell(1, 0, "#N/A", "A1"), Cell(2, 0, "", 'IF(A9="","",1)'))
    data = workbook.write(book)
    xml = part(data, "xl/worksheets/sheet1.xml")
    assert 't="e"' not in xml
    assert re.findall(r'r="(A\d)" s="\d+" t="(\w+)"><f>', xml) == [("A2", "str"), ("A3", "str")]
    assert proof.prove(data, book) == ()


@pytest.mark.parametrize("name", ["", "a" * 32, "a/b", "[x]", "'quoted'", "what?", "a:b", "a*b", "a\\b"])
def test_a_name_that_no_sheet_can_have_is_refused(name: str) -> None:
    with pytest.raises(workbook.Unwritable):
        workbook.write(book_of(name=name))


def test_two_sheets_of_one_name_are_refused_whatever_their_case() -> None:
    with pytest.raises(workbook.Unwritable):
        workbook.write(Book((Sheet("Tree", ()), Sheet("TREE", ()))))


def test_a_cell_that_the_format_cannot_hold_is_refused_and_never_dropped() -> None:
    for cell in (Cell(1_048_576, 0, 1.0), Cell(0, 16_384, "x"), Cell(0, 0, "x" * 32_768)):
        with pytest.raises(workbook.Unwritable):
            workbook.write(book_of(cell))


def test_pandas_and_calamine_read_the_results_without_recalculating() -> None:
    _, data = sample()
    report = sample_report()
    frame = pd.read_excel(io.BytesIO(data), sheet_name="Tree", header=None, engine="calamine")
    page = opened(data, values=True)["Tree"]
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Tree")
    rows = read.to_python(skip_empty_area=False)
    for row, node in enumerate(report.tree.nodes, 5):
        compared = report.compared[node.kpi]
        for name, value in (("ac", compared.actual), ("py", compared.prior_year.value)):
            assert frame.iloc[row, TREE[name]] == pytest.approx(value)
            assert rows[row][TREE[name]] == page.cell(row + 1, TREE[name] + 1).value == pytest.approx(value)


def test_no_sheet_is_hidden_no_cell_merged_no_macro_no_outside_link() -> None:
    book, data = sample()
    made = opened(data)
    assert [page.title for page in made] == [sheet.name for sheet in book.sheets]
    assert {page.sheet_state for page in made} == {"visible"}
    assert not [page.title for page in made if page.merged_cells.ranges]
    sizes = [one for page in made for one in (*page.column_dimensions.values(), *page.row_dimensions.values())]
    assert sizes
    assert not any(size.hidden for size in sizes)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert not [name for name in names if re.search("vba|externalLink|calcChain", name)]
    assert 'TargetMode="External"' not in "".join(parts(data, "xl/").values())


def test_every_sheet_is_set_up_for_paper() -> None:
    for page in opened(sample()[1]):
        assert page.page_setup.paperSize == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert "Minato Goods Ltd." in str(page.oddFooter.left.text)
        assert page.oddFooter.right.text == "Page &P of &N"


def test_an_ampersand_in_a_footer_is_printed_as_one() -> None:
    data = workbook.write(book_of(Cell(0, 0, "x"), footer=("3 Acme & Sons", "{page}")))
    assert "&amp;L&amp;8 3 Acme &amp;&amp; Sons&amp;C" in part(data, "xl/worksheets/sheet1.xml")


def test_every_chart_has_a_text_for_those_who_cannot_see_it() -> None:
    drawings = "".join(parts(sample()[1], "xl/drawings/drawing").values())
    told = re.findall(r'<xdr:cNvPr id="\d+" name="[^"]*"(?: descr="([^"]*)")?', drawings)
    assert len(told) == len([chart for sheet in sample()[0].sheets for chart in sheet.charts]) > 3
    assert all(len(text) > 30 for text in told)


def test_charts_carry_their_numbers_for_previews() -> None:
    charts = parts(sample()[1], "xl/charts/chart")
    assert charts
    assert all("<c:numCache>" in chart for chart in charts.values())


def test_the_font_is_one_that_every_excel_of_the_language_has() -> None:
    for language, font in FONTS.items():
        assert f'<name val="{font}"/>' in part(sample(language)[1], "xl/styles.xml")


def test_everything_a_sheet_may_ask_for_is_drawn() -> None:
    """Every role, rule, list, sparkline and kind of chart is known to the writer."""
    cells = tuple(Cell(row, 0, 1.0, role=role) for row, role in enumerate(ROLES))
    looks: Any = tuple(LOOKS)
    bars: Any = tuple(Series(look, "Sheet!$A$1:$A$5", look) for look in SERIES if look != "line")  # type: ignore[arg-type]
    kinds: Any = {"stacked_bars": bars, "columns": bars, "stacked_columns": bars}
    kinds["ranges"] = (*bars, Series("line", "Sheet!$A$1:$A$5", "line"))
    page = Sheet(
        "Sheet", cells, rules=tuple(Rule("A1:A9", "A1>0", look) for look in looks),
        choices=(Choice("B1", ("yes", "no"), "pick one"), Choice("B2", "Sheet!$A$1:$A$3")),
        sparklines=(Sparkline(0, 3, "Sheet!A1:A5", from_zero=False),),
        charts=tuple(Chart(kind, 0, 4, 300, 200, "t", "told", "Sheet!$A$1:$A$5", kinds[kind]) for kind in kinds),
    )
    data = workbook.write(Book((page,)))
    assert opened(data).active.max_row == len(ROLES)


def test_what_the_format_cannot_lay_out_is_refused() -> None:
    with pytest.raises(workbook.Unwritable):
        workbook.write(Book((Sheet("Sheet", (), choices=(Choice("A1", ("x" * 300,)),)),)))
