"""A shop's report that remembers: scored claims, open and answered questions, restated numbers, a year shared out."""

from __future__ import annotations

from dataclasses import replace

from grown_report import FIRST, shop
from nenrin.attribution import attribute_year
from nenrin.explanations import Score, Standing
from nenrin.findings import Callout, Investigation, State, Where
from nenrin.report import Report, Restatement
from nenrin.vocabulary import Label, Sentence

LAST = FIRST + 29
BEFORE = LAST + -2


def plain(text: str) -> Sentence:
    """A sentence that says nothing but ``text``."""
    return Sentence("common.plain", {"text": text})


def callouts() -> tuple[Callout, ...]:
    """One of every kind; the first sits in a combination of two segments, answered by somebody until a month."""
    kinds = {"basket": "month", "orders": "shift", "goods": "masked", "freight": "failed"}
    found = [
        Callout(
            number, kpi, ("profit", kpi), 1.0, 0.5, 0.0, 0.5, 0.4, 0.6, 0.0, 10.0, State.UNEXPLAINED, (), (),
            plain("headline"), plain("question"), kind=kind,  # type: ignore[arg-type]
        )
        for number, (kpi, kind) in enumerate(kinds.items(), 1)
    ]
    where = Where("region", "North", 0.8, within=(("channel", "Web"),))
    found[0] = replace(
        found[0], where=(where,), basis=(plain("thirty months"), plain("a season")), ruled_out=(plain("the data"),),
        owner=Label("sales"), due=LAST + 1, since=BEFORE,
    )
    return tuple(found)


def remembered() -> Report:
    """The report; ``mail`` claimed 10 to 20 of ``basket`` two months ago, and 4 came after other claims."""
    report = shop()
    mid = report.expectations["basket"][BEFORE].mid or 0.0
    surprise = report.tree.series["basket"][BEFORE] - mid
    score = Score("mail", "basket", BEFORE, 10.0, 20.0, surprise - 3.0, "too_high")
    standing = Standing("mail", Label("Mail"), "basket", "expired", BEFORE, (score,), (plain("look again"),))
    work = (
        Investigation(f"basket@{BEFORE}", "basket", BEFORE, "open", 3, unexplained=12.0,
                      owner=Label("sales"), due=LAST + 1),
        Investigation(f"goods@{BEFORE}", "goods", BEFORE, "answered", 3, unexplained=-7.0,
                      answer=Label("A late delivery.")),
        Investigation(f"gone@{BEFORE}", "gone", BEFORE, "open", 3),
    )
    sent = report.tree.series["goods"][BEFORE] - 25.0
    restatements = (
        Restatement("goods", BEFORE, sent, sent + 25.0), Restatement("goods", FIRST + -5, 1.0, None),
        Restatement("gone", BEFORE, 1.0, 2.0),
    )
    levels = {"goods": (plain("a new level"),)}
    findings = replace(report.findings, callouts=callouts(), levels=levels)
    return replace(
        report, findings=findings, standings=(standing,), investigations=work, restatements=restatements,
        year=attribute_year(report.tree, report.month, report.plan),
    )
