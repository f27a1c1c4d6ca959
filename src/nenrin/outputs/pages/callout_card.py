"""One change that nobody can explain: its size, its range, where it sits, and the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import band, svg
from nenrin.charts.band import SMALL
from nenrin.charts.fonts import width
from nenrin.expectations import Expectation
from nenrin.findings import Callout, State
from nenrin.outputs.pages.callout_where import Part, scope, where
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.levels import levels
from nenrin.outputs.pages.marked import dated, named
from nenrin.outputs.pages.shapes import Headline
from nenrin.report.conclusion import worth
from nenrin.vocabulary import Sentence

_SIZE = {"en": 10.4, "ja": 9.8}
_ROOM = 437.0
_TAG = 6.6
"""Size of a card's headline, the room that it shares with its tag, and the size of the tag, in points."""
_CHART = {"pdf": SMALL, "html": (150.0, 78.0)}
"""Sizes of its chart, in points; a phone stretches the smaller one until its text is legible."""
_BROAD, _PART = (464.0, 128.0), (150.0, 82.0)
"""Sizes of the charts of a card that has a page to itself: across it, and three beside each other."""
_PARTS = 2
"""Movements that cancel each other out with a chart of their own, the largest ones."""


@dataclass(frozen=True)
class Fact:
    """A small heading and what stands under it."""

    name: str
    text: Markup


@dataclass(frozen=True)
class Picture:
    """A chart and what it shows."""

    title: str
    chart: Markup


@dataclass(frozen=True)
class CalloutCard:
    """One call-out. ``facts``: what is asked, beside the chart; ``known``: what it rests on, in columns below.

    ``size``: where it stands in the tree and how large it may be.
    ``alone``: it has a page to itself, and its ``pictures`` run across: the KPI, and what cancels out in it.
    """

    id: str
    number: int
    headline: Headline
    tag: Markup
    partly: bool
    say: Markup
    alone: bool
    pictures: tuple[Picture, ...]
    covered: tuple[Part, ...]
    where: tuple[Part, ...]
    where_title: str
    nowhere: Markup
    facts: tuple[Fact, ...]
    size: tuple[Fact, ...]
    known: tuple[tuple[Fact, ...], ...]


_LACKING = ("failed", "masked")
"""Kinds of call-outs about an effect that was claimed and is not seen."""


def callout_card(context: Context, callout: Callout, *, alone: bool = False) -> CalloutCard:
    """The card of one call-out; ``alone`` on a page."""
    report, partly, at = context.report, callout.state is State.PARTLY_EXPLAINED, scope(callout)
    tag = context.told("tag_partly" if partly else f"tag_{callout.kind}", *at, effect=worth(report, callout))
    room = _ROOM - width(tag.striptags(), _TAG, context.language, 700)
    return CalloutCard(
        id=f"c-{callout.number}",
        number=callout.number,
        headline=context.headline(callout.headline, _SIZE[context.language], room, *at, face="sans"),
        tag=tag,
        partly=partly,
        say=_say(context, callout),
        alone=alone,
        pictures=_pictures(context, callout, alone=alone),
        covered=_covered(context, callout),
        where=where(context, callout),
        where_title=context.text("where_masked" if any(one.share < 0 for one in callout.where) else "where"),
        nowhere=Markup("") if callout.where or callout.branch else context.told("nowhere"),
        facts=_facts(context, callout),
        size=_size(context, callout),
        known=_known(context, callout),
    )


def _pictures(context: Context, callout: Callout, *, alone: bool) -> tuple[Picture, ...]:
    """The KPI against its range; where there is room, beside it the KPIs that cancel each other out in it."""
    report, language = context.report, context.language
    if not alone:
        chart = context.picture(lambda: band(report, callout.kpi, language, _CHART[context.mode]))
        return (Picture(band_title(context, callout.kpi), chart),)
    size = _PART if callout.parts else _BROAD
    return tuple(
        Picture(band_title(context, kpi), context.picture(lambda: band(report, kpi, language, size, svg.document)))  # noqa: B023 (called at once)
        for kpi in (callout.kpi, *callout.parts[:_PARTS])
    )


def _since(context: Context, callout: Callout) -> Markup:
    """Since when it has been called out, where that was not this month."""
    if callout.since is None or callout.since == context.report.month:
        return Markup("")
    return dated(context.words.month(callout.since))


def band_title(context: Context, kpi: str) -> str:
    """What a band chart shows, with the unit where the name does not say it."""
    unit = context.beside(kpi)
    return context.text("band_title" if unit else "band_title_plain", kpi=context.report.label(kpi), unit=unit)


