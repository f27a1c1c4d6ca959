"""What customers do reaches every deliverable: workbook, page, figures, the book of runs and ``nenrin explain``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

import pytest

from looked_at import looked, tied
from nenrin.cli.explaining import gather, tell
from nenrin.ledger.sent import sent
from nenrin.outputs import figures, html
from nenrin.report import Report
from nenrin.sheets import compose
from nenrin.vocabulary import Activity, Month, Sentence
from nenrin.words import Words
from sample_report import sample_report

ACTIVITIES: tuple[Activity, ...] = get_args(Activity)
SAID: Mapping[str, Mapping[Activity, str]] = {
    "en": {
        "buys": "bought|purchas|buyer|orders or products", "subscribes": "subscri|contracts or plans",
        "visits": "visit", "uses": "used the service|kinds of use",
    },
    "ja": {"buys": "購入|注文・商品", "subscribes": "契約", "visits": "来店", "uses": "利用(?!額)"},
}


def report_of(activity: Activity, language: str) -> Report:
    """The sample report, a call-out's question included, of customers who do ``activity``."""
    report = tied(sample_report())
    assert report.customers is not None
    assert report.customers.definition is not None
    definition = report.customers.definition.model_copy(update={"activity": activity})
    callout = report.findings.callouts[0]
    amount = report.figure(callout.kpi, callout.unexplained, "change")
    asked = replace(callout, question=Sentence("callout.ask_amount", {"unexplained": amount}))
    return replace(
        report, customers=replace(report.customers, definition=definition),
        findings=replace(report.findings, callouts=(asked,)),
        brief=report.brief.model_copy(update={"languages": (language,)}),
    )


def theirs(report: Report, language: str) -> re.Pattern[str]:
    """The client's own words, in which it may say what it likes."""
    said = {label.text(language) for kpi in report.tree.kpis.values() for label in (kpi.label, kpi.note) if label}
    return re.compile("|".join(map(re.escape, sorted(said, key=len, reverse=True))), re.IGNORECASE)


def deliverables(report: Report, language: str) -> Iterator[tuple[str, str]]:
    """Each deliverable with all its text."""
    book = compose(report, language, ())
    yield "workbook", "\n".join(
        f"{cell.value} {cell.formula or ''}" for sheet in book.sheets for cell in sheet.cells if cell.value is not None
    )
    yield "page", html.render(report, language)
    yield "figures", figures.render(report)
    entry = sent(report, None, {"when": "", "who": ""})
    yield "book of runs", "\n".join(one.question[language] for one in entry.called)
    words = Words.of(report, language)
    told = [section for kpi in ("new_customers", "retained_customers") for section in tell(gather(report, kpi), words)]
    yield "explain", "\n".join(line for section in told for line in section.lines)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("activity", ACTIVITIES)
def test_no_deliverable_says_what_other_customers_do(activity: Activity, language: str) -> None:
    strange = re.compile("|".join(stem for one, stem in SAID[language].items() if one != activity), re.IGNORECASE)
    own = re.compile(SAID[language][activity], re.IGNORECASE)
    report = report_of(activity, language)
    for name, whole in deliverables(report, language):
        text = theirs(report, language).sub("", whole.replace("\N{NO-BREAK SPACE}", " "))
        around = [text[max(0, found.start() - 40):found.end() + 20] for found in strange.finditer(text)]
        assert not around, name
        # In English `nenrin explain` says "active", and its call-out stands with another KPI.
        assert own.search(text) or (name, language) == ("explain", "en"), name


def test_where_nobody_says_what_customers_do_they_buy() -> None:
    assert sample_report().activity == "buys"
    assert looked(Month(2011, 11)).activity == "buys"
