"""Goal and initiatives, the work list, what was restated: every line that is known, and nothing where it is empty."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from enriched import enriched
from nenrin.outputs import html
from nenrin.outputs.pages.callouts import callouts
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.landing import Landing, landing
from nenrin.outputs.pages.ledger import ledger
from nenrin.outputs.pages.outlook import Outlook, outlook
from nenrin.outputs.pages.restated import restated
from nenrin.outputs.pages.strategic import strategic
from nenrin.projections import Projection
from nenrin.report import Report
from nenrin.words import Words
from sample_figures import plain
from sample_report import sample_report


def context(report: Report, language: str = "en") -> Context:
    return Context(report, Words(language), "html", drawn=False)


def bare(text: object) -> str:
    return re.sub("<[^>]+>", "", str(text))


def found(report: Report) -> Landing:
    one = landing(context(report))
    assert one is not None
    return one


def changed(report: Report, **said: object) -> Report:
    """With another landing."""
    now = report.projection.landing
    assert now is not None
    return replace(report, projection=replace(report.projection, landing=replace(now, **said)))  # type: ignore[arg-type]


def test_where_nothing_was_projected_or_measured_there_is_no_page() -> None:
    assert outlook(context(sample_report())) is None
    assert strategic(context(sample_report())).no_landing == ""


def test_why_nothing_was_projected_is_told_with_the_strategic_kpis() -> None:
    reason = replace(sample_report(), projection=Projection(reason=plain("No target is set.", "目標がない。")))
    assert strategic(context(reason)).no_landing == "No target is set."
    assert outlook(context(reason)) is None


def test_the_landing_says_range_plan_gap_and_what_is_booked() -> None:
    """2,030 − 1,655 = 375 thousand short."""
    assert bare(found(enriched()).say) == (
        "In the fiscal year to September 2012, revenue should come to £1.66m (£1.51m to £1.80m); the plan of £2.03m "
        "lies above this range, £375k from its middle. Booked so far: £301k; 10 months to come."
    )


@pytest.mark.parametrize(("said", "part"), [
    ({"plan": 1_700_000.0}, "lies inside this range, £45.0k from its middle"),
    ({"plan": 1_600_000.0}, "£55.0k above the plan of £1.60m, which still lies inside this range"),
    ({"plan": 1_400_000.0}, "even the lower end lies above the plan of £1.40m"),
    ({"plan": None}, "There is no plan for the year."),
    ({"remaining": ()}, "revenue came to £1.66m against a plan of £2.03m, £375k less"),
    ({"remaining": (), "plan": 1_600_000.0}, "£55.0k more"),
    ({"remaining": (), "plan": None}, "There was no plan for it."),
])
def test_every_place_of_the_plan_has_its_own_words(said: dict[str, object], part: str) -> None:
    assert part in bare(found(changed(enriched(), **said)).say)


def test_levers_stand_by_their_effect_with_what_closing_the_gap_would_take() -> None:
    rows = found(enriched()).rows
    assert [bare(row.name) for row in rows] == ["Revenue per customer", "Retained customers", "New customers"]
    assert [row.sensitivity.text for row in rows] == ["+1.4", "+1.2", "+0.2"]
    assert [row.percent for row in rows] == pytest.approx([100, 100 * 1_225 / 1_405.7, 100 * 210 / 1_405.7])
    assert [(row.alone.text, row.seen.text, row.verdict) for row in rows][1] == ("+24.0%", "+31.0%", "seen before")
    assert (found(enriched()).short, found(changed(enriched(), plan=1_600_000.0)).short) == (True, False)
    assert found(changed(enriched(), remaining=())).rows == ()
    assert found(changed(enriched(), plan=None)).rows == ()


@pytest.mark.usefixtures("fontless")
def test_where_no_gap_is_open_no_column_speaks_of_closing_one() -> None:
    ahead = html.render(changed(enriched(), plan=1_600_000.0), "en")
    assert "What one per cent of each lever is worth" in ahead
    assert "would close the gap" not in ahead
    assert "never seen" not in ahead
    assert "What would close the gap" in html.render(enriched(), "en")


def test_initiatives_show_effect_interval_and_group_sizes_or_why_they_were_not_read() -> None:
    page = outlook(context(enriched()))
    assert isinstance(page, Outlook)
    mail, phone = page.initiatives
    letter, card = mail.rows
    assert (letter.size.text, letter.control.text) == ("2,011", "1,004")
    assert (letter.lift.text, letter.low.text, letter.high.text) == ("+2.33 pts", "+0.12 pts", "+4.41 pts")
    assert (letter.lift.tone, letter.verdict, card.lift.tone, card.verdict) == (
        "good", "effect shown", "mute", "no effect shown",
    )
    assert bare(mail.total) == "worth +47 customers in new customers (+2 to +89 customers)."
    assert (phone.rows, phone.stopped) == ((), "The groups have other sizes than they were meant to have.")


def test_the_ledger_of_causes_names_every_part_that_prints_and_closes() -> None:
    """−13.1 % … 160.4 last month to 140.6 now: the parts sum to the change."""
    entries = ledger(context(enriched()))
    assert [entry.name for entry in entries] == [
        "Last month", "Calendar: trading days", "Season and trend", "Initiatives, measured", "Known causes",
        "Mix of segments", "Not explained", "Actual",
    ]
    assert entries[-2].kind == "open"
    assert [entry.fall.number.text for entry in entries[1:4]] == ["−1.2", "+3.4", "+0.9"]
    assert all(entry.fall.number.path for entry in entries)


def test_doubts_about_the_data_come_first_and_the_work_list_last() -> None:
    page = callouts(context(enriched()))
    (doubt,) = page.doubts
    assert (doubt.where, bare(doubt.reason), doubt.kpis) == ("orders · order_id", "12 rows repeat", "Revenue")
    (answered,) = page.answered
    (still,) = page.still_open
    assert bare(answered.answer) == "Autumn catalogue reached 40,000 homes. Explained by: Autumn price list."
    assert (still.name, bare(still.opened), still.size.text, still.unit, still.months.text, still.owner) == (
        "Refund rate", "Aug 2011", "+0.4", "pts", "4", "Order desk",
    )
    calm = callouts(context(sample_report()))
    assert (calm.doubts, calm.answered, calm.still_open) == ((), (), ())


def test_a_card_tells_owner_date_basis_and_what_was_ruled_out() -> None:
    (card,) = callouts(context(enriched())).cards
    facts = [*card.facts, *(fact for column in card.known for fact in column)]
    told = {fact.name: bare(str(fact.text).replace("<br>", " / ")) for fact in facts}
    assert told["Owner and date"] == "CRM team · by December 2011"
    assert told["Called out since"] == "October 2011"
    assert told["Basis of the expectation"] == "Season and trend of 13 months"
    assert told["Ruled out"] == "No price change / Data complete"
    assert [(part.name, part.number.text) for part in card.where][:2] == [
        ("Retained customers", "81%"), ("Region: Abroad × Channel: Web", "72%"),
    ]
    assert bare(card.tag) == "New level · £22.5k"
    assert card.nowhere == ""


def test_a_change_that_sits_nowhere_says_so() -> None:
    report = sample_report()
    spread = tuple(replace(callout, where=()) for callout in report.findings.callouts)
    (card,) = callouts(context(replace(report, findings=replace(report.findings, callouts=spread)))).cards
    assert card.nowhere.startswith("Not concentrated")


def test_restated_numbers_stand_as_sent_and_as_they_are_now() -> None:
    (line,) = restated(context(enriched()))
    assert (line.name, bare(line.month), line.sent.text, line.now.text, line.difference.text) == (
        "Revenue", "Sep 2011", "151.0", "153.9", "+2.9",
    )
    assert restated(context(sample_report())) == ()