def _say(context: Context, callout: Callout) -> Markup:
    """The month, what was expected of it, and how far off it is; of a month inside its range, why it is called out."""
    report, kpi = context.report, callout.kpi
    expected, actual = report.expectation(kpi), report.tree.value(kpi, report.month)
    since = callout.headline.facts.get("since", report.month)
    within = "call_say_shift" if callout.kind == "shift" else "call_say_inside"
    return context.told(
        "call_say" if _outside(actual, expected) else within, *scope(callout),
        kpi=report.label(kpi), since=since, actual=report.figure(kpi, actual),
        low=report.figure(kpi, expected.low), high=report.figure(kpi, expected.high),
        change=report.figure(kpi, callout.change, "change"),
        expected=report.figure(kpi, callout.expected_change, "change"),
    )


def _outside(actual: float | None, expected: Expectation) -> bool:
    """Whether the month lies outside its range; what has no range counts as outside."""
    if actual is None or expected.low is None or expected.high is None:
        return True
    return not expected.low <= actual <= expected.high


def _covered(context: Context, callout: Callout) -> tuple[Part, ...]:
    """The two pieces of the bar; a piece too small to carry its figure keeps it beside the bar.

    None where the claims do not cover a change but lack one: an effect that failed to show, or is hidden.
    """
    if callout.kind in _LACKING:
        return ()
    covered = f"{scope(callout)[0]}.share_covered"
    shares = (("explained", callout.share_covered, covered), ("unexplained", 1 - callout.share_covered, ""))
    return tuple(
        Part(
            context.text(f"bar_{name}"), 100 * share,
            context.share(share, f"page.bar_{name}.{callout.kpi}", path=path), name == "unexplained",
        )
        for name, share, path in shares if share > 0
    )


def _facts(context: Context, callout: Callout) -> tuple[Fact, ...]:
    """Question, owner and date; since when."""
    found = [
        ("fact_question", context.write(callout.question, *scope(callout))),
        ("fact_answer", _answer(context, callout)),
        ("fact_since", _since(context, callout)),
    ]
    return _named(context, found)


def _size(context: Context, callout: Callout) -> tuple[Fact, ...]:
    """Where it stands in the tree and how large it may be."""
    report, kpi = context.report, callout.kpi
    amounts = {"low": report.figure(kpi, callout.low, "change"), "high": report.figure(kpi, callout.high, "change")}
    found = [
        ("fact_path", named(" › ".join(context.label(step) for step in callout.path))),
        ("fact_range", context.told("range", *scope(callout), **amounts)),
    ]
    return _named(context, found)


def _known(context: Context, callout: Callout) -> tuple[tuple[Fact, ...], ...]:
    """What the expectation rests on and which causes are on file; beside it what was ruled out."""
    report, kpi, at = context.report, callout.kpi, scope(callout)
    rule = report.expectation(kpi).rule
    found = [
        ("fact_basis", Markup("<br>").join(context.owned(one, kpi) for one in callout.basis)),
        ("fact_rule", _told(context, (rule,) if rule else (), at)),
        ("fact_levels", Markup("<br>").join(levels(context, kpi)[-1:])),
        ("fact_causes", _causes(context, callout)),
    ]
    columns = _named(context, found), _named(context, [("fact_ruled_out", _told(context, callout.ruled_out, at))])
    return tuple(column for column in columns if column)


def _named(context: Context, found: Sequence[tuple[str, Markup]]) -> tuple[Fact, ...]:
    """Those that say anything."""
    return tuple(Fact(context.text(key), text) for key, text in found if text)


def _causes(context: Context, callout: Callout) -> Markup:
    """The causes on file; in the working copy with the size that each claims."""
    labels = {cause.id: context.words.label(cause.label) for cause in context.report.causes}
    known = [labels.get(cause, cause) for cause in callout.causes]
    return named(context.words.join(known) or context.words.text("common.no_record"))


def _answer(context: Context, callout: Callout) -> Markup:
    """Who answers, until when: as the work list says, else whoever is named for the KPI."""
    owner = callout.owner or context.report.kpi(callout.kpi).answers_for
    if callout.due is None:
        return named(context.words.label(owner))
    return context.told("answer" if owner else "answer_due", owner=owner, due=callout.due)


def _told(context: Context, sentences: Sequence[Sentence], at: tuple[str, ...]) -> Markup:
    """A line each."""
    return Markup("<br>").join(context.write(sentence, *at) for sentence in sentences)
