"""Whatever stands in data and configuration is text in the workbook: segments, files, owners, answers, arms."""

from __future__ import annotations

import io
import itertools
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from enriched import enriched
from nenrin.outputs import proof, workbook
from nenrin.report import Report
from nenrin.sheets import Book, compose
from nenrin.vocabulary import Label, Sentence
from workbook_package import Package

PAYLOADS = Path(__file__).parents[2].parent / "shared" / "data" / "badinputs" / "files" / "payloads"
MORE = (
    '=HYPERLINK("http://127.0.0.1:9/","x")', "='file:///etc/[passwd]x'!A1", "Data!$A$1", "'Data'!A1", "[1]Data!A1",
    "#REF!", "_xlfn.WEBSERVICE(1)", "&L&G&P", '"&A1&"', "{=1}", "=1+1\n=1+1", "http://127.0.0.1:9/", "mailto:a@b",
    "\\\\host\\share\\x", "file:///etc/passwd", "internal:'Data'!A1", "external:c:\\x", "x" * 300, "TRUE", "1e309",
    "0123", "１２３", "''", "[red]x",
    "\u202e=1+1", "\ufeff=1+1", "a\u0000b", "\x07", "_x000D_", "_x0041_", "@SUM(1)", "%s%n", "${x}", "{{ 7*7 }}",
)
"""More of the kinds: links, paths, addresses, errors, codes of feet, escapes of the format, numbers as text."""
LONGEST = 200
"""Letters of a label, says the grammar."""


def texts() -> list[str]:
    """The payloads of the corpus, where it is beside the repository, and more."""
    found = [
        str(entry["text"]) for name in ("formula", "html", "sql", "terminal", "unicode")
        if PAYLOADS.is_dir() for entry in json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))
    ]
    return [text[:LONGEST] for text in (*MORE, *found)]


def poisoned(words: Iterator[str]) -> Report:
    """A report with everything that a report can have, and a payload wherever a person or a file names something."""
    report = enriched()
    parts = {cut: {next(words): lines for lines in found.values()} for cut, found in report.tree.segments.items()}
    told = {
        "dimensions": {name: one.model_copy(update={"label": said(words)}) for name, one in report.dimensions.items()},
        "sources": {
            name: one.model_copy(update={"label": said(words), "path": next(words)})
            for name, one in report.sources.items()
        },
        "intakes": tuple(replace(one, file=next(words), sheet=next(words)) for one in report.intakes),
        "investigations": tuple(replace(one, owner=said(words), answer=said(words)) for one in report.investigations),
        "causes": tuple(
            one.model_copy(update={"label": said(words), "evidence": said(words), "author": said(words)})
            for one in report.causes
        ),
        "flows": tuple(replace(one, label=said(words)) for one in report.flows),
        "effects": tuple(
            replace(one, label=said(words), arms=tuple(replace(arm, label=next(words)) for arm in one.arms), lifts=())
            for one in report.effects
        ),
        "tree": replace(report.tree, segments=parts),
        "measures": replace(report.measures, segments={}),
        "findings": replace(report.findings, callouts=tuple(
            replace(
                one, owner=said(words), where=tuple(replace(where, segment=next(words)) for where in one.where),
                question=Sentence("common.plain", {"text": said(words)}),
            )
            for one in report.findings.callouts
        )),
    }
    return replace(report, **told)  # type: ignore[arg-type]


def said(words: Iterator[str]) -> Label:
    text = next(words)
    return Label({"en": text, "ja": text})


def strings(formula: str) -> str:
    """A formula without the texts in it."""
    return re.sub(r"'(?:[^']|'')*'!|\"(?:[^\"]|\"\")*\"", "", formula)


def rounds() -> Iterator[Report]:
    """As many reports as it takes until every payload has stood in every kind of place."""
    known = texts()
    for start in range(0, len(known), 11):
        yield poisoned(itertools.cycle((*known[start:], *known[:start])))


REPORTS = [
    pytest.param(at, marks=() if at < 2 else pytest.mark.slow) for at in range(-(-len(texts()) // 11))
]


@pytest.mark.parametrize("at", REPORTS)
def test_every_text_of_data_and_configuration_is_written_as_text(at: int) -> None:
    """The formulas of the book are those of the same report with harmless names, but for texts in quotes."""
    report = next(itertools.islice(rounds(), at, None))
    book, harmless = compose(report, "en"), compose(poisoned(f"name {number}" for number in itertools.count()), "en")
    assert skeletons(book) == skeletons(harmless)
    data = workbook.write(book)
    assert proof.prove(data, book) == ()
    assert Package(data).faults() == []
    assert [name for name, _ in book.names] == [name for name, _ in harmless.names]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")      # openpyxl says that it does not know sparklines
        opened: Any = openpyxl.load_workbook(io.BytesIO(data))
    for page, sheet in zip(opened, book.sheets, strict=True):
        constants = {(cell.row + 1, cell.column + 1) for cell in sheet.cells if cell.formula is None}
        kinds = {page.cell(*spot).data_type for spot in constants}
        assert kinds <= {"s", "n", "d"}, "no constant is a formula or an error"
        assert {cell.hyperlink.target for row in page.iter_rows() for cell in row if cell.hyperlink} <= {None}
    asked = [str(rule.formula1) for page in opened for rule in page.data_validations.dataValidation]
    assert asked
    own = r"[\w!$:']+|\"[\w ,()/–-]+\"|\d+\.\d+"
    assert [one for one in asked if not re.fullmatch(own, one)] == [], "our own words, areas and numbers only"


def skeletons(book: Book) -> dict[str, set[str]]:
    """By sheet, its formulas without texts and numbers of rows."""
    return {
        sheet.name: {re.sub(r"\d+", "0", strings(cell.formula)) for cell in sheet.cells if cell.formula is not None}
        for sheet in book.sheets
    }
