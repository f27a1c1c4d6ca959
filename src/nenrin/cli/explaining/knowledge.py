"""What the register knows about a KPI's change, and what nobody does, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nenrin.cli.explaining.account import Account

if TYPE_CHECKING:
    from nenrin.vocabulary import Fact
    from nenrin.words import Words


def known(account: Account, words: Words) -> Iterator[str]:
    """Each cause that claims a part of the surprise."""
    if not account.known:
        yield words.text("explain.nothing_known")
    for cause, claim in account.known:
        if not claim.sized:
            yield words.text("explain.cause_unsized", cause=cause.label, evidence=cause.evidence)
            continue
        effect = account.report.figure(account.kpi, claim.effect, "change")
        spread = account.report.figure(account.kpi, claim.spread)
        yield words.text("explain.cause", cause=cause.label, effect=effect, spread=spread, evidence=cause.evidence)


def unknown(account: Account, words: Words) -> Iterator[str]:
    """What remains, as a range, and the question to ask; or why it was not judged."""
    report, kpi = account.report, account.kpi
    reason, callout = report.findings.unjudged.get(kpi), report.callout(kpi)
    found = report.explanations.get(kpi)
    if reason is not None or found is None or found.unexplained is None:
        reason = reason or report.expectation(kpi).reason or report.verdict(kpi).reason
        yield words.text("explain.not_judged", reason=reason)
    elif callout is None and not found.claims and _inside(account):
        yield words.text("explain.nothing_unknown")
    else:
        facts: dict[str, Fact] = {
            "amount": report.figure(kpi, found.unexplained, "change"),
            "low": report.figure(kpi, found.low, "change"), "high": report.figure(kpi, found.high, "change"),
        }
        if callout is not None:
            facts["question"] = callout.question
        yield words.text("explain.unexplained_callout" if callout else "explain.unexplained", **facts)


def _inside(account: Account) -> bool:
    """Whether the value lies in the band in which it was expected."""
    expected, actual = account.report.expectation(account.kpi), account.report.compared[account.kpi].actual
    if expected.low is None or expected.high is None or actual is None:
        return False
    return expected.low <= actual <= expected.high
