"""Two editions of one run: the same figures under the same names; hypotheses and notes in the working copy alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enriched import enriched
from nenrin.outputs import figures, html
from nenrin.outputs.approved import approved
from nenrin.report import Brief, Report
from nenrin.vocabulary import Figure, Label, Place, Problem, Sentence
from printed_numbers import read

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("fontless")]

RUMOUR = "A rumour about a competitor"


def with_a_hypothesis() -> Report:
    """The register says which way, but not how far; the configuration has a warning."""
    report = enriched()
    supposed = report.causes[0].model_copy(update={"id": "rumour", "label": Label(RUMOUR), "size": None})
    warning = Problem(Place("client.yaml", 7, 1), "two columns look alike", "name one", warning=True)
    return replace(report, causes=(*report.causes, supposed), warnings=(warning,))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_client_never_reads_what_is_only_supposed(language: str) -> None:
    report = with_a_hypothesis()
    client, working = html.render(report, language), html.render(report, language, "working")
    for text in (RUMOUR, "two columns look alike", 's-notes"'):
        assert text not in client
        assert text in working


@pytest.mark.parametrize("language", ["en", "ja"])
def test_both_editions_print_the_same_figures(language: str) -> None:
    report = with_a_hypothesis()
    client, working = (dict(read(html.render(report, language, edition)).named) for edition in ("client", "working"))
    assert client.items() <= working.items()
    assert report.fingerprint.run[:4] in html.render(report, language)


def test_the_working_copy_says_that_it_is_one() -> None:
    assert "Working copy: not for the client" in html.render(enriched(), "en", "working")
    assert "Working copy" not in html.render(enriched(), "en")


def test_by_default_there_is_the_client_s_copy_alone() -> None:
    assert Brief().editions == ("client",)
    assert Brief.model_validate({"editions": ["client", "working"]}).editions == ("client", "working")


def test_a_footer_of_the_client_s_takes_the_place_of_the_line_at_the_foot() -> None:
    report = enriched()
    theme = report.brief.theme.model_copy(update={"footer": Label({"en": "Board paper", "ja": "取締役会資料"})})
    footed = replace(report, brief=report.brief.model_copy(update={"theme": theme}))
    assert '<footer class="foot"><p>取締役会資料</p></footer>' in html.render(footed, "ja")


def with_an_unapproved_cause() -> Report:
    """The cause that explains a rise, that the work list names and a verdict quotes, is not for the client yet."""
    report = enriched()
    known = report.causes[0]
    quoting = replace(
        report.findings.verdicts["revenue_per_customer"],
        reason=Sentence("verdict.explained", {
            "causes": (Label("Spring sale"), known.label), "actual": Figure(444.0), "mid": Figure(431.0),
            "explained": Figure(18.0, "change"),
        }),
    )
    verdicts = {**report.findings.verdicts, "revenue_per_customer": quoting}
    return replace(
        report, causes=(known.model_copy(update={"approved": False, "evidence": Label("a board paper")}),),
        findings=replace(report.findings, verdicts=verdicts),
    )


@pytest.mark.parametrize(("language", "name", "neutral"), [
    ("en", "Autumn price list", "Cause not yet approved"), ("ja", "秋の価格改定", "未承認の要因"),
])
def test_a_cause_that_is_not_approved_keeps_its_effect_and_loses_its_name(
    language: str, name: str, neutral: str,
) -> None:
    report = with_an_unapproved_cause()
    client, working = html.render(report, language), html.render(report, language, "working")
    assert (name in working, neutral in working, "a board paper" in working) == (True, False, True)
    assert (name in client, neutral in client, "a board paper" in client) == (False, True, False)
    assert dict(read(client).named).items() <= dict(read(working).named).items()


def test_the_json_of_figures_names_no_cause_that_is_not_approved() -> None:
    report = with_an_unapproved_cause()
    told = figures.render(report)
    assert "Cause not yet approved" in told
    assert "Autumn price list" not in told
    freed = replace(report, causes=(report.causes[0].model_copy(update={"approved": True}),))
    assert "Autumn price list" in figures.render(freed)


def test_where_all_causes_are_approved_the_report_is_itself() -> None:
    report = enriched()
    assert approved(report) is report
